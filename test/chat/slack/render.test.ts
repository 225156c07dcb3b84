import { array, assert, constantFrom, oneof, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../src/chat/slack/limits.ts';
import { render, renderShort, type Rendered } from '../../../src/chat/slack/render.ts';
import type { SealedReply } from '../../../src/core/reply.ts';
import { plainText, text } from '../../../src/core/text.ts';
import { checkMessageBlocks } from '../../../src/sim/slack/block-kit/check-message.ts';
import { isJson } from '../../../src/sim/slack/json.ts';
import { buttons, mentions, pieces, plainText as read } from '../../../src/sim/slack/reading/reading.ts';
import { HOSTILE_TEXTS, hostileReply, REPLIES } from '../../fixtures/replies.ts';

/** As it goes over the wire. */
function sent({ text, blocks }: Rendered) {
  const json: unknown = JSON.parse(JSON.stringify(blocks));
  return { text, blocks: Array.isArray(json) ? json.filter((block) => isJson(block)) : [], attachments: [] };
}

const replyNamed = (name: string): SealedReply => {
  const found = REPLIES.get(name);
  if (found === undefined) throw new Error(`no fixture ${name}`);
  return found;
};

const shown = (name: string): string => read(sent(render(replyNamed(name))));

describe('a rendered reply', () => {
  it.each([...REPLIES])('is taken by Slack: %s', (_name, reply) => {
    const message = sent(render(reply));
    expect(checkMessageBlocks(message.blocks, true)).toBeUndefined();
    expect(message.text.length).toBeGreaterThan(0);
    expect(message.text.length).toBeLessThanOrEqual(LIMITS.fallbackText);
    expect(message.blocks.length).toBeLessThanOrEqual(LIMITS.messageBlocks);
    // Half a character could not be sent as a form field.
    expect(() => encodeURIComponent(message.text)).not.toThrow();
  });

  it.each(['title only', 'every span', 'every block', 'failure', 'ragged table', 'strange times'])(
    'looks as it did: %s',
    (name) => {
      expect(render(replyNamed(name))).toMatchSnapshot();
    },
  );

  it('says how much of a giant is left out', () => {
    expect(shown('giant text')).toMatch(/…\n… \d+ more characters and 1 more line$/);
    expect(shown('giant facts')).toMatch(/\n… 836 more lines$/);
    expect(shown('long table')).toMatch(/\n… 401 more rows$/);
    expect(shown('wide table')).toMatch(/\n… 40 more columns$/);
    expect(shown('fat table')).toMatch(/\n… \d+ more rows$/);
    expect(shown('giant code')).toMatch(/…\n… \d+ more characters$/);
    expect(shown('many buttons')).toContain('… 35 more buttons');
    expect(buttons(sent(render(replyNamed('many buttons'))).blocks)).toHaveLength(25);
  });

  it('repeats a title that is too long, in full', () => {
    const { title } = replyNamed('giant title');
    expect(shown('giant title')).toContain(plainText(title));
  });

  it('keeps every row and cell of a ragged table', () => {
    const lines = shown('ragged table').split('\n');
    expect(lines.slice(1)).toEqual([
      'A | B | C | –',
      '1 | – | – | –',
      '1 | 2 | 3 | 4',
      '– | – | – | –',
      '– | 2 | 2026-11-22 09:30 UTC | –',
      'no column',
    ]);
  });

  it('speaks the language of the catalogue', () => {
    const catalogue = new Map([['{0} is live', '{0} ist auf Sendung']]);
    const reply = { ...replyNamed('title only'), title: text`${'room-1'} is live` };
    expect(render(reply, catalogue).text).toBe('✅ room-1 ist auf Sendung');
  });

  it('shrinks to its title and where to look when it is over', () => {
    const short = renderShort(replyNamed('every block'));
    expect(read(sent(short))).toBe('⚠️ Every block\nThe answer stands in a message of its own.');
  });
});

describe('user text', () => {
  it.each(HOSTILE_TEXTS)('is neither a mention nor an address: %j', (hostile) => {
    expect(liveOrStyled(hostile)).toEqual([]);
  });

  it('stays text, whatever it is', () => {
    const sign = constantFrom(
      ...'< > @ ! # * _ ~ ` & | ^ \n [ ] ( ) : / -'.split(' '),
      '<!channel>',
      '<@U1>',
      'https://a.b',
      '&lt;',
      'a ',
    );
    const hostile = oneof(
      array(sign, { maxLength: 12 }).map((signs) => signs.join('')),
      string(),
    );
    assert(
      property(hostile, (given) => liveOrStyled(given).length === 0),
      { numRuns: 300 },
    );
    expect.assertions(0);
  });
});

/** What of the message is live, or styled although it was only text; it must be taken by Slack, too. */
function liveOrStyled(hostile: string): unknown[] {
  const message = sent(render(hostileReply(hostile)));
  // What is read where there are no blocks.
  const fallback = { ...message, blocks: [] };
  return [
    ...(checkMessageBlocks(message.blocks, true)?.messages ?? []),
    ...mentions(message),
    ...pieces(fallback).filter(({ kind }) => !['text', 'link'].includes(kind)),
  ];
}
