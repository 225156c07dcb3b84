import type { Snapshots } from '../port.ts';
import { unsupported } from './abilities.ts';
import type { ReadOptions } from './read-options.ts';
import { readTasks } from './read-tasks.ts';

export function createSnapshots({ site, can, ...options }: ReadOptions): Snapshots {
  return {
    async tasks(filter, from, to) {
      if (!can.has('snapshotTasks')) return unsupported(site, 'snapshotTasks');
      const { value, ...read } = await readTasks('DescribeScreenshotTask', filter, { from, to }, options);
      // A task that was stopped by hand took its last picture then.
      const tasks = value.map(({ id, stream, from, to, stoppedAt }) => ({
        id,
        stream,
        from,
        to: stoppedAt ?? to,
      }));
      return { value: tasks, ...read };
    },
    drain: () => unsupported(site, 'snapshotQueue'),
  };
}
