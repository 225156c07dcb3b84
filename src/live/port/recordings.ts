import type { Receipt, Sourced } from './answers.ts';
import type { StreamFilter, StreamKey, TaskId, UnixSeconds } from './names.ts';

/** One recording task, as the cloud lists it. */
export interface RecordTask {
  readonly id: TaskId;
  readonly stream: StreamKey;
  readonly from: UnixSeconds;
  readonly to: UnixSeconds;
  readonly templateId: number | undefined;
  /** When it was stopped by hand; undefined when it was not. */
  readonly stoppedAt: UnixSeconds | undefined;
}

/** One finished file of a recording. */
export interface RecordedFile {
  /** The cloud's own id of the file; its address where there is none. */
  readonly id: string;
  /** What is recorded: from and to are those of the file, not of the task, and not exact to the second. */
  readonly from: UnixSeconds;
  readonly to: UnixSeconds;
  readonly durationS: number | undefined;
  readonly sizeBytes: number | undefined;
  /** `flv`, `hls`, `mp4`, `aac` … in lower case. */
  readonly format: string | undefined;
  /** Shown to the asker alone. */
  readonly url: string | undefined;
}

/** Reads about recordings; every method throws a BotError whose `did` is `nothing`. */
export interface Recordings {
  /** Tasks whose whole window lies between two moments (at most 90 days back), all pages, newest first. */
  tasks(filter: StreamFilter, from: UnixSeconds, to: UnixSeconds): Promise<Sourced<readonly RecordTask[]>>;
  /** Files of one stream whose recording lies between two moments, at least in part (2.0: in full), newest first. */
  files(stream: StreamKey, from: UnixSeconds, to: UnixSeconds): Promise<Sourced<readonly RecordedFile[]>>;
}

/** What to record: no `from` means now; at most 24 h, and the end within 7 days (tencent-live 5.15). */
export interface RecordOrder {
  readonly from: UnixSeconds | undefined;
  readonly to: UnixSeconds;
  /** The file format, where the order itself names it (`can` has `recordFormat`): flv, hls, mp4 or aac. */
  readonly format: string | undefined;
  /** Elsewhere the template decides the format; without one the cloud makes HLS. */
  readonly templateId: number | undefined;
}

/** Writes about recordings, one request each, as `StreamControl`: a task made twice is billed twice. */
export interface RecordControl {
  start(stream: StreamKey, order: RecordOrder): Promise<Receipt & { readonly task: TaskId }>;
  /** Ends the task now; its file is made, and it does not start again. */
  stop(task: Pick<RecordTask, 'id' | 'stream'>): Promise<Receipt>;
}
