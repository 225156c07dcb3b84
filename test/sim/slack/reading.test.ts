import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/sim/slack/json.ts';
import { buttons, mentions, pieces, plainText } from '../../../src/sim/slack/reading/reading.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const says = (text: string, blocks: readonly Json[] = []) => ({ text, blocks, attachments: [] });
const mrkdwn = (text: string, verbatim = false) =>
  says('', [{ type: 'section', text: { type: 'mrkdwn', text, ...(verbatim ? { verbatim } : {}) } }]);
const kinds = (text: string) => pieces(mrkdwn(text)).map(({ kind, text }) => [kind, text]);
const live = (text: string) => mentions(mrkdwn(text)).map(({ kind, target }) => [kind, target]);

describe('what a person reads', () => {
  it('is the blocks, one line each', () => {
    const message = says('hidden', [
      { type: 'header', text: plain('room-1') },
      { type: 'section', text: { type: 'mrkdwn', text: '*on air* &amp; <https://a.test|here>' } },
      { type: 'divider' },
      {
        type: 'table',
        rows: [
          [
            { type: 'raw_text', text: 'a' },
            { type: 'raw_text', text: 'b' },
          ],
        ],
      },
      { type: 'image', alt_text: 'a chart' },
      { type: 'actions', elements: [{ type: 'button', text: plain('Ban') }] },
    ]);
    expect(plainText(message)).toBe('room-1\non air & here\n---\na | b\n(image: a chart)\n[Ban]');
    expect(buttons(message.blocks)).toEqual(['Ban']);
    expect(plainText(says('only _text_'))).toBe('only text');
  });

  it('keeps styles apart', () => {
    expect(kinds('a *b* _c_ ~d~ `e` ```f```')).toEqual([
      ['text', 'a '],
      ['bold', 'b'],
      ['text', ' '],
      ['italic', 'c'],
      ['text', ' '],
      ['strike', 'd'],
      ['text', ' '],
      ['code', 'e'],
      ['text', ' '],
      ['pre', 'f'],
    ]);
    expect(kinds('room_1_main 2*3*4')).toEqual([['text', 'room_1_main 2*3*4']]);
    expect(kinds('&gt; quoted')).toEqual([['quote', 'quoted']]);
  });

  it.each<[string, [string, string][]]>([
    [
      '<!channel> <!here> <!everyone>',
      [
        ['broadcast', 'channel'],
        ['broadcast', 'here'],
        ['broadcast', 'everyone'],
      ],
    ],
    [
      '<@U1> <!subteam^S1|@mods> <#C1|live>',
      [
        ['user', 'U1'],
        ['usergroup', 'S1'],
        ['channel', 'C1'],
      ],
    ],
    [
      '<https://a.test/x|click> https://b.test',
      [
        ['link', 'https://a.test/x'],
        ['link', 'https://b.test'],
      ],
    ],
    [
      '`<!channel>` *<@U1>*',
      [
        ['broadcast', 'channel'],
        ['user', 'U1'],
      ],
    ],
    ['bare @channel', [['broadcast', 'channel']]],
    ['&lt;!channel&gt; mail@channel.test `https://a.test` <!date^1^{date}|then>', []],
  ])('finds what is live in %s', (text, expected) => {
    expect(live(text)).toEqual(expected);
  });

  it('finds what is live in rich text and in the hidden text', () => {
    const element = {
      type: 'rich_text_section',
      elements: [
        { type: 'broadcast', range: 'here' },
        { type: 'text', text: '<!channel>' },
      ],
    };
    const message = says('<@U1>', [{ type: 'rich_text', elements: [element] }]);
    expect(mentions(message).map(({ target }) => target)).toEqual(['here', 'U1']);
    expect(plainText(message)).toBe('@here<!channel>');
  });

  it('makes nothing bare live in verbatim text', () => {
    expect(mentions(mrkdwn('https://a.test @channel', true))).toEqual([]);
  });
});
