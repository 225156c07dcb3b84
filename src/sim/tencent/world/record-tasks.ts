import type { StreamKey } from './stream.ts';
import type { NewStreamTask, StreamTask } from './stream-task.ts';

/** Which API a task was made through: neither lists or stops those of the other (tencent-live 5.15). */
export type Generation = 'v3' | 'legacy';

/** Of a 2.0 task: 1 records a live push at once, 0 at a time to come (tencent-live 3.14). */
export type RecordSubType = 0 | 1;

export interface RecordTask extends StreamTask {
  readonly format: string;
  readonly generation: Generation;
  readonly subType?: RecordSubType;
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

/** Names one recording among all of the account. */
export function recordingId({ taskId, sequence, startedMs }: Recording): string {
  return `${taskId}/${sequence}/${startedMs}`;
}

export interface NewRecordTask extends NewStreamTask {
  /** Left out: the template's. */
  readonly format?: string;
  /** Left out: `v3`. A task of `legacy` has a number for its id, which may exceed 2^53. */
  readonly generation?: Generation;
  readonly subType?: RecordSubType;
}
