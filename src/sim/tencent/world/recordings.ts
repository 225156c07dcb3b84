import type { SimClock } from '../../clock.ts';
import { isDue, misses } from './record-tasks.ts';
import type { NewRecordTask, Recording, RecordTask } from './record-tasks.ts';
import { streamPath } from './stream.ts';
import type { Push, StreamKey } from './stream.ts';

export interface RecordingChange {
  readonly kind: 'record-started' | 'record-ended';
  readonly recording: Recording;
}

export interface RecordingsOptions {
  readonly clock: SimClock;
  readonly random: () => number;
  /** Template id to file format. */
  readonly templates: ReadonlyMap<number, string>;
  readonly live: () => readonly Push[];
  readonly tell: (change: RecordingChange) => void;
}

const maxRecorders = 3; // tencent-live 5.15: more tasks of one stream are taken, but do not record.
const withoutTemplate = 'hls';

/** The record tasks and what they recorded: a file for each push run inside a task's window. */
export class Recordings {
  readonly #options: RecordingsOptions;
  readonly #tasks = new Map<string, RecordTask>();
  readonly #timers = new Set<() => void>();
  #files: Recording[] = [];

  constructor(options: RecordingsOptions) {
    this.#options = options;
  }

  /** Those that were not deleted, oldest first. */
  tasks(): readonly RecordTask[] {
    return [...this.#tasks.values()].filter((task) => !task.deleted);
  }

  /** Every task of the account since the start, deleted ones too. */
  created(): readonly RecordTask[] {
    return [...this.#tasks.values()];
  }

  /** Every recording that was made or runs: each of them costs, also when two tasks record the same push. */
  billed(): readonly Recording[] {
    return this.#files;
  }

  create(asked: NewRecordTask): RecordTask {
    const { clock, templates } = this.#options;
    const format = templates.get(asked.templateId) ?? withoutTemplate;
    const start = { createdMs: clock.now(), stoppedMs: undefined, deleted: false };
    const task = { ...asked, ...start, format, taskId: this.#newTaskId() };
    this.#tasks.set(task.taskId, task);
    this.#lookAt(task.startMs);
    this.#lookAt(task.endMs);
    this.settle();
    return task;
  }

  /** Ends the task for good; its first stop stays. Answers whether there is such a task. */
  stop(taskId: string): boolean {
    const task = this.#find(taskId);
    if (task === undefined) return false;
    const stoppedMs = task.stoppedMs ?? this.#options.clock.now();
    this.#tasks.set(taskId, { ...task, stoppedMs });
    this.settle();
    return true;
  }

  /** Takes the configuration away; what it records now goes on. Answers whether there was such a task. */
  delete(taskId: string): boolean {
    const task = this.#find(taskId);
    if (task === undefined) return false;
    this.#tasks.set(taskId, { ...task, deleted: true });
    return true;
  }

  /** Ends what must end and starts what must start; called whenever a push or a task begins or ends. */
  settle(): void {
    const nowMs = this.#options.clock.now();
    const live = new Map(this.#options.live().map((push) => [streamPath(push.stream), push]));
    for (const file of this.#files.filter(isOpen)) {
      const task = this.#tasks.get(file.taskId);
      const runs = live.get(streamPath(file.stream))?.sequence === file.sequence;
      if (!runs || task === undefined || !isDue(task, nowMs)) this.#end(file, nowMs);
    }
    for (const task of this.tasks()) {
      const push = live.get(streamPath(task.stream));
      if (push && isDue(task, nowMs) && !misses(task, push)) this.#begin(task, push, nowMs);
    }
  }

  /** No task begins or ends by the clock any more. */
  close(): void {
    for (const cancel of this.#timers) cancel();
    this.#timers.clear();
  }

  #find(taskId: string): RecordTask | undefined {
    return this.tasks().find((task) => task.taskId === taskId);
  }

  #begin(task: RecordTask, push: Push, nowMs: number): void {
    const { taskId, stream, format } = task;
    const running = this.#runningOn(stream);
    if (running.some((file) => file.taskId === taskId) || running.length >= maxRecorders) return;
    const { sequence } = push;
    const recording = { taskId, stream, sequence, format, startedMs: nowMs, endedMs: undefined };
    this.#files.push(recording);
    this.#options.tell({ kind: 'record-started', recording });
  }

  #end(file: Recording, nowMs: number): void {
    const recording = { ...file, endedMs: nowMs };
    this.#files = this.#files.map((other) => (other === file ? recording : other));
    this.#options.tell({ kind: 'record-ended', recording });
  }

  #runningOn(stream: StreamKey): readonly Recording[] {
    return this.#files.filter((file) => isOpen(file) && streamPath(file.stream) === streamPath(stream));
  }

  #lookAt(atMs: number): void {
    const delayMs = atMs - this.#options.clock.now();
    if (delayMs <= 0) return;
    const cancel = this.#options.clock.after(delayMs, () => {
      this.#timers.delete(cancel);
      this.settle();
    });
    this.#timers.add(cancel);
  }

  #newTaskId(): string {
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
    const letter = () => letters.charAt(Math.floor(this.#options.random() * letters.length));
    return `U${Array.from({ length: 50 }, letter).join('')}${this.#tasks.size.toString(36).padStart(4, '0')}`;
  }
}

function isOpen(file: Recording): boolean {
  return file.endedMs === undefined;
}
