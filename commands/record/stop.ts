import * as z from 'zod';
import { defineCommand, defineLook, type Context, type Seen } from '../../src/core/command.ts';
import { BotError } from '../../src/core/errors.ts';
import { wordField } from '../../src/core/field-types.ts';
import { pushRefOf, streamKeyText } from '../../src/core/locate-stream.ts';
import { endTask } from '../../src/core/record-jobs.ts';
import { listButton } from '../../src/core/record-report.ts';
import {
  byTurn,
  filesButton,
  isOpen,
  readTasks,
  stateText,
  stopButton,
  taskTable,
} from '../../src/core/record-tasks.ts';
import { fact, facts, paragraph, type Reply } from '../../src/core/reply.ts';
import { shownInput } from '../../src/core/shown-input.ts';
import { readStreamRef } from '../../src/core/stream-ref.ts';
import { code, text, type Text } from '../../src/core/text.ts';
import { firstLook, VERIFY_S, writeMemory } from '../../src/core/verify-state.ts';
import { askerFact, sentReply, streamsFact, unverifiedReply } from '../../src/core/write-report.ts';
import type { RecordTask } from '../../src/live/port.ts';

const LOOK_EVERY_S = 3;
const MOST_BUTTONS = 5;

const stopMemory = writeMemory.extend({
  task: z.string(),
  /** The asker knows already that nothing more can be found out. */
  told: z.boolean().optional(),
});
type StopMemory = z.output<typeof stopMemory>;

export default defineCommand({
  summary: 'End a recording now, by stream or task; its file is made',
  input: z.object({ what: wordField('Stream name, or the id of the task', 'room-1') }),
  needs: 'operate',
  shows: 'to-channel',
  // Which stream a task id belongs to is known only once the tasks are read.
  writesTo: () => undefined,
  async run({ what }, context) {
    const [task, ...others] = await openTasks(what, context);
    if (task === undefined) throw nothingToStop(what, context);
    if (others.length > 0) return chooseReply([task, ...others], context);
    return stopped(task, context);
  },
  look: defineLook(stopMemory, see),
});

async function stopped(task: RecordTask, context: Context): Promise<Reply> {
  const sentAt = context.now();
  const memory: StopMemory = { streams: [task.stream], sentAt, answered: false, task: task.id };
  const written = await context.write({ stream: task.stream, memory, until: sentAt + VERIFY_S }, (control) =>
    control.recordings.stop(task),
  );
  const answered = written.outcome === 'done';
  if (answered) await endTask(task.id, context);
  const isListed = context.live.can.has('recordTasks');
  if (!isListed && answered) return takenReply(task, context);
  const first = isListed
    ? sentReply(text`Stopping the recording of ${task.stream.name}…`, answered)
    : lostReply(memory, context);
  return { ...first, later: firstLook({ ...memory, answered, told: !isListed }, sentAt) };
}

/** Open tasks with that id, or of that stream. */
async function openTasks(what: string, context: Context): Promise<readonly RecordTask[]> {
  const now = context.now();
  const open = (await readTasks({}, context)).value.filter((task) => isOpen(task, now));
  const byId = open.filter((task) => task.id === what);
  if (byId.length > 0) return byId;
  const given = readStreamRef(what);
  if (given === undefined) return [];
  const { name, app, domain } = pushRefOf(given, context.settings);
  return open.filter(
    ({ stream }) =>
      stream.name === name &&
      (app ?? stream.app) === stream.app &&
      (domain ?? stream.domain) === stream.domain,
  );
}

function nothingToStop(what: string, { live, settings }: Context): BotError {
  return new BotError('bad-input', {
    said: text`No recording that runs or is planned has the stream or the task ${code(shownInput(what))}.`,
    did: 'nothing',
    next: live.can.has('recordTasks')
      ? text`See ${code(`/${settings.command} record list`)} for what there is.`
      : text`This API has no list of recordings, so only those that were started through Tallylight are known: stop others in the Tencent console.`,
  });
}

