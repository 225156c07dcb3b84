import type { TencentSim } from '../../src/sim/tencent/tencent-sim.ts';

const HOUR_MS = 3_600_000;
export const at = (name: string) => ({ domain: 'push.example.com', app: 'live', name });

/** 2026-11-21 and the day before it in UTC, with numbers that can be checked by hand. */
export function recallTwoDays(
  { world }: Pick<TencentSim, 'world'>,
  midnightMs = Date.UTC(2026, 10, 21),
): void {
  const push = (name: string, hour: number, hours: number, viewers: number): void => {
    const beganMs = midnightMs + hour * HOUR_MS;
    world.recall({ stream: at(name), beganMs, endedMs: beganMs + hours * HOUR_MS, viewers });
  };
  push('room-1', 10, 2, 200);
  push('room-2', 11, 1, 100);
  // Over midnight: an hour belongs to each day.
  push('lobby', -1, 2, 10);
  push('room-1', -14, 3, 150);
  const refusedMs = midnightMs + 5 * HOUR_MS;
  world.recall({
    stream: at('room-3'),
    beganMs: refusedMs,
    endedMs: refusedMs,
    accepted: false,
    reason: { errcode: 18, sub: 305 },
  });
}
