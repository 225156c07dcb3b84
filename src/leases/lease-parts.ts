import * as z from 'zod';
import { attempt } from '../core/attempt.ts';
import type { Context } from '../core/command.ts';
import { sameStream } from '../core/locate-stream.ts';
import { endMix, listMixes, readMix } from '../core/mix-jobs.ts';
import { endTask, ownTasks } from '../core/record-jobs.ts';
import { isOpen, readTasks } from '../core/record-tasks.ts';
import {
  isMixSession,
  isTaskId,
  type Control,
  type MixSession,
  type Receipt,
  type StreamKey,
  type TaskId,
} from '../live/port.ts';

/** What a lease has going on in the cloud: its push, and what people set to record or mix it. */
export const partShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('push') }),
  z.object({
    kind: z.literal('record'),
    task: z.custom<TaskId>((id) => typeof id === 'string' && isTaskId(id)),
  }),
  z.object({
    kind: z.literal('mix'),
    session: z.custom<MixSession>((id) => typeof id === 'string' && isMixSession(id)),
    output: z.string(),
  }),
]);
export type LeasePart = z.output<typeof partShape>;

/** One name for each part of a lease. */
export function partName(part: LeasePart): string {
  switch (part.kind) {
    case 'push':
      return 'push';
    case 'record':
      return `record ${part.task}`;
    case 'mix':
      return `mix ${part.session}`;
  }
}

const MOST_MIXES = 1000;

/**
 * What there is to end: the push unless the cloud says that there is none, recordings that are running or planned, and mixes
 * of nothing but this stream. A picture that is being taken ends by itself within seconds.
 */
export async function openParts(stream: StreamKey, context: Context): Promise<readonly LeasePart[]> {
  const now = context.now();
  const [state, tasks, mixes] = await Promise.all([
    attempt(context.live.streams.state(stream)),
    ownTasks(stream, now, context),
    listMixes({ since: now, most: MOST_MIXES }, context),
  ]);
  const isOff = state.answer !== undefined && state.answer.value !== 'live';
  return [
    ...(isOff ? [] : [{ kind: 'push' } as const]),
    ...tasks.filter((task) => isOpen(task, now)).map(({ id }) => ({ kind: 'record', task: id }) as const),
    ...mixes
      .filter(({ output, inputs }) => [output, ...inputs].some((each) => sameStream(each, stream)))
      .filter(({ inputs }) => inputs.every((input) => sameStream(input, stream)))
      .map(({ session, output }) => ({ kind: 'mix', session, output: output.name }) as const),
  ];
}

/** The one request that ends a part; what the bot keeps of it ends once the cloud has taken that. */
export async function endPart(
  part: LeasePart,
  stream: StreamKey,
  control: Control,
  context: Context,
): Promise<Receipt> {
  switch (part.kind) {
    case 'push':
      return control.streams.cut(stream);
    case 'record': {
      const receipt = await control.recordings.stop({ id: part.task, stream });
      await closePart(part, context);
      return receipt;
    }
    case 'mix': {
      const mix = await readMix(part.session, context);
      if (mix === undefined) throw new TypeError(`there is no mix ${part.session}`);
      const receipt = await control.mixes.stop({ session: mix.session, output: mix.output.name });
      await closePart(part, context);
      return receipt;
    }
  }
}

/** It is over, so the bot's own list no longer counts it as open. */
export async function closePart(part: LeasePart, context: Context): Promise<void> {
  if (part.kind === 'record') await endTask(part.task, context);
  if (part.kind === 'mix') await endMix(part.session, context);
}

/** Whether a part is over, as the cloud itself tells: `untold` where it has nothing to read that from. */
export type PartState = 'over' | 'runs' | 'unread' | 'untold';

export async function readPart(part: LeasePart, stream: StreamKey, context: Context): Promise<PartState> {
  switch (part.kind) {
    case 'push':
      return stateOf(stream, context);
    case 'record':
      return taskState(part.task, stream, context);
    case 'mix': {
      const mix = await readMix(part.session, context);
      return mix?.isNewStream === true ? stateOf(mix.output, context) : 'untold';
    }
  }
}

async function stateOf(stream: StreamKey, { live }: Context): Promise<PartState> {
  const { answer } = await attempt(live.streams.state(stream));
  if (answer === undefined) return 'unread';
  return answer.value === 'live' ? 'runs' : 'over';
}

async function taskState(id: TaskId, stream: StreamKey, context: Context): Promise<PartState> {
  if (!context.live.can.has('recordTasks')) return 'untold';
  const { answer } = await attempt(readTasks(stream, context));
  if (answer === undefined) return 'unread';
  const task = answer.value.find((each) => each.id === id);
  return task !== undefined && isOpen(task, context.now()) ? 'runs' : 'over';
}
