import type { SimClock } from '../../clock.ts';
import type { StreamTask } from './stream-task.ts';

export interface TaskListOptions {
  readonly clock: SimClock;
  readonly random: () => number;
  /** Called whenever a task may begin or end. */
  readonly settle: () => void;
}

/** The tasks of one kind: kept since the start, and looked at again when their time begins and ends. */
export class TaskList<Task extends StreamTask> {
  readonly #options: TaskListOptions;
  readonly #tasks = new Map<string, Task>();
  readonly #timers = new Set<() => void>();

  constructor(options: TaskListOptions) {
    this.#options = options;
  }

  /** Those that were not deleted, oldest first. */
  list(): readonly Task[] {
    return [...this.#tasks.values()].filter((task) => !task.deleted);
  }

  /** Every task since the start, deleted ones too. */
  created(): readonly Task[] {
    return [...this.#tasks.values()];
  }

  /** Also a deleted one. */
  get(taskId: string): Task | undefined {
    return this.#tasks.get(taskId);
  }

  /** What a new task begins with; its id is a text, or a number of 19 digits as text. */
  fresh(id: 'text' | 'number') {
    const taskId = id === 'text' ? this.#textId() : this.#numberId();
    return { taskId, createdMs: this.#options.clock.now(), stoppedMs: undefined, deleted: false };
  }

  add(task: Task): Task {
    this.#tasks.set(task.taskId, task);
    this.#lookAt(task.startMs);
    this.#lookAt(task.endMs);
    this.#options.settle();
    return task;
  }

  /** Ends the task for good; its first stop stays. Answers whether there is such a task. */
  stop(taskId: string): boolean {
    const task = this.#find(taskId);
    if (task === undefined) return false;
    const stoppedMs = task.stoppedMs ?? this.#options.clock.now();
    this.#tasks.set(taskId, { ...task, stoppedMs });
    this.#options.settle();
    return true;
  }

  /** Takes the configuration away; what it does now goes on. Answers whether there was such a task. */
  delete(taskId: string): boolean {
    const task = this.#find(taskId);
    if (task === undefined) return false;
    this.#tasks.set(taskId, { ...task, deleted: true });
    return true;
  }

  /** No task begins or ends by the clock any more. */
  close(): void {
    for (const cancel of this.#timers) cancel();
    this.#timers.clear();
  }

  #find(taskId: string): Task | undefined {
    const task = this.#tasks.get(taskId);
    return task?.deleted === false ? task : undefined;
  }

  #lookAt(atMs: number): void {
    const delayMs = atMs - this.#options.clock.now();
    if (delayMs <= 0) return;
    const cancel = this.#options.clock.after(delayMs, () => {
      this.#timers.delete(cancel);
      this.#options.settle();
    });
    this.#timers.add(cancel);
  }

  #textId(): string {
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
    const letter = () => letters.charAt(Math.floor(this.#options.random() * letters.length));
    return `U${Array.from({ length: 50 }, letter).join('')}${this.#tasks.size.toString(36).padStart(4, '0')}`;
  }

  #numberId(): string {
    return longNumber(this.#options.random, this.#tasks.size);
  }
}

/**
 * A number of 19 digits above 2^53 and below 2^63, as text; `count` keeps the numbers of one kind apart. It is odd,
 * so that no JavaScript number holds it exactly.
 */
export function longNumber(random: () => number, count: number): string {
  const middle = Math.floor(random() * 1e12);
  return `5${String(middle).padStart(12, '0')}${String((2 * count + 1) % 1e6).padStart(6, '0')}`;
}
