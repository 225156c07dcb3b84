import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { demoConfig } from '../../src/demo/demo-config.ts';
import { createSigner } from '../../src/signer.ts';
import { createBot, type Bot } from '../../src/bot.ts';
import type { Chat } from '../../src/chat/port.ts';
import type { Commands } from '../../src/core/command.ts';
import type { Desk } from '../../src/core/desk.ts';
import { readGrant, type Grant, type Grants, type Permission } from '../../src/core/permissions.ts';
import type { Services } from '../../src/core/services.ts';
import type { Settings } from '../../src/core/settings.ts';
import { isAppName, isDomainName, type DomainName } from '../../src/live/port.ts';
import { createTencentLegacy } from '../../src/live/tencent-legacy/tencent-legacy.ts';
import { createTencentV3 } from '../../src/live/tencent-v3/tencent-v3.ts';
import { loadCommands } from '../../src/load-commands.ts';
import { createPinoLog } from '../../src/pino-log.ts';
import { manualClock, type ManualClock } from '../../src/sim/clock.ts';
import {
  createTencentSim,
  type TencentSim,
  type TencentSimAddress,
} from '../../src/sim/tencent/tencent-sim.ts';
import { openStore } from '../../src/store/open.ts';
import { hurriedClock, START_MS } from '../live/tencent/hurried-clock.ts';
import { createPerson, type Person, type PersonOptions } from './person.ts';
import { createRecordingChat, type RecordingChat } from './recording-chat.ts';

export interface WorldOptions {
  /** As in `tallylight.yml`; without them everybody in Slack may view and `slack:user:mod` may moderate. */
  readonly grants?: Partial<Record<Permission, readonly string[]>>;
  /** Those of the repository when left out. */
  readonly commands?: Commands;
  /** Platforms beside the recording one of `slack`, or in its place. */
  readonly chats?: readonly Chat[];
  /** Another store than a SQLite file of its own. */
  readonly databaseUrl?: string;
  /** The first is the default. */
  readonly pushDomains?: readonly string[];
  /** `play.example.com` when left out; the first has three times the viewers of each other one. */
  readonly playDomains?: readonly string[];
  /** What the cloud does with its list of bans. */
  readonly forbidList?: 'offered' | 'gone';
  /** The generation of the cloud's API; 3.0 when left out. */
  readonly api?: 'v3' | 'legacy';
}

/** A whole bot on one hand-moved clock: real dispatch, real SQLite in a file, real adapter on the stand-in cloud. */
export interface World {
  readonly cloud: TencentSim;
  readonly address: TencentSimAddress;
  readonly clock: ManualClock;
  readonly databaseUrl: string;
  readonly services: Services;
  /** Not started: its looks run in `passTime`, and nothing runs beside a test. */
  readonly bot: Bot;
  readonly desk: Desk;
  /** Remembers what is told outside a request in Slack. */
  readonly chat: RecordingChat;
  /** Every log line so far. */
  readonly logged: readonly string[];
  person(name: string, options?: PersonOptions): Person;
  /** In steps of a second, or of `stepS`; looks that fall due run after each. */
  passTime(seconds: number, stepS?: number): Promise<void>;
  /** Requests that reached the cloud, all or those of one action. */
  calls(action?: string): number;
  /** The next call of the action takes effect, but its answer never comes. */
  loseAnswer(action: string): void;
  /** The bot dies and another one opens the same store; cloud and clock go on. */
  restart(): Promise<World>;
}

/** Opens a world that is closed when the test is over. */
export async function openWorld(options: WorldOptions = {}): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'tallylight-world-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const clock = manualClock(START_MS);
  const { pushDomains = ['push.example.com'], playDomains = ['play.example.com'] } = options;
  const { forbidList = 'offered' } = options;
  const cloud = createTencentSim({ clock, random: () => 0.5, pushDomains, playDomains, forbidList });
  const address = await cloud.start();
  onTestFinished(() => cloud.stop());
  const commands = options.commands ?? (await loadCommands());
  const databaseUrl = options.databaseUrl ?? `file:${join(folder, 'bot.db')}`;
  return openBot({ cloud, address, clock, databaseUrl }, commands, options);
}

type Outside = Pick<World, 'cloud' | 'address' | 'clock' | 'databaseUrl'>;

