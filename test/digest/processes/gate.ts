import { AsyncLocalStorage } from 'node:async_hooks';
import type { FromBot, Point, Round } from './protocol.ts';

/** What one run of a round has done so far. */
export interface Run {
  readonly round: Round;
  /** What the platform took and the store does not know yet. */
  unrecorded: 'post' | 'edit' | undefined;
  hasPosted: boolean;
  playReads: number;
}

/** Stops what reaches an armed point until it is told to go on. */
export interface Gate {
  /** Of the round of those ids. */
  go(ids: string): void;
  readonly reach: (point: Point) => Promise<void>;
  /** The run that is calling; undefined outside of one. */
  readonly run: () => Run | undefined;
  inRun<T>(round: Round, work: () => Promise<T>): Promise<T>;
}

export function createGate(send: (message: FromBot) => void): Gate {
  const runs = new AsyncLocalStorage<Run>();
  const waiting = new Map<string, () => void>();
  return {
    go: (ids) => waiting.get(ids)?.(),
    async reach(point) {
      const run = runs.getStore();
      if (run?.round.armed !== point) return;
      const told = new Promise<void>((resolve) => void waiting.set(run.round.ids, resolve));
      send({ at: point, ids: run.round.ids });
      await told;
    },
    run: () => runs.getStore(),
    inRun: (round, work) => runs.run({ round, unrecorded: undefined, hasPosted: false, playReads: 0 }, work),
  };
}
