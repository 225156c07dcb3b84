import { BotError } from '../../../src/core/errors.ts';
import {
  isAppName,
  isDomainName,
  isStreamName,
  type Ability,
  type Live,
  type MixOrder,
  type StreamKey,
  type TaskId,
  type UnixSeconds,
} from '../../../src/live/port.ts';

/** A task of a stream as the cloud has it: one that records, or one that takes snapshots. */
export interface CloudTask {
  readonly id: string;
  readonly stream: StreamKey;
  readonly from: UnixSeconds;
  readonly to: UnixSeconds;
  readonly stopped: boolean;
}

/** A mix as the cloud has it, its inputs by their layers. */
export interface CloudMix {
  readonly session: string;
  readonly output: string;
  readonly inputs: readonly string[];
}

/** How the cloud says that it did nothing, by what people are told of it. */
export const REFUSALS = [
  'cloud-refused',
  'cloud-credentials',
  'cloud-limit',
  'cloud-account',
  'unsupported',
] as const;
export type Refusal = (typeof REFUSALS)[number];

/** The other side of an adapter, driven by its stand-in. */
export interface LiveCloud {
  now(): UnixSeconds;
  goLive(stream: StreamKey): void;
  endPush(stream: StreamKey): void;
  ban(stream: StreamKey, until: UnixSeconds): void;
  /** From now on so many watch the live stream. */
  watch(stream: StreamKey, viewers: number): void;
  /** From now on viewers of a play domain are answered with this HTTP code alone, where the cloud counts such answers. */
  failPlays(httpCode: number): void;
  /** Makes a recording task, also one of the past. */
  record(stream: StreamKey, from: UnixSeconds, to: UnixSeconds): TaskId;
  /** All of them, in the order in which they were made. */
  tasks(): readonly CloudTask[];
  /** Leaves a file of a recording behind, of the past. */
  file(stream: StreamKey, from: UnixSeconds, to: UnixSeconds): void;
  /** Takes one picture of the stream. */
  picture(stream: StreamKey): void;
  /** From now on what happens is called back; nobody takes it, and the cloud records that. */
  callBack(): void;
  /** Makes a task that takes snapshots, also one of the past. */
  snapshot(stream: StreamKey, from: UnixSeconds, to: UnixSeconds): TaskId;
  snapshotTasks(): readonly CloudTask[];
  /** Starts the mix by itself, of streams that are live. */
  mix(order: Pick<MixOrder, 'session' | 'output' | 'inputs'>): void;
  /** Those that run. */
  mixes(): readonly CloudMix[];
  passTime(seconds: number): void;
  isLive(stream: StreamKey): boolean;
  /** The end of the ban of this name; undefined without one. */
  banEnd(stream: StreamKey): UnixSeconds | undefined;
  /** Requests that write and reached the cloud, whatever came of them. */
  writes(): number;
  /** The next request takes effect, its answer never comes, and the adapter's patience ends. */
  loseAnswerAfterEffect(ability: Ability): void;
  /** Every request from now on, without effect: `dropped` without an answer, `page` with an HTML page and status 502. */
  failWith(ability: Ability, how: Refusal | 'dropped' | 'page'): void;
}

export type Untold = 'since' | 'until' | 'videoBps' | 'durationS' | 'sizeBytes' | 'format';

export interface LiveFixture {
  readonly live: Live;
  /** What this cloud leaves out of its answers, where another one tells it: then it must be undefined. */
  readonly untold?: ReadonlySet<Untold>;
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

/** A test of whoever can be asked for `needs`, on a cloud that has words for `told`. */
export type ContractTest = (
  needs: Ability,
  title: string,
  run: (fixture: LiveFixture) => Promise<void>,
  told?: Refusal,
) => void;

export const room = testStream('room-1');
export const HOUR_S = 3600;
export const DAY_S = 24 * HOUR_S;
