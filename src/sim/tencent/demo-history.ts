import { dayMs, floorInBeijing } from './wire/times.ts';
import type { StreamKey } from './world/stream.ts';
import type { World } from './world/world.ts';

const hourMs = 3_600_000;
const recorded = 'room-1';

interface PastShow {
  readonly name: string;
  readonly daysAgo: number;
  /** Beijing's. */
  readonly hour: number;
  readonly hours: number;
  readonly viewers: number;
}

/** Exact numbers, so that a summary of these two days can be checked by hand. */
const shows: readonly PastShow[] = [
  { name: 'lobby', daysAgo: 1, hour: 9, hours: 8, viewers: 40 },
  { name: 'room-1', daysAgo: 1, hour: 19, hours: 2, viewers: 300 },
  { name: 'room-2', daysAgo: 1, hour: 20, hours: 1, viewers: 80 },
  { name: 'lobby', daysAgo: 2, hour: 9, hours: 8, viewers: 30 },
  { name: 'room-1', daysAgo: 2, hour: 19, hours: 2, viewers: 200 },
];

/**
 * Gives an empty world a yesterday and a day before (in Beijing) of pushes with viewers, each ended by its host; what
 * `room-1` showed yesterday was recorded.
 */
export function recallShows(world: World, at: (name: string) => StreamKey): void {
  const today = floorInBeijing(world.clock.now(), dayMs);
  for (const { name, daysAgo, hour, hours, viewers } of shows) {
    const beganMs = today - daysAgo * dayMs + hour * hourMs;
    const endedMs = beganMs + hours * hourMs;
    world.recall({ stream: at(name), beganMs, endedMs, viewers });
    if (name === recorded && daysAgo === 1) {
      world.recorded.recall({ stream: at(name), startedMs: beganMs, endedMs, format: 'mp4' });
    }
  }
}
