import * as z from 'zod';
import { defineCommand, defineLook, type Context, type Seen } from '../../src/core/command.ts';
import { BotError } from '../../src/core/errors.ts';
import { durationField, momentField, streamField, wordField } from '../../src/core/field-types.ts';
import { locateStream, sameStream, streamNameOf } from '../../src/core/locate-stream.ts';
import { keepTask } from '../../src/core/record-jobs.ts';
import {
  formatOf,
  MOST_END_S,
  MOST_TASK_S,
  refuseFar,
  refuseOverlap,
  startOf,
  type Format,
} from '../../src/core/record-limits.ts';
import {
  lostReply,
  madeReply,
  notVerified,
  recordMemory,
  splitReply,
  takenReply,
  type RecordMemory,
} from '../../src/core/record-report.ts';
import { readTasks, type TaskList } from '../../src/core/record-tasks.ts';
import type { Reply } from '../../src/core/reply.ts';
import { text } from '../../src/core/text.ts';
import { firstLook, VERIFY_S } from '../../src/core/verify-state.ts';
import { sentReply } from '../../src/core/write-report.ts';
import type { RecordTask, StreamKey } from '../../src/live/port.ts';

const LOOK_EVERY_S = 3;

export default defineCommand({
  summary: 'Record a stream, now or at a time, for how long',
  input: z.object({
    stream: streamField(),
    for: durationField({ words: 'How long, e.g. 2h', leastS: 60, mostS: MOST_END_S, prefill: '2h' }),
    at: momentField('From when, e.g. 18:00; now when left out').optional(),
    format: wordField('File format: flv, hls, mp4 or aac', 'mp4').optional(),
    rest: durationField({
      words: 'How long after that, in tasks of their own',
      leastS: 60,
      mostS: MOST_END_S,
      prefill: '2h',
    }).optional(),
  }),
  needs: 'operate',
  shows: 'to-channel',
  writesTo: ({ stream }, settings) => streamNameOf(stream, settings),
  async run({ stream: ref, for: seconds, at, format: asked, rest }, context) {
    const from = startOf(at, context);
    const format = formatOf(asked, context);
    refuseFar({ from, to: from + seconds }, context.now());
    const { stream, online } = await locateStream(ref, context);
    if (seconds > MOST_TASK_S) {
      return splitReply({ stream, from, seconds: seconds + (rest ?? 0), asked }, context);
    }
    // What follows begins where this ends, and is asked for to the minute.
    const to = rest === undefined ? from + seconds : wholeMinute(from + seconds);
    await refuseOverlap(stream, { from, to }, context);
    const live = online?.value.some((entry) => sameStream(entry.stream, stream));
    const sent = { streams: [stream], sentAt: context.now(), answered: false };
    const memory: RecordMemory = { ...sent, from, to, format: format.name, asked, rest, live };
    return ordered(stream, memory, format, context);
  },
  look: defineLook(recordMemory, see),
});

const wholeMinute = (at: number): number => Math.floor(at / 60) * 60;

async function ordered(
  stream: StreamKey,
  memory: RecordMemory,
  format: Format,
  context: Context,
): Promise<Reply> {
  const { from, to, sentAt } = memory;
  const order = { from: from > sentAt ? from : undefined, to, ...format.order };
  const written = await context.write({ stream, memory, until: sentAt + VERIFY_S }, (control) =>
    control.recordings.start(stream, order),
  );
  const isListed = context.live.can.has('recordTasks');
  if (written.outcome === 'unknown') {
    const first = isListed
      ? sentReply(text`Setting up the recording of ${stream.name}…`, false)
      : lostReply(memory, context);
    return { ...first, later: firstLook({ ...memory, told: !isListed }, sentAt) };
  }
  const { task: id } = written.receipt;
  const task = { id, stream, from, to, templateId: undefined, stoppedAt: undefined, format: format.name };
  await keepTask(task, context);
  const answered: RecordMemory = { ...memory, answered: true, task: id };
  if (!isListed) return takenReply(answered, task, context);
  return {
    ...sentReply(text`Setting up the recording of ${stream.name}…`, true),
    later: firstLook(answered, sentAt),
  };
}

async function see(memory: RecordMemory, context: Context, until: number): Promise<Seen> {
  if (memory.told === true) return { over: true };
  const tasks = await tasksOf(memory, context);
  const made = tasks?.value.find((task) => isMade(task, memory));
  if (made !== undefined) return found(memory, made, context);
  const now = context.now();
  if (tasks?.isOwn === true) return { reply: lostReply(memory, context), outcome: 'unknown' };
  if (now < until) return { again: Math.min(now + LOOK_EVERY_S, until) };
  const effect = tasks === undefined ? 'unreadable' : 'missing';
  return {
    reply: notVerified(memory, effect, context),
    outcome: effect === 'missing' ? 'nothing' : 'unknown',
  };
}

async function found(memory: RecordMemory, task: RecordTask, context: Context): Promise<Seen> {
  if (!context.live.can.has('recordTasks'))
    return { reply: takenReply(memory, task, context), outcome: 'done' };
  if (memory.task === undefined) await keepTask({ ...task, format: memory.format }, context);
  return { reply: madeReply(memory, task, context), outcome: 'done' };
}

/** By its id; where the answer was lost, by its end, which no other open task of the stream had before. */
const isMade = ({ id, to, stoppedAt }: RecordTask, memory: RecordMemory): boolean =>
  memory.task === undefined ? to === memory.to && stoppedAt === undefined : id === memory.task;

async function tasksOf({ streams }: RecordMemory, context: Context): Promise<TaskList | undefined> {
  try {
    return await readTasks(streams[0] ?? {}, context);
  } catch (thrown) {
    if (thrown instanceof BotError) return undefined;
    throw thrown;
  }
}
