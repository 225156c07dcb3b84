import * as z from 'zod';
import { defineCommand, defineLook, type Context, type Seen } from '../../src/core/command.ts';
import { BotError } from '../../src/core/errors.ts';
import { wordField } from '../../src/core/field-types.ts';
import { pushRefOf } from '../../src/core/locate-stream.ts';
import { byTurn, isOpen, readTasks, stateText, stopButton, taskTable } from '../../src/core/record-tasks.ts';
import { fact, facts, paragraph, type Reply } from '../../src/core/reply.ts';
import { shownInput } from '../../src/core/shown-input.ts';
import { readStreamRef } from '../../src/core/stream-ref.ts';
import { code, text, type Text } from '../../src/core/text.ts';
import { firstLook, VERIFY_S, writeMemory } from '../../src/core/verify-state.ts';
import { askerFact, sentReply, streamsFact, unverifiedReply } from '../../src/core/write-report.ts';
import type { RecordTask } from '../../src/live/port.ts';

const LOOK_EVERY_S = 3;
const MOST_BUTTONS = 5;

const stopMemory = writeMemory.extend({ task: z.string() });
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
    if (task === undefined) throw nothingToStop(what, context.settings.command);
    if (others.length > 0) return chooseReply([task, ...others], context);
    const sentAt = context.now();
    const memory: StopMemory = { streams: [task.stream], sentAt, answered: false, task: task.id };
    const until = sentAt + VERIFY_S;
    const written = await context.write({ stream: task.stream, memory, until }, (control) =>
      control.recordings.stop(task),
    );
    const answered = written.outcome === 'done';
    return {
      ...sentReply(text`Stopping the recording of ${task.stream.name}…`, answered),
      later: firstLook({ ...memory, answered }, sentAt),
    };
  },
  look: defineLook(stopMemory, see),
});

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

function nothingToStop(what: string, root: string): BotError {
  return new BotError('bad-input', {
    said: text`No recording that runs or is planned has the stream or the task ${code(shownInput(what))}.`,
    did: 'nothing',
    next: text`See ${code(`/${root} record list`)} for what there is.`,
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
  const task = await taskOf(memory, context);
  const now = context.now();
  if (task !== undefined && task !== 'unreadable' && !isOpen(task, now)) {
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
    buttons: [{ label: text`Recordings`, style: 'plain', command: 'record list', input: {} }],
  };
}

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
    buttons: [{ label: text`Recordings`, style: 'plain', command: 'record list', input: {} }],
  });
}
