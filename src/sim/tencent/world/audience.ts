import { noise } from './noise.ts';
import { streamPath } from './stream.ts';
import type { Push } from './stream.ts';

const hourMs = 3_600_000;
const minuteMs = 60_000;
const beijingHours = 8;
const busiestHour = 21;

/**
 * How many watch a push at a moment. It depends on the stream and the minute alone, so that the past can be asked
 * for without being stored; without a swing it is exact.
 */
export function viewersAt(push: Push, atMs: number): number {
  const now = push.audience.findLast((change) => change.fromMs <= atMs);
  if (now === undefined) return 0;
  if (now.swing === 0) return now.viewers;
  const wander = noise(`${streamPath(push.stream)}/${Math.floor(atMs / minuteMs)}`);
  return Math.max(0, Math.round(now.viewers * (1 + now.swing * (0.8 * dailyCurve(atMs) + 0.2 * wander))));
}

/** 1 at 21:00 in Beijing, -1 twelve hours later. */
function dailyCurve(atMs: number): number {
  const hour = atMs / hourMs + beijingHours;
  return Math.cos(((hour - busiestHour) / 24) * 2 * Math.PI);
}