/** Several fit: nothing is guessed for a write. */
function chooseReply(tasks: readonly RecordTask[], context: Context): Reply {
  const now = context.now();
  const sorted = byTurn(tasks, now);
  const more = sorted.length - MOST_BUTTONS;
  return {
    tone: 'warning',
    title: text`${sorted.length} recordings fit: which one?`,
    blocks: [
      taskTable(sorted, now),
      paragraph(text`Nothing was changed. Press the one to stop, or give the id of its task.`),
      ...(more > 0 ? [paragraph(text`The last ${more} have no button: give the id of the task.`)] : []),
    ],
    buttons: sorted.slice(0, MOST_BUTTONS).map((task, index) => stopButton(task, index + 1)),
  };
}

async function see(memory: StopMemory, context: Context, until: number): Promise<Seen> {
  if (memory.told === true) return { over: true };
  if (!context.live.can.has('recordTasks')) return { reply: lostReply(memory, context), outcome: 'unknown' };
  const task = await taskOf(memory, context);
  const now = context.now();
  if (task !== undefined && task !== 'unreadable' && !isOpen(task, now)) {
    await endTask(task.id, context);
    return { reply: stoppedReply(memory, task, context), outcome: 'done' };
  }
  if (now < until) return { again: Math.min(now + LOOK_EVERY_S, until) };
  const effect = task === 'unreadable' ? 'unreadable' : 'missing';
  return {
    reply: notVerified(memory, effect, context),
    outcome: effect === 'missing' ? 'nothing' : 'unknown',
  };
}

async function taskOf(memory: StopMemory, context: Context): Promise<RecordTask | 'unreadable' | undefined> {
  try {
    const { value } = await readTasks(memory.streams[0] ?? {}, context);
    return value.find((task) => task.id === memory.task);
  } catch (thrown) {
    if (thrown instanceof BotError) return 'unreadable';
    throw thrown;
  }
}

function stoppedReply(memory: StopMemory, task: RecordTask, context: Context): Reply {
  return {
    tone: 'good',
    title: text`The recording of ${task.stream.name} is stopped: read back from the cloud`,
    blocks: [
      facts(
        streamsFact(memory.streams),
        fact(text`Task`, text`${code(task.id)}, ${stateText(task, context.now())}`),
        fact(text`File`, fileText(task)),
        askerFact(context),
      ),
      ...(memory.answered
        ? []
        : [paragraph(text`The cloud's answer to the stop was lost, but the task reads stopped.`)]),
    ],
    buttons: [filesButton(streamKeyText(task.stream)), listButton],
  };
}

/** The cloud took it, but has no list to read it back from: so it is not said to be verified. */
const takenReply = (task: RecordTask, context: Context): Reply => ({
  tone: 'info',
  title: text`The cloud took the stop of the recording of ${task.stream.name}`,
  blocks: [
    facts(streamsFact([task.stream]), fact(text`Task`, text`${code(task.id)}`), askerFact(context)),
    paragraph(
      text`This API has no list of recordings to read it back from, so it is not verified. The file is made within minutes if the stream was live.`,
    ),
  ],
  buttons: [filesButton(streamKeyText(task.stream)), listButton],
});

/** The answer was lost, and there is no list that could tell. */
const lostReply = (memory: StopMemory, context: Context): Reply => ({
  tone: 'bad',
  title: text`${memory.streams[0]?.name ?? ''}: it is not known whether the recording was stopped`,
  blocks: [
    paragraph(
      text`The cloud's answer was lost, and this API has no list of recordings to look it up in. Stop it again, or look in the Tencent console: a recording that runs is billed.`,
    ),
    facts(streamsFact(memory.streams), fact(text`Task`, text`${code(memory.task)}`), askerFact(context)),
  ],
  buttons: [listButton],
});

const fileText = ({ from, stoppedAt }: RecordTask): Text =>
  stoppedAt !== undefined && stoppedAt <= from
    ? text`none: it was stopped before it began, and does not start any more`
    : text`made by the cloud within minutes if the stream was live; the task does not start again`;

function notVerified(memory: StopMemory, effect: 'missing' | 'unreadable', context: Context): Reply {
  return unverifiedReply({
    title: text`${memory.streams[0]?.name ?? ''}: the end of the recording is not verified`,
    effect,
    answered: memory.answered,
    next: text`Look at the list of recordings; stop it again if it still runs.`,
    facts: [streamsFact(memory.streams), fact(text`Task`, text`${code(memory.task)}`), askerFact(context)],
    buttons: [listButton],
  });
}
