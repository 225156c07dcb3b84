import type { TencentSim } from '../../sim/tencent/tencent-sim.ts';
import { figuresAt } from '../../sim/tencent/world/quality.ts';
import { streamPath, type Push, type StreamKey } from '../../sim/tencent/world/stream.ts';
import { plannedFaults, type CloudFault } from './cloud-faults.ts';

/** One stream as the cloud itself knows it. Times are UNIX seconds. */
export interface StreamRow {
  /** `domain/app/name`. */
  readonly id: string;
  readonly name: string;
  readonly app: string;
  readonly state: 'live' | 'banned' | 'offline';
  readonly resolution?: string;
  /** Frames per second now, and as the encoder declares them. */
  readonly fps?: number;
  readonly declaredFps?: number;
  /** Bits per second of the video, now and declared. */
  readonly videoBps?: number;
  readonly declaredVideoBps?: number;
  /** Live since, or ended at. */
  readonly since?: number;
  readonly bannedUntil?: number;
  readonly reason?: string;
  /** Somebody really pushes it: there is something to watch. */
  readonly isReal?: boolean;
}

export interface CloudScreen {
  readonly streams: readonly StreamRow[];
  readonly faults: Readonly<Record<CloudFault, boolean>>;
}

/** Every stream that was ever pushed, live ones and banned ones among them, by name. */
export function cloudScreen({ world, faults }: TencentSim): CloudScreen {
  const keys = [...world.live(), ...world.history(), ...world.bans()].map(({ stream }) => stream);
  const unique = new Map(keys.map((stream) => [streamPath(stream), stream]));
  const rows = [...unique.values()].map((stream) => rowOf(stream, world));
  return {
    streams: rows.toSorted((a, b) => a.name.localeCompare(b.name) || b.app.localeCompare(a.app)),
    faults: plannedFaults(faults),
  };
}

function rowOf(stream: StreamKey, world: TencentSim['world']): StreamRow {
  const id = streamPath(stream);
  const base = { id, name: stream.name, app: stream.app };
  const ban = world.bans().find((held) => held.stream.name === stream.name);
  if (ban !== undefined) {
    const reason = ban.reason === undefined ? {} : { reason: ban.reason };
    return { ...base, state: 'banned', bannedUntil: seconds(ban.untilMs), ...reason };
  }
  const [push] = world.pushesOf(stream);
  if (push !== undefined) return { ...base, state: 'live', ...figuresOf(push, world.clock.now()) };
  const ended = world.history().findLast((event) => event.accepted && streamPath(event.stream) === id);
  return { ...base, state: 'offline', ...(ended === undefined ? {} : { since: seconds(ended.endedMs) }) };
}

function figuresOf(push: Push, nowMs: number) {
  const { fps, videoBps } = figuresAt(push, nowMs);
  const { width, height, metaFps, metaVideoBps } = push.quality;
  return {
    resolution: `${width}×${height}`,
    fps,
    declaredFps: metaFps,
    videoBps,
    declaredVideoBps: metaVideoBps,
    since: seconds(push.beganMs),
    isReal: push.measured !== undefined,
  };
}

const seconds = (ms: number): number => Math.floor(ms / 1000);
