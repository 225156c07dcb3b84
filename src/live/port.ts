/** UNIX time in whole seconds. */
export type UnixSeconds = number;

declare const kind: unique symbol;
type Kind<K extends string> = string & { readonly [kind]: K };
export type StreamName = Kind<'StreamName'>;
export type AppName = Kind<'AppName'>;
export type DomainName = Kind<'DomainName'>;
/** Text, since task ids exceed 2^53 on the old API (tencent-live 3.14). */
export type TaskId = Kind<'TaskId'>;

/** tencent-live 9.3: nothing that would need percent-encoding. */
export const isStreamName = (value: string): value is StreamName =>
  /^[A-Za-z0-9][A-Za-z0-9_-]{0,79}$/.test(value);
/** tencent-live 9.3. */
export const isAppName = (value: string): value is AppName => /^[A-Za-z0-9_-]{1,64}$/.test(value);
export const isDomainName = (value: string): value is DomainName =>
  value.length <= 253 &&
  /^(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z0-9-]{2,63}$/.test(value);

export const isTaskId = (value: string): value is TaskId => /^[A-Za-z0-9_-]{1,128}$/.test(value);

/** One stream in full: its push domain, app name and stream name. */
export interface StreamKey {
  readonly domain: DomainName;
  readonly app: AppName;
  readonly name: StreamName;
}

/** A figure or list with the call it came from and the moment it is true for. */
export interface Sourced<T> {
  readonly value: T;
  /** The cloud's own name of the call, shown to people, e.g. `DescribeLiveStreamState`. */
  readonly source: string;
  readonly at: UnixSeconds;
}

/** `banned` covers a push that was refused or dropped by a ban; see tencent-live 7. */
export type StreamState = 'live' | 'offline' | 'banned';

export interface OnlineStream {
  readonly stream: StreamKey;
  readonly since: UnixSeconds | undefined;
}

/** One finished (or refused) push, from the cloud's offline records. */
export interface PushEvent {
  readonly stream: StreamKey;
  readonly from: UnixSeconds;
  readonly to: UnixSeconds;
  /** Seconds on air. */
  readonly durationS: number;
  /** The cloud's own words, e.g. `18/305`. */
  readonly stopReason: string;
  readonly resolution: string;
}

export interface BannedStream {
  readonly name: StreamName;
  readonly app: string | undefined;
  readonly domain: string | undefined;
  /** Approximate: the zone of these two is ambiguous (tencent-live 14 #8). */
  readonly from: UnixSeconds | undefined;
  readonly until: UnixSeconds | undefined;
}

/** What is being pushed now; bit rates in bits per second, missing figures are undefined, never 0. */
export interface PushFigures {
  readonly stream: StreamKey;
  readonly resolution: string | undefined;
  readonly fps: number | undefined;
  readonly declaredFps: number | undefined;
  readonly videoBps: number | undefined;
  readonly audioBps: number | undefined;
  readonly declaredVideoBps: number | undefined;
  readonly videoCodec: string | undefined;
  readonly audioCodec: string | undefined;
  /** The cloud's own text; its zone is not documented (tencent-live 14 #9). */
  readonly beganText: string | undefined;
}

export interface StreamFilter {
  readonly domain?: DomainName;
  readonly app?: AppName;
  readonly name?: StreamName;
}

/** Reads about streams. Every method throws a BotError whose `did` is `nothing`. */
export interface Streams {
  /** The state of one stream as the cloud sees it; a stream it never heard of is `offline`. */
  state(stream: StreamKey): Promise<Sourced<StreamState>>;
  /** Everything on air that fits the filter, all pages; at least a minute old at times. */
  online(filter: StreamFilter): Promise<Sourced<readonly OnlineStream[]>>;
  /** Finished and refused pushes between two moments (at most 30 days apart, 60 days back), newest first. */
  events(filter: StreamFilter, from: UnixSeconds, to: UnixSeconds): Promise<Sourced<readonly PushEvent[]>>;
  /** The cloud's list of bans: a hint, never the truth; throws `unsupported` where it is not offered. */
  banned(name?: StreamName): Promise<Sourced<readonly BannedStream[]>>;
}

/** Proof that the cloud took a write. */
export interface Receipt {
  readonly requestId: string;
}

/**
 * Writes to streams. Only `Context.write` hands this out, so that no write leaves without its intent. Each method sends
 * one request and never a second: a BotError whose `did` is `unknown` means that the answer was lost.
 */
