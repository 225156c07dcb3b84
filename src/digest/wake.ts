import { schedule, setLogger } from 'node-cron';
import type { Log } from '../core/services.ts';

/** Calls `run` at every full minute; the answer stops it. */
export function wakeEveryMinute(run: () => void, log: Log): () => void {
  // Without a logger node-cron prints lines of its own.
  setLogger({
    info: () => undefined,
    debug: () => undefined,
    warn: (event) => log.warn('node-cron warns', { event }),
    error: (event, cause) => log.error('node-cron failed', { event: String(event), cause }),
  });
  const task = schedule('* * * * *', () => run(), { name: 'digests', noOverlap: true });
  return () => void task.destroy();
}
