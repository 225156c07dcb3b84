import type { StreamKey } from './stream.ts';

/** A window in which something is done with every push of one stream: recorded, or pictured. */
export interface StreamTask {
  readonly taskId: string;
  readonly stream: StreamKey;
  readonly createdMs: number;
  readonly startMs: number;
  readonly endMs: number;
  /** As asked for; 0 without one. */
  readonly templateId: number;
  readonly stoppedMs: number | undefined;
  /** Its configuration is gone, but what runs goes on (tencent-live 5.15). */
  readonly deleted: boolean;
}

export type NewStreamTask = Pick<StreamTask, 'stream' | 'startMs' | 'endMs' | 'templateId'>;

/** tencent-live 5.15: more tasks of one stream are taken, but are not carried out. */
export const maxRunningTasks = 3;

const breathMs = 3000; // tencent-live 5.15: leave more than 3 s between the task and the push.

/** Whether the task's time is now, and nobody stopped it. */
export function isDue(task: StreamTask, nowMs: number): boolean {
  return task.stoppedMs === undefined && task.startMs <= nowMs && nowMs < task.endMs;
}

/** A push that starts right after a task was made is missed by it. */
export function misses(task: StreamTask, push: { readonly beganMs: number }): boolean {
  const gapMs = push.beganMs - task.createdMs;
  return gapMs > 0 && gapMs <= breathMs;
}
