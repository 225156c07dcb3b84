import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fieldsOf, type Field } from '../src/core/fields.ts';
import { loadCommands } from '../src/load-commands.ts';
import { SIGNED_SECRET, STEPS, type Stage } from './kit/canary-steps.ts';
import { LANDED_S } from './operations/operation.ts';
import { openStreet, type Street } from './kit/street.ts';

/** Whose answers hold a signed URL or a UserSig: to the asker alone. */
const HANDS_OUT: ReadonlySet<string> = new Set(['test', 'url play', 'url push', 'usersig make']);

/** What signs: the digest of an address (32 or 64 hex letters), and a whole UserSig (tencent-live 9.2, 10). */
const SIGNATURES = /(?<=txSecret=)[0-9a-fA-F]{32,64}|eJ[\w*-]{60,}/g;

let street: Street;
let folder: string;

/** All places that are not an answer to the asker, by name. */
async function elsewhere(): Promise<ReadonlyMap<string, string>> {
  const files = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'latin1'));
  const ports = street.running().map(({ port }) => port);
  const pages = ports.flatMap((port) =>
    ['metrics', 'healthz', 'readyz'].map((page) => `http://127.0.0.1:${port}/${page}`),
  );
  const read = await Promise.all(pages.map(async (page) => (await fetch(page)).text()));
  return new Map([
    ['the channel in Slack', street.slack.member.raw()],
    ['the channel in Discord', street.discord.member.raw()],
    ['the log', street.lines.join('\n')],
    ['the store, audit and buttons in it', files.join('\n')],
    ['metrics and health', read.join('\n')],
  ]);
}

/** Alt texts and titles of pictures and files, wherever they stand in what a platform keeps. */
function altsOf(value: unknown, key = ''): readonly string[] {
  if (typeof value === 'string') return ALT_KEYS.has(key) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  // An embed's `description` is its text; an attachment's is its alt text.
  const isEmbed = key === 'embeds';
  return Object.entries(value).flatMap(([name, inner]) => {
    if (isEmbed && name === 'description') return [];
    return altsOf(inner, Array.isArray(value) ? key : name);
  });
}
const ALT_KEYS: ReadonlySet<string> = new Set([
  'alt_text',
  'altText',
  'alt_txt',
  'description',
  'title',
  'name',
]);

const stageOf = (platform: 'slack' | 'discord', api: 'v3' | 'legacy'): Stage => ({
  street,
  api,
  asker: street[platform].moderator,
  member: street[platform].member,
  stream: (name) => ({ domain: street.cloud.world.pushDomains[0] ?? '', app: 'live', name }),
});

/** A digest that was cut short is one all the same; other secrets are looked for as a whole. */
const found = (text: string, secrets: readonly string[]): readonly string[] =>
  secrets.filter((secret) => text.includes(/^[0-9a-f]{32,}$/i.test(secret) ? secret.slice(0, 8) : secret));

beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'tallylight-canary-'))));
afterEach(() => rmSync(folder, { recursive: true }));

describe.each(['v3', 'legacy'] as const)('API %s', { timeout: 120_000 }, (api) => {
  beforeEach(async () => {
    street = await openStreet({ api, databaseUrl: `file:${folder}/street.db`, log: 'trace' });
  });
  afterEach(() => street.close());

  it.each(['slack', 'discord'] as const)(
    'what signs stands in an answer to the asker alone, whichever command runs, from %s',
    async (platform) => {
      expect(STEPS.map(([path]) => path).toSorted()).toEqual([...(await loadCommands()).keys()].toSorted());
      const stage = stageOf(platform, api);
      const handed = new Set<string>();
      for (const [path, run] of STEPS) {
        const before = stage.asker.reads().length;
        await run(stage);
        await street.passes(LANDED_S);
        const said = stage.asker
          .reads()
          .slice(before)
          .map(({ text }) => text)
          .join('\n');
        const signs = [...said.matchAll(SIGNATURES)].map(([sign]) => sign);
        const isNew = signs.filter((sign) => !handed.has(sign));
        expect([path, isNew.length > 0]).toEqual([path, HANDS_OUT.has(path)]);
        for (const sign of isNew) handed.add(sign);
      }
      await street.passes(60);
      expect(handed.size).toBeGreaterThanOrEqual(HANDS_OUT.size);
      const secrets = [...handed, SIGNED_SECRET, ...street.canaries];
      for (const [place, text] of await elsewhere()) {
        // What the bot keeps to answer by is the platform's, and no key of ours.
        expect([place, found(text, secrets)]).toEqual([place, []]);
      }
      const asked = stage.asker.raw();
      expect(found(asked, [SIGNED_SECRET, ...street.canaries])).toEqual([]);
      expect(found(altsOf(JSON.parse(asked)).join('\n'), [...handed])).toEqual([]);
    },
  );
});

describe('a signed URL in the wrong place', { timeout: 120_000 }, () => {
  beforeEach(async () => {
    street = await openStreet({ databaseUrl: `file:${folder}/street.db`, log: 'trace' });
  });
  afterEach(() => street.close());

  it.each(['slack', 'discord'] as const)(
    'in any field of any command comes back from nowhere, %s',
    async (platform) => {
      const { asker, stream } = stageOf(platform, 'v3');
      const { domain } = stream('');
      const url = `rtmp://${domain}/live/room-1?txSecret=${SIGNED_SECRET}&txTime=6B36EC80`;
      for (const [path, command] of await loadCommands()) {
        const fields = fieldsOf(command.input).filter(({ kind }) => kind !== 'secret');
        if (fields.length === 0) continue;
        const before = asker.reads().length;
        await asker.gives(path, Object.fromEntries(fields.map((field) => [field.name, wrongly(field, url)])));
        const sim = platform === 'slack' ? street.slackSim : street.discordSim;
        await sim.until(() => asker.reads().length > before || asker.hasForm(), `an answer of ${path}`);
      }
      await street.passes(LANDED_S);
      for (const [place, text] of await elsewhere())
        expect([place, found(text, [SIGNED_SECRET])]).toEqual([place, []]);
      expect(found(asker.raw(), [SIGNED_SECRET])).toEqual([]);
    },
  );
});

/** A field that Discord takes as one of several or as a number can hold nothing else. */
function wrongly(field: Field, url: string): string {
  const { kind, choices } = field;
  return choices?.[0] ?? (kind === 'count' ? '1' : url);
}
