import { AsyncLocalStorage } from 'node:async_hooks';
import { laneKey, type FromBot, type Lane, type Point } from './protocol.ts';

/** What one run of a lane has done so far. */
export interface Run {
  /** Its key. */
  readonly lane: string;
  /** What the platform took and the store does not know yet. */
  unrecorded: 'post' | 'edit' | undefined;
  hasPosted: boolean;
  playReads: number;
}

/** Stops what reaches an armed point until it is told to go on. */
export interface Gate {
  arm(points: readonly Point[]): void;
  go(lane: string): void;
  readonly reach: (point: Point) => Promise<void>;
  /** The run that is calling; undefined outside of one. */
  readonly run: () => Run | undefined;
  /** Does the work of a lane as a run of its own. */
  inRun<T>(lane: Lane, work: () => Promise<T>): Promise<T>;
}

export function createGate(send: (message: FromBot) => void): Gate {
  const runs = new AsyncLocalStorage<Run>();
  const waiting = new Map<string, () => void>();
  let armed: readonly Point[] = [];
  return {
    arm(points) {
      armed = points;
    },
    go: (lane) => waiting.get(lane)?.(),
    async reach(point) {
      const run = runs.getStore();
      if (run === undefined || !armed.includes(point)) return;
      const told = new Promise<void>((resolve) => void waiting.set(run.lane, resolve));
      send({ at: point, lane: run.lane });
      await told;
    },
    run: () => runs.getStore(),
    inRun: (lane, work) =>
      runs.run({ lane: laneKey(lane), unrecorded: undefined, hasPosted: false, playReads: 0 }, work),
  };
}