async function openBot(outside: Outside, commands: Commands, options: WorldOptions): Promise<World> {
  const { cloud, clock, databaseUrl } = outside;
  const logged: string[] = [];
  const now = () => Math.floor(clock.now() / 1000);
  const live = options.api === 'legacy' ? openLegacy(outside) : openV3(outside);
  const store = await openStore(databaseUrl, { now });
  const close = once(async () => {
    live.stop();
    await store.close();
  });
  onTestFinished(close);
  const settings = worldSettings(cloud.world.pushDomains);
  const log = createPinoLog({ level: 'trace', secrets: [], write: (line) => void logged.push(line) });
  const grants = readGrants(options.grants ?? { view: ['slack:*'], moderate: ['slack:user:mod'] });
  const sign = createSigner({ ...demoConfig({ cloud: outside.address, databaseUrl }).keys, im: undefined });
  const { random } = Math;
  const services: Services = { commands, live, store, grants, settings, sign, postable, log, now, random };
  const chat = createRecordingChat('slack');
  const bot = createBot({
    services,
    chats: [chat, ...(options.chats ?? [])],
    every: () => () => undefined,
  });
  const { desk, laters } = bot;
  return {
    ...outside,
    services,
    bot,
    desk,
    chat,
    logged,
    person: (name, more) => createPerson(desk, name, more),
    async passTime(seconds, stepS = 1) {
      for (let passed = 0; passed < seconds; passed += stepS) {
        clock.advance(stepS * 1000);
        await laters.tick();
      }
    },
    calls: (action) => cloud.calls.filter((call) => (action ?? call.action) === call.action).length,
    loseAnswer: (action) => loseAnswer(outside, action),
    async restart() {
      await close();
      return openBot(outside, commands, options);
    },
  };
}

/** The bot's own `postable` asks its chats. */
const postable = () => Promise.resolve(undefined);

function openV3(outside: Outside) {
  const { v3: url, vod: vodUrl, secretId, secretKey } = outside.address;
  const region = 'ap-guangzhou';
  const pushDomains = outside.cloud.world.pushDomains.filter(isDomainName);
  const account = { site: 'mainland', url, vodUrl, secretId, secretKey, region, pushDomains } as const;
  return createTencentV3({ ...account, ...timeOf(outside) });
}

function openLegacy(outside: Outside) {
  const { fcgi: fcgiUrl, statcgi: statcgiUrl, appId, apiKey } = outside.address;
  const { push, app } = worldSettings(outside.cloud.world.pushDomains);
  const account = { fcgiUrl, statcgiUrl, appId, apiKey, domain: push[0], app };
  return createTencentLegacy({ ...account, ...timeOf(outside) });
}

const timeOf = ({ clock }: Outside) => ({
  now: () => Math.floor(clock.now() / 1000),
  random: () => 0.5,
  clock: hurriedClock(clock),
});

/** Once the call has taken effect, the clock is moved past the time that the adapter waits for its answer. */
function loseAnswer({ cloud, clock }: Outside, action: string): void {
  cloud.faults.add({ kind: 'lose-answer', action, times: 1 });
  const end = cloud.onChange((change) => {
    if (change.kind !== 'called' || change.call.fault !== 'lose-answer') return;
    end();
    setImmediate(() => clock.advance(15_000));
  });
}

export function worldSettings(pushDomains: readonly string[] = ['push.example.com']): Settings {
  const [first, ...more] = pushDomains.map(domainOf);
  const app = 'live';
  if (first === undefined || !isAppName(app)) throw new TypeError('a world needs a push domain and an app');
  return {
    command: 'live',
    language: 'en',
    timezone: 'UTC',
    app,
    push: [first, ...more],
    play: [{ domain: domainOf('play.example.com'), templates: ['hd'] }],
    recordTemplates: new Map([['mp4', 1001]]),
    snapshotTemplate: 2001,
    urlLives: new Map(),
    userSigLives: new Map(),
    userIds: new Map([['test', ['test-*']]]),
    adminUserIds: ['administrator'],
    digestLateMost: 12 * 3600,
    leases: 3,
  };
}

/** Grants as `tallylight.yml` writes them; throws for a line of no known form. */
export function readGrants(lines: Partial<Record<Permission, readonly string[]>>): Grants {
  const read = (permission: Permission) => (lines[permission] ?? []).map(grantOf);
  return {
    view: read('view'),
    test: read('test'),
    moderate: read('moderate'),
    operate: read('operate'),
    admin: read('admin'),
  };
}

function grantOf(line: string): Grant {
  const grant = readGrant(line);
  if (grant === undefined) throw new TypeError(`no grant: ${line}`);
  return grant;
}

function domainOf(name: string): DomainName {
  if (!isDomainName(name)) throw new TypeError(`no domain: ${name}`);
  return name;
}

function once(run: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => (done ??= run());
}
