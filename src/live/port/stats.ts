import type { Measured } from './answers.ts';
import type { StreamFilter, StreamKey, StreamName, UnixSeconds } from './names.ts';

/** What is being pushed now; bit rates in bits per second, missing figures are undefined, never 0. */
export interface PushFigures {
  readonly stream: StreamKey;
  readonly resolution: string | undefined;
  readonly fps: number | undefined;
  readonly declaredFps: number | undefined;
  readonly videoBps: number | undefined;
  readonly audioBps: number | undefined;
  /** Video and audio; all that the 2.0 API tells (tencent-live 14 #20). */
  readonly totalBps: number | undefined;
  readonly declaredVideoBps: number | undefined;
  readonly videoCodec: string | undefined;
  readonly audioCodec: string | undefined;
  /** The cloud's own text; its zone is not documented (tencent-live 14 #9). */
  readonly beganText: string | undefined;
  /** Personal data: in full for moderators only (product C3). */
  readonly clientIp: string | undefined;
}

/** One moment of a push, every 5 seconds; missing figures are undefined, never 0. */
export interface PushPoint {
  readonly at: UnixSeconds;
  readonly fps: number | undefined;
  readonly declaredFps: number | undefined;
  readonly videoBps: number | undefined;
  readonly audioBps: number | undefined;
  readonly totalBps: number | undefined;
  readonly declaredVideoBps: number | undefined;
  readonly resolution: string | undefined;
  /** Milliseconds between two key frames. */
  readonly gopMs: number | undefined;
  /** Milliseconds by which the media time is behind the clock since the push began: more and more is a stutter upstream. */
  readonly behindMs: number | undefined;
  /** The same for all points of one push. */
  readonly push: string | undefined;
}

/** Viewers of one stream at one minute. `viewers` counts connections and is approximate (tencent-live 14 #15). */
export interface PlayFigures {
  readonly name: string;
  readonly viewers: number;
  readonly bandwidthMbps: number;
  /** In that minute. */
  readonly requests: number | undefined;
}

/** Viewers of the whole account at one minute. */
export interface PlayTotals {
  readonly viewers: number;
  readonly bandwidthMbps: number;
  readonly requests: number | undefined;
  /** By play domain, most viewers first; empty where the cloud tells the sum alone. */
  readonly domains: readonly DomainPlays[];
}

export interface DomainPlays {
  readonly domain: string;
  readonly viewers: number;
  readonly bandwidthMbps: number;
  readonly requests: number | undefined;
}

/** One minute of play history. */
export interface PlayPoint {
  readonly at: UnixSeconds;
  readonly viewers: number;
  readonly bandwidthMbps: number;
  readonly fluxMB: number;
  readonly requests: number | undefined;
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
  /** 95th percentile; undefined where the cloud does not give one for this span. */
  readonly p95Mbps: number | undefined;
  readonly fluxMB: number;
}

/** Requests of viewers that were answered with an error, over a span. */
export interface PlayErrors {
  /** HTTP 4xx: asked for wrongly, or for what is not there. */
  readonly clientErrors: number;
  /** HTTP 5xx. */
  readonly serverErrors: number;
}

/** Pushes and plays read side by side; each may fail by itself. */
export interface Now {
  readonly pushes: Promise<Measured<readonly PushFigures[]>>;
  readonly plays: Promise<Measured<readonly PlayFigures[]>>;
}

/**
 * Figures; every method throws a BotError whose `did` is `nothing`. `at` is the moment that the figures are true for. A
 * history takes any span that the cloud keeps: it is asked for in slices and put together; what is absent is a gap.
 */
export interface Stats {
  /** Pushes and viewers now, of one stream or of all: one call where the cloud has one for both. */
  now(filter: StreamFilter): Now;
  /** What is being pushed now, all streams that fit, at most about a minute old. */
  pushes(filter: StreamFilter): Promise<Measured<readonly PushFigures[]>>;
  /** Every 5 seconds of the pushes of one stream, oldest first; at most 7 days back (2.0: 3 days). */
  pushHistory(stream: StreamKey, from: UnixSeconds, to: UnixSeconds): Promise<Measured<readonly PushPoint[]>>;
  /** Viewers of one stream or of every one, summed over rates, protocols and play domains; about 5 minutes old. */
  plays(name?: StreamName): Promise<Measured<readonly PlayFigures[]>>;
  /** Viewers of the whole account, by play domain where the cloud tells. */
  totals(): Promise<Measured<PlayTotals>>;
  /** Minute by minute, of one stream or (no name) of the account; at most 30 days back (2.0: 15 days). */
  playHistory(
    name: StreamName | undefined,
    from: UnixSeconds,
    to: UnixSeconds,
  ): Promise<Measured<readonly PlayPoint[]>>;
  /** Traffic by stream over one Beijing day (`YYYY-MM-DD`), most first; there from 03:00 Beijing of the next day on. */
  dayTraffic(day: string): Promise<Measured<readonly DayTraffic[]>>;
  /** Peak bandwidth and traffic of the account, of whole steps between two moments, at most 31 days apart. */
  bandwidth(from: UnixSeconds, to: UnixSeconds): Promise<Measured<Bandwidth>>;
  /** The same of what encoders sent to the cloud; at most two months back. */
  pushBandwidth(from: UnixSeconds, to: UnixSeconds): Promise<Measured<Bandwidth>>;
  /** Failed requests of whole minutes between two moments of the last day; `at` is the end of the newest. */
  playErrors(from: UnixSeconds, to: UnixSeconds): Promise<Measured<PlayErrors>>;
}
