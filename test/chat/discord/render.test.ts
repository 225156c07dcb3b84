import { array, assert, constantFrom, oneof, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonOf } from '../../../src/chat/discord/json.ts';
import { LIMITS } from '../../../src/chat/discord/limits.ts';
import { render, renderShort, type Rendered } from '../../../src/chat/discord/render.ts';
import type { SealedReply } from '../../../src/core/reply.ts';
import { plainText, text } from '../../../src/core/text.ts';
import { markup } from '../../../src/sim/discord/markup.ts';
import { readMessage } from '../../../src/sim/discord/message-check.ts';
import type { DiscordMessage } from '../../../src/sim/discord/message.ts';
import { pings } from '../../../src/sim/discord/pings.ts';
import { buttonLabels } from '../../../src/sim/discord/plain-text.ts';
import { HOSTILE_TEXTS, hostileReply, REPLIES } from '../../fixtures/replies.ts';
import { readable } from './readable.ts';

/** The message that Discord makes of it; throws when Discord would refuse it. */
function sent({ body }: Rendered): DiscordMessage {
  const json = jsonOf(JSON.parse(JSON.stringify(body)));
  const { embeds = [], components = [], allowedMentions } = readMessage(json, { mayFlags: 0 });
  if (allowedMentions === undefined) throw new Error('everybody could be pinged');
  return {
    id: '1',
    channelId: '2',
    authorId: '3',
    content: '',
    embeds,
    components,
    attachments: [],
    flags: 0,
    ephemeralTo: undefined,
    loading: false,
    createdAtMs: 0,
    editedAtMs: undefined,
    nonce: undefined,
    allowedMentions,
    mayPingEveryone: true,
    interaction: undefined,
    replyTo: undefined,
  };
}

const replyNamed = (name: string): SealedReply => {
  const found = REPLIES.get(name);
  if (found === undefined) throw new Error(`no fixture ${name}`);
  return found;
};

const shown = (name: string): string => readable(sent(render(replyNamed(name))));

describe('a rendered reply', () => {
  it.each([...REPLIES])('is taken by Discord: %s', (_name, reply) => {
    const { body, files } = render(reply);
    expect(() => sent({ body, files })).not.toThrow();
    expect(files).toHaveLength(body.attachments.length);
    expect(files.length).toBeLessThanOrEqual(LIMITS.embeds);
    for (const { description } of body.attachments) {
      expect(description.length).toBeLessThanOrEqual(LIMITS.altText);
    }
    // Half a character is no JSON that Discord takes.
    expect(() => encodeURIComponent(JSON.stringify(body))).not.toThrow();
    expect(JSON.stringify(body)).not.toMatch(/\\ud[89a-f]/i);
  });

  it.each(['title only', 'every span', 'every block', 'failure', 'ragged table', 'strange times'])(
    'looks as it did: %s',
    (name) => {
      expect(render(replyNamed(name)).body).toMatchSnapshot();
    },
  );

  it('says how much of a giant is left out', () => {
    expect(shown('giant text')).toMatch(/word\d+… \d+ more characters\n+… 1 more parts/s);
    expect(shown('one giant word')).toMatch(/x{1000,}… \d+ more characters/);
    expect(shown('giant facts')).toMatch(/\n… \d+ more$/);
    expect(shown('long table')).toMatch(/\n… \d+ more rows$/);
    expect(shown('wide table')).toMatch(/\n… \d+ more columns$/);
    expect(shown('fat table')).toMatch(/\n… \d+ more rows\n… \d+ more columns$/);
    expect(shown('giant code')).toMatch(/\n… \d+ more characters$/);
    expect(shown('many blocks')).toMatch(/… \d+ more parts\n+… 110 more pictures$/);
    expect(shown('many buttons')).toMatch(/… 35 more buttons/);
    expect(buttonLabels(sent(render(replyNamed('many buttons'))))).toHaveLength(25);
  });

  it('counts what is left out to the letter', () => {
    const [, left = '0'] = /… (\d+) more characters/.exec(shown('one giant word')) ?? [];
    expect(shown('one giant word').match(/x/g)?.length).toBe(60_000 - Number(left));
  });

  it('repeats a title that is too long, in full', () => {
    expect(shown('giant title')).toContain(plainText(replyNamed('giant title').title));
  });

  it('speaks the language of the catalogue', () => {
    const catalogue = new Map([['{0} is live', '{0} ist auf Sendung']]);
    const reply = { ...replyNamed('title only'), title: text`${'room-1'} is live` };
    expect(readable(sent(render(reply, catalogue)))).toBe('✅ room-1 ist auf Sendung');
  });

  it('shrinks to its title when it is over, and takes pictures and buttons away', () => {
    expect(renderShort(replyNamed('every block'))).toEqual({
      body: {
        embeds: [
          {
            title: '⚠️ Every block',
            color: 0xf9_a8_25,
            description: 'The answer stands in a message of its own.',
          },
        ],
        components: [],
        attachments: [],
        allowed_mentions: { parse: [] },
      },
      files: [],
    });
  });
});

describe('user text', () => {
  it.each(HOSTILE_TEXTS)('is neither markup nor a mention: %j', (hostile) => {
    expect(strange(hostile)).toEqual([]);
  });

  // Regression: a point behind a number began a list where no space followed it.
  it.each(['1.`<', '1.', '12.*'])('begins no list: %j', (hostile) => {
    expect(strange(hostile)).toEqual([]);
  });

  it('stays text, whatever it is', () => {
    const sign = constantFrom(
      ...'<>@!#*_~`&|^\\\n[]():/-.1'.split(''),
      '@everyone',
      '<@1>',
      '<t:0:R>',
      'https://a.b',
      '- ',
      '```',
      'a ',
    );
    const hostile = oneof(
      array(sign, { maxLength: 12 }).map((signs) => signs.join('')),
      string({ unit: 'binary' }),
    );
    assert(
      property(hostile, (given) => {
        expect(strange(given)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it.each(['room-1', 'room_1', 'push.example.com/live/room-1', 'at 21:10, 4.5 Mbps', 'C#'])(
    'is left as it is where it cannot be markup: %s',
    (words) => {
      expect(render({ ...replyNamed('title only'), title: text`${words}` }).body.embeds[0]?.title).toBe(
        `✅ ${words}`,
      );
    },
  );
});

/** How often each style stands in the fixture itself. */
const OWN_STYLES: ReadonlyMap<string, number> = new Map([
  ['bold', 1],
  ['code', 1],
  ['code-block', 2],
]);

/** What in the message is live beyond the fixture's own styles, and who is pinged. */
function strange(hostile: string): readonly string[] {
  const message = sent(render(hostileReply(hostile)));
  const left = new Map(OWN_STYLES);
  const live = markup(message).filter(({ kind }) => {
    const count = (left.get(kind) ?? 0) - 1;
    left.set(kind, count);
    return count < 0;
  });
  return [...live.map(({ kind, text: inside }) => `${kind}: ${inside}`), ...pings(message)];
}
