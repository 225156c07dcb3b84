import type { Measured } from './measured.ts';
import { healthyQuality } from './quality.ts';
import type { Push, Quality, Reconnects, StreamKey } from './stream.ts';

export interface AudienceOptions {
  /** How many watch; left out: nobody. */
  readonly viewers?: number;
  /** See `AudienceChange`. */
  readonly swing?: number;
  readonly transcodedKbps?: number;
}

export interface GoLiveOptions extends Partial<Quality>, AudienceOptions {
  readonly reconnects?: Reconnects;
  readonly clientIp?: string;
  /** For a push that began before the world was looked at. */
  readonly beganMs?: number;
  /** For the push of a real encoder; see `Push`. */
  readonly measured?: Measured;
  readonly param?: string;
}

/** A push as it starts; what is left out is healthy, or drawn from `random`. */
export function newPush(
  stream: StreamKey,
  options: GoLiveOptions,
  random: () => number,
  nowMs: number,
): Push {
  const { reconnects = 'never', clientIp, beganMs = nowMs, measured, param, ...rest } = options;
  const { viewers = 0, swing = 0, transcodedKbps, ...quality } = rest;
  return {
    stream,
    sequence: String(Math.floor(random() * 9e15) + 1e15),
    clientIp: clientIp ?? `203.0.113.${1 + Math.floor(random() * 250)}`,
    serverIp: `198.51.100.${1 + Math.floor(random() * 250)}`,
    beganMs,
    quality: { ...healthyQuality, ...quality },
    reconnects,
    stutters: [],
    audience: [{ fromMs: beganMs, viewers, swing }],
    transcodedKbps,
    ...(measured && { measured }),
    ...(param !== undefined && { param }),
  };
}

/** The options that start the same push anew, with the viewers it had last. */
export function sameAgain(push: Push): GoLiveOptions {
  const { quality, reconnects, clientIp, transcodedKbps } = push;
  const last = push.audience.at(-1);
  return {
    ...quality,
    reconnects,
    clientIp,
    ...(last && { viewers: last.viewers, swing: last.swing }),
    ...(transcodedKbps !== undefined && { transcodedKbps }),
  };
}
