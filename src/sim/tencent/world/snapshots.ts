import type { SimClock } from '../../clock.ts';
import type { Measured } from './measured.ts';
import { takePicture } from './picture.ts';
import type { Picture } from './picture.ts';
import { isDue, maxRunningTasks, misses } from './stream-task.ts';
import type { NewStreamTask, StreamTask } from './stream-task.ts';
import { streamPath } from './stream.ts';
import type { Push, StreamKey } from './stream.ts';
import { TaskList } from './task-list.ts';

export interface SnapshotTemplate {
  readonly intervalMs: number;
  /** Pixels; left out: the stream's own size. */
  readonly size?: PictureSize;
}

export type PictureSize = Pick<Picture, 'width' | 'height'>;

/** Takes a picture of what is really pushed; `undefined`: it cannot. */
export type Shoot = (
  measured: Measured,
  size: PictureSize,
) => Promise<Pick<Picture, 'url' | 'bytes'> | undefined>;

export interface PictureChange {
  readonly kind: 'pictured';
  readonly picture: Picture;
}

export interface SnapshotsOptions {
  readonly clock: SimClock;
  readonly random: () => number;
  readonly templates: ReadonlyMap<number, SnapshotTemplate>;
  readonly live: () => readonly Push[];
  readonly shown: (stream: StreamKey) => Push | undefined;
  readonly tell: (change: PictureChange) => void;
}

/** Something that takes pictures of one push. */
interface Series {
  readonly taskId: string;
  readonly push: Push;
  readonly template: SnapshotTemplate;
}

/** The snapshot tasks, the account's own template, and the pictures they took (tencent-live 5.17, 3.9). */
export class Snapshots {
  readonly #options: SnapshotsOptions;
  readonly #tasks: TaskList<StreamTask>;
  /** What runs, by task and push. */
  readonly #running = new Map<string, { readonly series: Series; readonly cancel: () => void }>();
  readonly #pictures: Picture[] = [];
  #queue: Picture[] = [];
  #ofEveryStream: SnapshotTemplate | undefined;
  #shoot: Shoot | undefined;

  constructor(options: SnapshotsOptions) {
    this.#options = options;
    const { clock, random } = options;
    this.#tasks = new TaskList({ clock, random, settle: () => this.settle() });
  }

  /** Those that were not deleted, oldest first. */
  tasks(): readonly StreamTask[] {
    return this.#tasks.list();
  }

  /** Every task of the account since the start, deleted ones too. */
  created(): readonly StreamTask[] {
    return this.#tasks.created();
  }

  /** Every picture since the start, oldest first. */
  pictures(): readonly Picture[] {
    return this.#pictures;
  }

  /** Takes up to `count` pictures of the account out of the queue for good, oldest first (tencent-live 3.9). */
  takeFromQueue(count: number): readonly Picture[] {
    const taken = this.#queue.slice(0, count);
    this.#queue = this.#queue.slice(count);
    return taken;
  }

  /** A task whose template does not exist takes no pictures (tencent-live 5.17). */
  create(asked: NewStreamTask): StreamTask {
    return this.#tasks.add({ ...asked, ...this.#tasks.fresh('text') });
  }

  /** Ends the task for good; its first stop stays. Answers whether there is such a task. */
  stop(taskId: string): boolean {
    return this.#tasks.stop(taskId);
  }

  /** Takes the configuration away; what runs goes on. Answers whether there was such a task. */
  delete(taskId: string): boolean {
    return this.#tasks.delete(taskId);
  }

  /** The account's own template: a picture of every live stream each `intervalMs`; `undefined` switches it off. */
  ofEveryStream(intervalMs: number | undefined): void {
    this.#ofEveryStream = intervalMs === undefined ? undefined : { intervalMs };
    for (const [key, { series }] of this.#running) if (series.taskId === '') this.#end(key);
    this.settle();
  }

  /** From now on pictures of real pushes are taken so; one that cannot be is pretended. */
  shootWith(shoot: Shoot): void {
    this.#shoot = shoot;
  }

  /** One more picture of a stream, live or not, as of `createdMs`. */
  add(stream: StreamKey, createdMs: number, taskId = ''): Picture {
    const { width, height } = this.#options.shown(stream)?.quality ?? { width: 1920, height: 1080 };
    const picture = takePicture({ stream, taskId, createdMs, width, height });
    this.#keep(picture);
    return picture;
  }

  /** Ends what must end and starts what must start; called whenever a push or a task begins or ends. */
  settle(): void {
    const nowMs = this.#options.clock.now();
    for (const [key, { series }] of this.#running) if (!this.#goesOn(series, nowMs)) this.#end(key);
    for (const task of this.#tasks.list()) {
      const push = this.#options.shown(task.stream);
      const template = this.#options.templates.get(task.templateId);
      const wanted = push && template && isDue(task, nowMs) && !misses(task, push);
      if (wanted && this.#tasksOn(task.stream) < maxRunningTasks) {
        this.#begin({ taskId: task.taskId, push, template });
      }
    }
    const template = this.#ofEveryStream;
    if (template) for (const push of this.#options.live()) this.#begin({ taskId: '', push, template });
  }

  /** No picture is taken and no task begins or ends any more. */
  close(): void {
    this.#shoot = undefined;
    this.#tasks.close();
    for (const key of this.#running.keys()) this.#end(key);
  }

  #goesOn({ taskId, push }: Series, nowMs: number): boolean {
    if (this.#options.shown(push.stream)?.sequence !== push.sequence) return false;
    const task = this.#tasks.get(taskId);
    return task === undefined ? this.#ofEveryStream !== undefined : isDue(task, nowMs);
  }

  #begin(series: Series): void {
    const { taskId, push } = series;
    const key = `${taskId}/${streamPath(push.stream)}/${push.sequence}`;
    if (!this.#running.has(key)) this.#picture(key, series);
  }

  /** A picture now, and the next one after the interval. */
  #picture(key: string, series: Series): void {
    const { clock } = this.#options;
    const cancel = clock.after(series.template.intervalMs, () => this.#picture(key, series));
    this.#running.set(key, { series, cancel });
    const { push, taskId, template } = series;
    const { width, height } = template.size ?? push.quality;
    const { stream, measured } = push;
    const picture = takePicture({ stream, taskId, createdMs: clock.now(), width, height });
    if (measured === undefined || this.#shoot === undefined) this.#keep(picture);
    else void this.#keepReal(picture, this.#shoot(measured, { width, height }));
  }

  async #keepReal(picture: Picture, taking: ReturnType<Shoot>): Promise<void> {
    const taken = await taking;
    if (this.#shoot) this.#keep({ ...picture, ...taken });
  }

  #keep(picture: Picture): void {
    this.#pictures.push(picture);
    this.#queue.push(picture);
    this.#options.tell({ kind: 'pictured', picture });
  }

  #end(key: string): void {
    this.#running.get(key)?.cancel();
    this.#running.delete(key);
  }

  #tasksOn(stream: StreamKey): number {
    const own = [...this.#running.values()].filter(({ series }) => series.taskId !== '');
    return own.filter(({ series }) => streamPath(series.push.stream) === streamPath(stream)).length;
  }
}
