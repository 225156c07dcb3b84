import type { Log } from '../core/services.ts';

/** Seconds between two lines about refusals for one reason: whoever floods the door does not flood the log. */
const EVERY_S = 60;

/** Counts refused requests by reason; a line tells how many there were since the last one, and nothing of what they said. */
export function createRefusals(log: Log, now: () => number): (reason: string) => void {
  const counts = new Map<string, { count: number; toldAt: number }>();
  return (reason) => {
    const known = counts.get(reason) ?? { count: 0, toldAt: -EVERY_S };
    known.count += 1;
    counts.set(reason, known);
    if (now() < known.toldAt + EVERY_S) return;
    log.warn('callback refused', { reason, count: known.count });
    counts.set(reason, { count: 0, toldAt: now() });
  };
}
