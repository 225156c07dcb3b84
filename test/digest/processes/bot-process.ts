import { createDesk } from '../../../src/core/desk.ts';
import { Secret } from '../../../src/core/secret.ts';
import { demoConfig } from '../../../src/demo/demo-config.ts';
import { createDigestSchedule, type DigestSchedule } from '../../../src/digest/schedule.ts';
import { loadCommands } from '../../../src/load-commands.ts';
import { openChats } from '../../../src/open-chats.ts';
import { openStore } from '../../../src/store/open.ts';
import type { Store } from '../../../src/store/port.ts';
import { openServices } from '../../../src/open-services.ts';
import { createPinoLog } from '../../../src/pino-log.ts';
import { createGate } from './gate.ts';
import { pointedFetch, pointedLive, pointedStore } from './pointed.ts';
import { toBotShape, type FromBot, type Round, type Setup } from './protocol.ts';

/**
 * A bot in a process of its own: the real store, cloud adapter, chats and digest schedule, on the time that its parent tells.
 * Argument: a `Setup` as JSON. It runs its digests when it is told to, until it is killed.
 */
const setup: Setup = JSON.parse(process.argv[2] ?? '');
const { cloud, slack, discord, databases } = setup;
const time = { now: setup.now };
const now = () => time.now;
const gate = createGate(say);
globalThis.fetch = pointedFetch(globalThis.fetch, gate);

const nobody = { view: [], test: [], moderate: [], operate: [], admin: [] };
const config = demoConfig({
  cloud,
  databaseUrl: databases[0]?.url ?? '',
  grants: nobody,
  slack: {
    botToken: new Secret(slack.botToken),
    entrance: { appToken: new Secret(slack.appToken) },
    apiUrl: slack.apiUrl,
    home: [],
  },
  discord: { token: new Secret(discord.token), apiUrl: discord.apiUrl, home: [discord.guildId] },
});
const opened = await openServices(config, {
  commands: await loadCommands(),
  log: createPinoLog({
    level: process.env['TALLYLIGHT_TEST_LOG'] ?? 'error',
    secrets: [],
    write: (line) => void process.stderr.write(line),
  }),
  now,
  random: Math.random,
});
const live = pointedLive(opened.services.live, gate);
const { chats } = openChats(config, Math.random);
const desk = createDesk(opened.services, () => []);
await Promise.all(chats.map((chat) => chat.start(desk)));
const byPlatform = new Map(chats.map((chat) => [chat.platform, chat]));
const stores = new Map<string, Store>();
for (const { name, url } of databases) stores.set(name, pointedStore(await openStore(url, { now }), gate));
const schedules = new Map<string, DigestSchedule>();

process.on('message', (message) => {
  const told = toBotShape.parse(message);
  if ('go' in told) return gate.go(told.go);
  time.now = told.tick;
  void tick(told.rounds);
});
// A parent that is gone has nobody else to end its children.
process.on('disconnect', () => process.exit());
say({ said: 'ready' });

async function tick(rounds: readonly Round[]): Promise<void> {
  await Promise.all(rounds.map((round) => gate.inRun(round, scheduleOf(round).tick)));
  say({ said: 'ticked' });
}

function scheduleOf({ store: name, ids }: Round): DigestSchedule {
  const store = stores.get(name);
  if (store === undefined) throw new TypeError(`no database ${name}`);
  const schedule =
    schedules.get(ids) ?? createDigestSchedule({ ...opened.services, store, live }, byPlatform);
  schedules.set(ids, schedule);
  return schedule;
}

function say(message: FromBot): void {
  process.send?.(message);
}
