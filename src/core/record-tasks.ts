import type { RecordTask, Sourced, StreamKey, UnixSeconds } from '../live/port.ts';
import type { Context } from './command.ts';
import { durationText } from './duration.ts';
import { streamKeyText } from './locate-stream.ts';
import { ownTasks } from './record-jobs.ts';
import { paragraph, type Block, type Button } from './reply.ts';
import { code, text, time, type Text } from './text.ts';

const DAY_S = 86_400;
/**
 * A task lasts at most 24 h and ends within 7 days (tencent-live 5.15), and is listed when all of it lies in the window: so
 * this one holds every open task and every one that ended in the last day.
 */
const BACK_S = 2 * DAY_S;
const AHEAD_S = 7 * DAY_S;

export type TaskState = 'running' | 'planned' | 'stopped' | 'ended';

export function taskState(task: RecordTask, now: UnixSeconds): TaskState {
  if (task.stoppedAt !== undefined) return 'stopped';
  if (task.to <= now) return 'ended';
  return task.from <= now ? 'running' : 'planned';
}

export const isOpen = (task: RecordTask, now: UnixSeconds): boolean =>
  task.stoppedAt === undefined && task.to > now;

export interface TaskList extends Sourced<readonly RecordTask[]> {
  /** The cloud has no list of recordings: these are what the bot set up, as it was ordered, and nobody else's. */
  readonly isOwn: boolean;
}

/** Every task of what is named, or of all, that is open or ended in the last day. */
export async function readTasks(stream: Partial<StreamKey>, context: Context): Promise<TaskList> {
  const now = context.now();
  if (!context.live.can.has('recordTasks')) {
    const value = await ownTasks(stream, now - DAY_S, context);
    return { value, source: 'memory', at: now, isOwn: true };
  }
  const { value, ...read } = await context.live.recordings.tasks(stream, now - BACK_S, now + AHEAD_S);
  return { ...read, value: value.filter((task) => endOf(task) > now - DAY_S), isOwn: false };
}

/** Where a list of tasks came from, and how old it is. */
export const taskSource = ({ isOwn, source, at }: TaskList, now: UnixSeconds): Block =>
  paragraph(
    isOwn
      ? text`From Tallylight's own memory: this API has no list of recordings, so tasks of others are not seen, and these stand as they were ordered.`
      : text`Read ${durationText(now - at)} ago from ${code(source)}.`,
  );

const endOf = ({ stoppedAt, to }: RecordTask): UnixSeconds => Math.min(stoppedAt ?? to, to);

/** What runs first, then what is planned, the next one first, then what is over, the newest first. */
export function byTurn(tasks: readonly RecordTask[], now: UnixSeconds): readonly RecordTask[] {
  const turn = (task: RecordTask): number => (isOpen(task, now) ? Number(task.from > now) : 2);
  return tasks.toSorted((a, b) => {
    const apart = turn(a) - turn(b);
    if (apart !== 0) return apart;
    return turn(a) === 2 ? endOf(b) - endOf(a) : a.from - b.from;
  });
}

/** `running until 18:00`, as one text. */
export function stateText(task: RecordTask, now: UnixSeconds): Text {
  switch (taskState(task, now)) {
    case 'running':
      return text`running until ${time(task.to)}`;
    case 'planned':
      return text`planned from ${time(task.from)} to ${time(task.to)}`;
    case 'stopped':
      return text`stopped ${time(task.stoppedAt ?? task.to)}`;
    case 'ended':
      return text`ended ${time(task.to)}`;
  }
}

/** Which recording a button stops: by task, since a stream may have several; `row` tells them apart where they are listed. */
export const stopButton = (task: RecordTask, row?: number): Button => ({
  label:
    row === undefined
      ? text`Stop recording ${task.stream.name}`
      : text`Stop ${row}: recording of ${task.stream.name}`,
  style: 'danger',
  command: 'record stop',
  input: { what: task.id },
});

/** Tasks as numbered rows, for buttons that name a row. */
export const taskTable = (tasks: readonly RecordTask[], now: UnixSeconds): Block => ({
  kind: 'table',
  columns: [text`No.`, text`Stream`, text`State`, text`Task`],
  rows: tasks.map((task, index) => [
    text`${index + 1}`,
    text`${streamKeyText(task.stream)}`,
    stateText(task, now),
    text`${code(task.id)}`,
  ]),
});

/** Leads to the files of a stream. */
export const filesButton = (stream: string): Button => ({
  label: text`Files`,
  style: 'plain',
  command: 'record files',
  input: { stream },
});
