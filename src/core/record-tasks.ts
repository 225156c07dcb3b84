import type { RecordTask, Sourced, StreamKey, UnixSeconds } from '../live/port.ts';
import type { Context } from './command.ts';
import { streamKeyText } from './locate-stream.ts';
import type { Button } from './reply.ts';
import { text, time, type Text } from './text.ts';

const DAY_S = 86_400;
/** A task lasts at most 24 h and ends within 7 days (tencent-live 5.15), so every open one lies in this window. */
const BACK_S = DAY_S;
const AHEAD_S = 7 * DAY_S;

export type TaskState = 'running' | 'planned' | 'stopped' | 'ended';

export function taskState(task: RecordTask, now: UnixSeconds): TaskState {
  if (task.stoppedAt !== undefined) return 'stopped';
  if (task.to <= now) return 'ended';
  return task.from <= now ? 'running' : 'planned';
}

export const isOpen = (task: RecordTask, now: UnixSeconds): boolean =>
  task.stoppedAt === undefined && task.to > now;

/** Every task of a stream, or of all, from a day back to the furthest ahead that there can be. */
export function readTasks(
  stream: Partial<StreamKey>,
  context: Context,
): Promise<Sourced<readonly RecordTask[]>> {
  const now = context.now();
  return context.live.recordings.tasks(stream, now - BACK_S, now + AHEAD_S);
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

/** Which recording a button stops: by task, since a stream may have several. */
export const stopButton = (task: RecordTask): Button => ({
  label: text`Stop recording ${task.stream.name}`,
  style: 'danger',
  command: 'record stop',
  input: { what: task.id },
});

/** A task's stream in full. */
export const taskStream = ({ stream }: RecordTask): string => streamKeyText(stream);
