/** The one dependency rule, as a table: what each part may import of ours and from outside (src/README.md). */
interface Part {
  readonly files: RegExp;
  readonly ours: readonly RegExp[];
  /** An adapter sees the folder that it lives in, and no neighbour of it. */
  readonly ownFolder?: true;
  /** Packages; `node:` stands for all of Node's own. */
  readonly outside: readonly string[];
}

const CORE = /^src\/core\//;
const LEAVES = /^src\/core\/(?:errors|text)\.ts$/;
const LIVE_PORT = /^src\/live\/port(?:\.ts$|\/)/;
const STORE_PORT = /^src\/store\/port(?:\.ts$|\/)/;
/** What both APIs of Tencent have in common; it knows neither. */
const TENCENT = /^src\/live\/tencent\//;
const CHAT_PORT = /^src\/chat\/port\.ts$/;

/** The first line that fits a file is its rule. */
const PARTS: readonly Part[] = [
  { files: LIVE_PORT, ours: [LIVE_PORT], outside: [] },
  { files: STORE_PORT, ours: [STORE_PORT], outside: [] },
  { files: LEAVES, ours: [LEAVES], outside: [] },
  { files: CORE, ours: [CORE, LIVE_PORT, STORE_PORT], outside: ['zod'] },
  {
    files: /^commands\//,
    ours: [
      CORE,
      LIVE_PORT,
      /^src\/live\/(?:urls|user-sig|qr|wording|stop-reason)\.ts$/,
      /^src\/(?:digest|watch|stats|leases)\//,
    ],
    outside: ['zod'],
  },
  {
    files: /^src\/live\/[a-z-]+\.ts$/,
    ours: [LIVE_PORT, LEAVES, /^src\/live\/[a-z-]+\.ts$/],
    outside: ['node:', 'tls-sig-api-v2', 'qrcode'],
  },
  {
    files: /^src\/live\/tencent-[a-z0-9-]+\//,
    ours: [LIVE_PORT, LEAVES, TENCENT],
    ownFolder: true,
    outside: ['zod', 'node:'],
  },
  {
    files: /^src\/live\/[a-z0-9-]+\//,
    ours: [LIVE_PORT, LEAVES],
    ownFolder: true,
    outside: ['zod', 'node:'],
  },
  { files: /^src\/chat\/port\.ts$/, ours: [CORE], outside: [] },
  {
    files: /^src\/chat\/slack\//,
    ours: [CORE, CHAT_PORT],
    ownFolder: true,
    outside: [
      '@slack/bolt',
      '@slack/web-api',
      '@slack/socket-mode',
      '@slack/types',
      '@slack/logger',
      'yaml',
      'node:',
    ],
  },
  {
    files: /^src\/chat\/discord\//,
    ours: [CORE, CHAT_PORT],
    ownFolder: true,
    outside: ['discord.js', 'discord-api-types', '@discordjs/rest', '@discordjs/ws', 'node:'],
  },
  // A platform that is new names its SDK above; until then it may import none.
  { files: /^src\/chat\/[a-z0-9-]+\//, ours: [CORE, CHAT_PORT], ownFolder: true, outside: [] },
  {
    files: /^src\/store\//,
    ours: [STORE_PORT, LEAVES, /^src\/store\//],
    outside: ['@photostructure/sqlite', 'pg', 'node:'],
  },
  {
    files: /^src\/(?:digest|watch)\//,
    ours: [
      CORE,
      LIVE_PORT,
      STORE_PORT,
      CHAT_PORT,
      /^src\/live\/(?:stop-reason|wording)\.ts$/,
      /^src\/(?:digest|watch)\//,
    ],
    outside: ['node-cron', '@napi-rs/canvas', 'zod', 'node:'],
  },
  {
    files: /^src\/leases\//,
    ours: [
      CORE,
      LIVE_PORT,
      STORE_PORT,
      /^src\/live\/(?:stop-reason|wording)\.ts$/,
      /^src\/(?:stats|leases)\//,
    ],
    outside: ['zod'],
  },
  {
    files: /^src\/stats\//,
    ours: [CORE, LIVE_PORT, /^src\/live\/wording\.ts$/, /^src\/stats\//],
    outside: [],
  },
  {
    files: /^src\/web\//,
    ours: [CORE, LIVE_PORT, STORE_PORT, /^src\/web\//],
    outside: ['node:', 'prom-client', 'zod'],
  },
  { files: /^src\/config\//, ours: [CORE, LIVE_PORT, /^src\/config\//], outside: ['zod', 'yaml'] },
  { files: /^src\/sim\//, ours: [/^src\/sim\//], outside: ['node:', 'ws', 'node-media-server'] },
  // main, bot, demo and tools are where everything meets.
  { files: /^src\/(?:[a-z-]+\.ts$|demo\/|tools\/)/, ours: [/^src\//, /^commands\//], outside: ['*'] },
];

/** One import line: the file it stands in (from the root of the repository) and what it names. */
export interface ImportLine {
  readonly file: string;
  readonly specifier: string;
  /** The file that a relative specifier leads to. */
  readonly target: string | undefined;
}

/** Why the import is against the rule, or undefined when it is not. */
export function importFault({ file, specifier, target }: ImportLine): string | undefined {
  const part = PARTS.find(({ files }) => files.test(file));
  if (part === undefined) return `${file} belongs to no part of the house (src/README.md, the map)`;
  const allowed = target === undefined ? fitsOutside(specifier, part) : fitsOurs(file, target, part);
  return allowed ? undefined : `${file} may not import ${target ?? specifier} (src/README.md, import rule)`;
}

function fitsOutside(specifier: string, { outside }: Part): boolean {
  return outside.some(
    (name) =>
      name === '*' || specifier === name || specifier.startsWith(name.endsWith(':') ? name : `${name}/`),
  );
}

function fitsOurs(file: string, target: string, { ours, ownFolder }: Part): boolean {
  const folder = file.split('/').slice(0, 3).join('/');
  return ours.some((path) => path.test(target)) || (ownFolder === true && target.startsWith(`${folder}/`));
}
