import type { Receipt, Sourced } from './answers.ts';
import type { StreamFilter, StreamKey, StreamName, UnixSeconds } from './names.ts';

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

/** Reads about streams. Every method throws a BotError whose `did` is `nothing`. */
export interface Streams {
  /** The state of one stream as the cloud sees it; a stream it never heard of is `offline`. */
  state(stream: StreamKey): Promise<Sourced<StreamState>>;
  /** Everything on air that fits the filter, all pages; at least a minute old at times. */
  online(filter: StreamFilter): Promise<Sourced<readonly OnlineStream[]>>;
  /** Finished and refused pushes between two moments (at most 60 days back, put together from slices), newest first. */
  events(filter: StreamFilter, from: UnixSeconds, to: UnixSeconds): Promise<Sourced<readonly PushEvent[]>>;
  /** Streams that the cloud knows and that are not on air, for a cloud without `events`; when they ended is not told. */
  interrupted(): Promise<Sourced<readonly StreamKey[]>>;
  /** The cloud's list of bans: a hint, never the truth; throws `unsupported` where it is not offered. */
  banned(name?: StreamName): Promise<Sourced<readonly BannedStream[]>>;
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
