import type { StreamKey } from './stream.ts';

export interface RecordTask {
  readonly taskId: string;
  readonly stream: StreamKey;
  readonly createdMs: number;
  readonly startMs: number;
  readonly endMs: number;
  /** As asked for; 0 without one. */
  readonly templateId: number;
  readonly format: string;
  readonly stoppedMs: number | undefined;
  /** Its configuration is gone, but what runs goes on (tencent-live 5.15). */
  readonly deleted: boolean;
}

/** One file in the making, or made: a task writes one for each push run that it meets. */
export interface Recording {
  readonly taskId: string;
  readonly stream: StreamKey;
  /** Of the push. */
  readonly sequence: string;
  readonly format: string;
  readonly startedMs: number;
  /** `undefined` while it runs. */
  readonly endedMs: number | undefined;
}

export type NewRecordTask = Pick<RecordTask, 'stream' | 'startMs' | 'endMs' | 'templateId'>;

const breathMs = 3000; // tencent-live 5.15: leave more than 3 s between the task and the push.

/** Whether the task's time is now, and nobody stopped it. */
export function isDue(task: RecordTask, nowMs: number): boolean {
  return task.stoppedMs === undefined && task.startMs <= nowMs && nowMs < task.endMs;
}

/** A push that starts right after a task was made is missed by it. */
export function misses(task: RecordTask, push: { readonly beganMs: number }): boolean {
  const gapMs = push.beganMs - task.createdMs;
  return gapMs > 0 && gapMs <= breathMs;
}
