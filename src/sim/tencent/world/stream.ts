import type { Measured } from './measured.ts';

/** Where a stream is pushed: the same name may live in several places. */
export interface StreamKey {
  /** Push domain. */
  readonly domain: string;
  readonly app: string;
  readonly name: string;
}

/** What the encoder announces and sends while all is well. */
export interface Quality {
  readonly width: number;
  readonly height: number;
  readonly fps: number;
  readonly metaFps: number;
  /** Bits per second, as all `...Bps` here. */
  readonly videoBps: number;
  readonly metaVideoBps: number;
  readonly audioFps: number;
  readonly audioBps: number;
  readonly metaAudioBps: number;
  /** Hz. */
  readonly audioSampleRate: number;
  readonly videoCodec: string;
  readonly audioCodec: string;
  /** How far the sent figures wander around these, as a fraction; 0 makes them exact. */
  readonly jitter: number;
}

/** What the encoder does when the cloud drops it. */
export type Reconnects = 'never' | { readonly afterMs: number; readonly tries?: number };

/** From `fromMs` on so many watch. */
export interface AudienceChange {
  readonly fromMs: number;
  readonly viewers: number;
  /** How far the number follows the hour of the day and wanders, as a fraction; 0 makes it exact. */
  readonly swing: number;
}

/** One push from its start on. */
export interface Push {
  readonly stream: StreamKey;
  /** One per push, the same at its start and its end. */
  readonly sequence: string;
  readonly clientIp: string;
  readonly serverIp: string;
  readonly beganMs: number;
  readonly quality: Quality;
  readonly reconnects: Reconnects;
  /** From `fromMs` on the push carries `factor` of its quality: 1 healthy, 0 silent. */
  readonly stutters: readonly { readonly fromMs: number; readonly factor: number }[];
  readonly audience: readonly AudienceChange[];
  /** Set: a part of the viewers gets a second rendition of this rate. */
  readonly transcodedKbps: number | undefined;
  /** Set: a real encoder pushes, and its figures are those that were counted. */
  readonly measured?: Measured;
  /** What followed the `?` of a real encoder's address. */
  readonly param?: string;
}

/** The pair of the console's interruption records (tencent-live 11.4). */
export interface StopReason {
  readonly errcode: number;
  readonly sub: number;
}

/** A push that is over, or was never let in. */
export interface PushEvent extends Push {
  readonly endedMs: number;
  readonly reason: StopReason;
  readonly accepted: boolean;
}

/** A push that was let in: over, or still running. */
export interface PushRun extends Push {
  readonly endedMs?: number;
}

/** A ban holds for the name, in every domain and app (tencent-live 0.5). */
export interface Ban {
  readonly stream: StreamKey;
  readonly beganMs: number;
  readonly untilMs: number;
  readonly reason: string | undefined;
}

export type StreamState = 'active' | 'inactive' | 'forbid';

/** A place to look in; parts left out fit every stream. */
export type StreamFilter = { readonly [Part in keyof StreamKey]?: string | undefined };

/** Whether every given part is the stream's own, letter for letter. */
export function fits(stream: StreamKey, filter: StreamFilter): boolean {
  const { domain = stream.domain, app = stream.app, name = stream.name } = filter;
  return domain === stream.domain && app === stream.app && name === stream.name;
}

/** `domain/app/name`. */
export function streamPath(stream: StreamKey): string {
  return `${stream.domain}/${stream.app}/${stream.name}`;
}