export interface StreamControl {
  /** Drops the push and refuses new ones of that name until `until` (at most 90 days ahead); reason at most 2048 bytes. */
  ban(stream: StreamKey, until: UnixSeconds, reason: string): Promise<Receipt>;
  unban(stream: StreamKey): Promise<Receipt>;
  /** Drops the push; the encoder may come back at once. */
  cut(stream: StreamKey): Promise<Receipt>;
}

/** One recording task, as the cloud lists it. */
export interface RecordTask {
  readonly id: TaskId;
  readonly stream: StreamKey;
  readonly from: UnixSeconds;
  readonly to: UnixSeconds;
  readonly templateId: number | undefined;
  /** When it was stopped by hand; undefined when it was not. */
  readonly stoppedAt: UnixSeconds | undefined;
}

/** Reads about recording tasks; every method throws a BotError whose `did` is `nothing`. */
export interface Recordings {
  /** Tasks whose whole window lies between two moments (at most 90 days back), all pages, newest first. */
  tasks(filter: StreamFilter, from: UnixSeconds, to: UnixSeconds): Promise<Sourced<readonly RecordTask[]>>;
}

/** What to record: no `from` means now; at most 24 h, and the end within 7 days (tencent-live 5.15). */
export interface RecordOrder {
  readonly from: UnixSeconds | undefined;
  readonly to: UnixSeconds;
  /** The template decides the format; without one the cloud makes HLS. */
  readonly templateId: number | undefined;
}

/** Writes about recordings, one request each, as `StreamControl`: a task made twice is billed twice. */
export interface RecordControl {
  start(stream: StreamKey, order: RecordOrder): Promise<Receipt & { readonly task: TaskId }>;
  /** Ends the task now; its file is made, and it does not start again. */
  stop(task: TaskId): Promise<Receipt>;
}

/** The writes that `Context.write` hands out. */
export interface Control {
  readonly streams: StreamControl;
  readonly recordings: RecordControl;
}

/** Viewers of one stream at one minute. `viewers` counts connections and is approximate (tencent-live 14 #15). */
export interface PlayFigures {
  readonly name: string;
  readonly viewers: number;
  readonly bandwidthMbps: number;
  readonly requests: number;
}

/** One minute of play history. */
export interface PlayPoint {
  readonly at: UnixSeconds;
  readonly viewers: number;
  readonly bandwidthMbps: number;
  readonly fluxMB: number;
  readonly requests: number;
}

/** Traffic of one stream over one Beijing day. */
export interface DayTraffic {
  readonly name: string;
  readonly fluxMB: number;
}

/** Bandwidth of the whole account over a span: monitoring data, not for billing. */
export interface Bandwidth {
  readonly peakMbps: number;
  readonly peakAt: UnixSeconds | undefined;
  readonly fluxMB: number;
}

/** Figures; every method throws a BotError whose `did` is `nothing`. `at` is the moment that the figures are true for. */
export interface Stats {
  /** What is being pushed now, all streams that fit, at most about a minute old. */
  pushes(filter: StreamFilter): Promise<Sourced<readonly PushFigures[]>>;
  /** Viewers of every stream now, summed over rates, protocols and play domains; about 5 minutes old. */
  plays(): Promise<Sourced<readonly PlayFigures[]>>;
  /** Minute by minute, of one stream or (no name) of the account; at most 24 h apart, 30 days back; 4 minutes old. */
  playHistory(
    name: StreamName | undefined,
    from: UnixSeconds,
    to: UnixSeconds,
  ): Promise<Sourced<readonly PlayPoint[]>>;
  /** Traffic by stream over one Beijing day (`YYYY-MM-DD`), most first; there from 03:00 Beijing of the next day on. */
  dayTraffic(day: string): Promise<Sourced<readonly DayTraffic[]>>;
  /** Peak bandwidth and traffic of the account between two moments, at most 24 h apart. */
  bandwidth(from: UnixSeconds, to: UnixSeconds): Promise<Sourced<Bandwidth>>;
}

export type Ability =
  | 'state'
  | 'online'
  | 'events'
  | 'banned'
  | 'ban'
  | 'unban'
  | 'cut'
  | 'pushes'
  | 'plays'
  | 'playHistory'
  | 'dayTraffic'
  | 'bandwidth'
  | 'recordTasks'
  | 'startRecord'
  | 'stopRecord';

export interface LiveReads {
  /** What this cloud can be asked; beyond it, methods throw `unsupported`. */
  readonly can: ReadonlySet<Ability>;
  readonly streams: Streams;
  readonly stats: Stats;
  readonly recordings: Recordings;
}

export interface Live extends LiveReads {
  readonly control: Control;
}
