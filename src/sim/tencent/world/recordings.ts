import type { SimClock } from '../../clock.ts';
import type { NewRecordTask, Recording, RecordTask } from './record-tasks.ts';
import { isDue, maxRunningTasks, misses } from './stream-task.ts';
import { streamPath } from './stream.ts';
import type { Push, StreamKey } from './stream.ts';
import { TaskList } from './task-list.ts';

export interface RecordingChange {
  readonly kind: 'record-started' | 'record-ended';
  readonly recording: Recording;
}

/** A recording that is over. */
export type EndedRecording = Recording & { readonly endedMs: number };

export interface RecordingsOptions {
  readonly clock: SimClock;
  readonly random: () => number;
  /** Template id to file format. */
  readonly templates: ReadonlyMap<number, string>;
  /** The shown push of a stream. */
  readonly shown: (stream: StreamKey) => Push | undefined;
  readonly tell: (change: RecordingChange) => void;
  /** Called for each recording that is over, after it was told of. */
  readonly onEnd: (recording: EndedRecording) => void;
}

const withoutTemplate = 'hls';

/** The record tasks and what they recorded: a file for each push run inside a task's window. */
export class Recordings {
  readonly #options: RecordingsOptions;
  readonly #tasks: TaskList<RecordTask>;
  #files: Recording[] = [];

  constructor(options: RecordingsOptions) {
    this.#options = options;
    const { clock, random } = options;
    this.#tasks = new TaskList({ clock, random, settle: () => this.settle() });
  }

  /** Those that were not deleted, oldest first. */
  tasks(): readonly RecordTask[] {
    return this.#tasks.list();
  }

  /** Every task of the account since the start, deleted ones too. */
  created(): readonly RecordTask[] {
    return this.#tasks.created();
  }

  /** Every recording that was made or runs: each of them costs, also when two tasks record the same push. */
  billed(): readonly Recording[] {
    return this.#files;
  }

  create(asked: NewRecordTask): RecordTask {
    const { generation = 'v3', ...task } = asked;
    const format = task.format ?? this.#options.templates.get(task.templateId) ?? withoutTemplate;
    const fresh = this.#tasks.fresh(generation === 'v3' ? 'text' : 'number');
    return this.#tasks.add({ ...task, ...fresh, format, generation });
  }

  /** Ends the task for good; its first stop stays. Answers whether there is such a task. */
  stop(taskId: string): boolean {
    return this.#tasks.stop(taskId);
  }

  /** Takes the configuration away; what it records now goes on. Answers whether there was such a task. */
  delete(taskId: string): boolean {
    return this.#tasks.delete(taskId);
  }

  /** Ends what must end and starts what must start; called whenever a push or a task begins or ends. */
  settle(): void {
    const nowMs = this.#options.clock.now();
    for (const file of this.#files.filter(isOpen)) {
      const task = this.#tasks.get(file.taskId);
      const runs = this.#options.shown(file.stream)?.sequence === file.sequence;
      if (!runs || task === undefined || !isDue(task, nowMs)) this.#end(file, nowMs);
    }
    for (const task of this.tasks()) {
      const push = this.#options.shown(task.stream);
      if (push && isDue(task, nowMs) && !misses(task, push)) this.#begin(task, push, nowMs);
    }
  }

  /** No task begins or ends by the clock any more. */
  close(): void {
    this.#tasks.close();
  }

  #begin(task: RecordTask, push: Push, nowMs: number): void {
    const { taskId, stream, format } = task;
    const running = this.#runningOn(stream);
    if (running.some((file) => file.taskId === taskId) || running.length >= maxRunningTasks) return;
    const { sequence } = push;
    const recording = { taskId, stream, sequence, format, startedMs: nowMs, endedMs: undefined };
    this.#files.push(recording);
    this.#options.tell({ kind: 'record-started', recording });
  }

  #end(file: Recording, nowMs: number): void {
    const recording = { ...file, endedMs: nowMs };
    this.#files = this.#files.map((other) => (other === file ? recording : other));
    this.#options.tell({ kind: 'record-ended', recording });
    this.#options.onEnd(recording);
  }

  #runningOn(stream: StreamKey): readonly Recording[] {
    return this.#files.filter((file) => isOpen(file) && streamPath(file.stream) === streamPath(stream));
  }
}

function isOpen(file: Recording): boolean {
  return file.endedMs === undefined;
}
