import type { Chat, ChatFault } from './chat/port.ts';
import type { Platform } from './core/call.ts';
import { createDesk, type Desk } from './core/desk.ts';
import type { FixedDigest } from './core/digest-order.ts';
import { PERMISSIONS, type Grants } from './core/permissions.ts';
import type { Services } from './core/services.ts';
import { keepFixed } from './digest/fixed.ts';
import { createYesterdayKeeper, type YesterdayKeeper } from './digest/keep-yesterday.ts';
import { createDigestSchedule, type DigestSchedule } from './digest/schedule.ts';
import { warnOfUnserved } from './digest/unserved.ts';
import { createBackfill, type Backfill } from './watch/backfill.ts';
import { createLaters, type Laters } from './watch/laters.ts';
import { createSessionWatch, type SessionWatch } from './watch/sessions.ts';
import { createStreamIndex, INDEX_EVERY_S, type StreamIndex } from './watch/stream-index.ts';
import { readCallbackRecord } from './web/callback-record.ts';

/** Calls `run` every `everyMs`; the answer stops it. */
export type Every = (everyMs: number, run: () => void) => () => void;

export interface BotOptions {
  readonly services: Services;
  readonly chats: readonly Chat[];
  readonly every: Every;
  /** Calls `run` at every full minute; every 60 s when left out. */
  readonly everyMinute?: ((run: () => void) => () => void) | undefined;
  /** The digests of `tallylight.yml`. */
  readonly digests?: readonly FixedDigest[];
  /** Counts answers: platform, command, and `ok` or the error's code. */
  readonly answered?: (platform: string, command: string, outcome: string) => void;
}

export interface Bot {
  readonly desk: Desk;
  readonly laters: Laters;
  readonly digests: DigestSchedule;
  readonly yesterday: YesterdayKeeper;
  readonly index: StreamIndex;
  readonly sessions: SessionWatch;
  /** Runs once, when the bot starts. */
  readonly backfill: Backfill;
  readonly connected: () => ReadonlyMap<Platform, boolean>;
  /** Rejects when the store does not answer. */
  readonly askStore: () => Promise<unknown>;
  /** Faults that only the platforms can tell: tokens, homes, groups that do not exist. */
  check(): Promise<readonly ChatFault[]>;
  start(): Promise<void>;
  /** Takes no more and finishes what is running. */
  stop(): Promise<void>;
}

const LATERS_EVERY_MS = 1000;
const EVENTS_EVERY_MS = 2000;
const MINUTE_MS = 60_000;
const SWEEP_EVERY_MS = 3_600_000;

/** Puts doors and services together; does nothing before `start`. */
export function createBot(options: BotOptions): Bot {
  const { chats, answered } = options;
  const byPlatform = new Map<Platform, Chat>(chats.map((chat) => [chat.platform, chat]));
  const postable: Services['postable'] = async (place) => byPlatform.get(place.platform)?.postable(place);
  const services: Services = { ...options.services, postable };
  const { store, now } = services;
  const index = createStreamIndex(services);
  const desk = counted(createDesk(services, index.suggest), answered);
  const laters = createLaters(services, byPlatform);
  const digests = createDigestSchedule(services, byPlatform);
  const yesterday = createYesterdayKeeper(services);
  const sessions = createSessionWatch(services);
  const backfill = createBackfill(services, readCallbackRecord);
  let stops: readonly (() => void)[] = [];
  return {
    desk,
    laters,
    digests,
    yesterday,
    index,
    sessions,
    backfill,
    connected: () => new Map(chats.map((chat) => [chat.platform, chat.connected()])),
    askStore: () => store.audit.list({}, 1),
    check: () => checkChats(chats, services.grants),
    async start() {
      await keepFixed(options.digests ?? [], store.digests, now());
      await warnOfUnserved([...byPlatform.keys()], services);
      await Promise.all(chats.map((chat) => chat.start(desk)));
      stops = startJobs({ laters, digests, yesterday, index, sessions, backfill }, options);
    },
    async stop() {
      for (const stop of stops) stop();
      // What is being told is told while the platforms can still be reached.
      await Promise.all([laters.idle(), digests.idle(), yesterday.idle(), backfill.stop(), sessions.idle()]);
      await Promise.all(chats.map((chat) => chat.stop()));
      await Promise.all([laters.idle(), digests.idle(), sessions.idle()]);
    },
  };
}

type Jobs = Pick<Bot, 'laters' | 'digests' | 'yesterday' | 'index' | 'sessions' | 'backfill'>;

/** Everything that runs by the clock; what comes out stops it. */
function startJobs(
  { laters, digests, yesterday, index, sessions, backfill }: Jobs,
  { services: { store, log, now }, every, everyMinute = (run) => every(MINUTE_MS, run) }: BotOptions,
): readonly (() => void)[] {
  const guarded = (what: string, run: () => Promise<void>) => () => {
    run().catch((cause: unknown) => log.error(`${what} failed`, { cause }));
  };
  const refresh = guarded('stream index', async () => sessions.check(await index.refresh()));
  const act = guarded('events', sessions.act);
  const post = guarded('digests', digests.tick);
  const keep = guarded('facts of yesterday', yesterday.tick);
  const sweep = guarded('sweep', () => store.sweep(now()));
  guarded('first look', async () => {
    const online = await index.refresh();
    // Before anything is compared: what was missed may be the other half of what is known.
    await backfill.run(online);
    await sessions.act();
    await sessions.check(online);
  })();
  post();
  return [
    every(LATERS_EVERY_MS, guarded('laters', laters.tick)),
    every(EVENTS_EVERY_MS, act),
    everyMinute(() => {
      post();
      keep();
    }),
    every(INDEX_EVERY_S * 1000, refresh),
    every(SWEEP_EVERY_MS, sweep),
  ];
}

/** Counts what the desk answers; a button's command is known only once it was read, so it counts as `button`. */
function counted(desk: Desk, answered: BotOptions['answered']): Desk {
  if (answered === undefined) return desk;
  return {
    ...desk,
    async dispatch(call) {
      const answer = await desk.dispatch(call);
      answered(call.actor.platform, call.origin === 'button' ? 'button' : call.command, answer.error ?? 'ok');
      return answer;
    },
  };
}

async function checkChats(chats: readonly Chat[], grants: Grants): Promise<readonly ChatFault[]> {
  const lines = PERMISSIONS.flatMap((permission) =>
    grants[permission].map((grant) => ({ setting: `grants.${permission}`, grant })),
  );
  const faults = await Promise.all(
    chats.map((chat) => chat.check(lines.filter(({ grant }) => grant.platform === chat.platform))),
  );
  return faults.flat();
}
