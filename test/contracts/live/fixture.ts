import { BotError } from '../../../src/core/errors.ts';
import {
  isAppName,
  isDomainName,
  isStreamName,
  type Ability,
  type Live,
  type StreamKey,
  type TaskId,
  type UnixSeconds,
} from '../../../src/live/port.ts';

export const WRITE_ABILITIES = ['ban', 'unban', 'cut', 'startRecord', 'stopRecord'] as const;
export type WriteAbility = (typeof WRITE_ABILITIES)[number];

/** A recording task as the cloud has it. */
export interface CloudTask {
  readonly id: string;
  readonly stream: StreamKey;
  readonly from: UnixSeconds;
  readonly to: UnixSeconds;
  readonly stopped: boolean;
}

/** The other side of an adapter, driven by its stand-in. */
export interface LiveCloud {
  now(): UnixSeconds;
  goLive(stream: StreamKey): void;
  endPush(stream: StreamKey): void;
  ban(stream: StreamKey, until: UnixSeconds): void;
  /** From now on so many watch the live stream. */
  watch(stream: StreamKey, viewers: number): void;
  /** Makes a recording task, also one of the past. */
  record(stream: StreamKey, from: UnixSeconds, to: UnixSeconds): TaskId;
  /** All of them, in the order in which they were made. */
  tasks(): readonly CloudTask[];
  passTime(seconds: number): void;
  isLive(stream: StreamKey): boolean;
  /** The end of the ban of this name; undefined without one. */
  banEnd(stream: StreamKey): UnixSeconds | undefined;
  /** Requests that write and reached the cloud, whatever came of them. */
  writes(): number;
  /** The next request takes effect, its answer never comes, and the adapter's patience ends. */
  loseAnswerAfterEffect(ability: WriteAbility): void;
  /**
   * Every request from now on, without effect: `refused` with an error that says so, `dropped` without an answer,
   * `page` with an HTML page and status 502.
   */
  failWith(ability: Ability, how: 'refused' | 'dropped' | 'page'): void;
}

export interface LiveFixture {
  readonly live: Live;
  /** What this cloud leaves out of its answers, where another one tells it: then it must be undefined. */
  readonly untold?: ReadonlySet<'since' | 'until' | 'videoBps'>;
  readonly cloud: LiveCloud;
}

/** A stream of the stand-in's push domain. */
export function testStream(name: string, app = 'live', domain = 'push.example.com'): StreamKey {
  if (!isDomainName(domain) || !isAppName(app) || !isStreamName(name)) throw new Error(`no stream: ${name}`);
  return { domain, app, name };
}

export async function botErrorOf(promise: Promise<unknown>): Promise<BotError> {
  const outcome = await promise.then(
    () => 'success',
    (error: unknown) => error,
  );
  if (outcome instanceof BotError) return outcome;
  throw new Error('expected a BotError', { cause: outcome });
}

export type ContractTest = (
  needs: Ability,
  title: string,
  run: (fixture: LiveFixture) => Promise<void>,
) => void;

export const room = testStream('room-1');
export const HOUR_S = 3600;
export const DAY_S = 24 * HOUR_S;

/** One write of each kind, to the same stream. */
export const WRITES: Readonly<Record<WriteAbility, (fixture: LiveFixture) => Promise<unknown>>> = {
  ban: ({ live, cloud }) => live.control.streams.ban(room, cloud.now() + HOUR_S, 'policy'),
  unban: ({ live }) => live.control.streams.unban(room),
  cut: ({ live }) => live.control.streams.cut(room),
  startRecord: ({ live, cloud }) => {
    const order = { from: undefined, to: cloud.now() + HOUR_S, format: undefined, templateId: undefined };
    return live.control.recordings.start(room, order);
  },
  stopRecord: ({ live, cloud }) =>
    live.control.recordings.stop({
      id: cloud.record(room, cloud.now(), cloud.now() + HOUR_S),
      stream: room,
    }),
};

/** One read of each kind. */
export const READS: ReadonlyMap<Ability, (fixture: LiveFixture) => Promise<unknown>> = new Map<
  Ability,
  (fixture: LiveFixture) => Promise<unknown>
>([
  ['state', ({ live }) => live.streams.state(room)],
  ['online', ({ live }) => live.streams.online({})],
  ['events', ({ live, cloud }) => live.streams.events({}, cloud.now() - DAY_S, cloud.now())],
  ['banned', ({ live }) => live.streams.banned()],
  ['pushes', ({ live }) => live.stats.pushes({})],
  ['plays', ({ live }) => live.stats.plays()],
  ['playHistory', ({ live, cloud }) => live.stats.playHistory(room.name, cloud.now() - HOUR_S, cloud.now())],
  ['dayTraffic', ({ live, cloud }) => live.stats.dayTraffic(beijingDay(cloud.now() - 2 * DAY_S))],
  ['bandwidth', ({ live, cloud }) => live.stats.bandwidth(cloud.now() - HOUR_S, cloud.now())],
  ['recordTasks', ({ live, cloud }) => live.recordings.tasks({}, cloud.now() - DAY_S, cloud.now())],
]);

/** The day of a moment in Beijing, as `dayTraffic` takes it. */
export function beijingDay(at: UnixSeconds): string {
  return new Date((at + 8 * HOUR_S) * 1000).toISOString().slice(0, 10);
}
