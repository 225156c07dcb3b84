import * as z from 'zod';
import { defineCommand, defineLook, type Context, type Seen } from '../../src/core/command.ts';
import { durationText } from '../../src/core/duration.ts';
import { BotError } from '../../src/core/errors.ts';
import { durationField, momentField, streamField, wordField } from '../../src/core/field-types.ts';
import { locateStream, sameStream, streamNameOf } from '../../src/core/locate-stream.ts';
import { momentAt, type Moment } from '../../src/core/moment.ts';
import { isOpen, readTasks, stateText, stopButton } from '../../src/core/record-tasks.ts';
import { fact, facts, paragraph, type Reply } from '../../src/core/reply.ts';
import { bold, code, text, time, type Text } from '../../src/core/text.ts';
import { firstLook, VERIFY_S, writeMemory } from '../../src/core/verify-state.ts';
import { askerFact, sentReply, streamsFact, unverifiedReply } from '../../src/core/write-report.ts';
import type { RecordTask, StreamKey } from '../../src/live/port.ts';

const HOUR_S = 3600;
/** tencent-live 5.15: a task lasts at most 24 h. */
const MOST_S = 24 * HOUR_S;
const MOST_START_S = 6 * 24 * HOUR_S;
const MOST_END_S = 7 * 24 * HOUR_S;
const LOOK_EVERY_S = 3;

const recordMemory = writeMemory.extend({
  to: z.number(),
  format: z.string(),
  /** Its id, once the cloud has answered. */
  task: z.string().optional(),
  /** Was the stream among the live ones? */
  live: z.boolean().optional(),
});
type RecordMemory = z.output<typeof recordMemory>;

export default defineCommand({
  summary: 'Record a stream, now or at a time, for how long',
  input: z.object({
    stream: streamField(),
    for: durationField({ words: 'How long, at most 24h', leastS: 60, mostS: MOST_S, prefill: '2h' }),
    at: momentField('From when, e.g. 18:00; now when left out').optional(),
    format: wordField('File format, by its template', 'mp4').optional(),
  }),
  needs: 'operate',
  shows: 'to-channel',
  writesTo: ({ stream }, settings) => streamNameOf(stream, settings),
  async run({ stream: ref, for: seconds, at, format }, context) {
    const from = startOf(at, context);
    const to = from + seconds;
    refuseFar({ from, to }, context.now());
    const templateId = templateOf(format, context);
    const { stream, online } = await locateStream(ref, context);
    await refuseOverlap(stream, { from, to }, context);
    const live = online?.value.some((entry) => sameStream(entry.stream, stream));
    const sentAt = context.now();
    const memory: RecordMemory = {
      streams: [stream],
      sentAt,
      answered: false,
      to,
      format: format ?? 'hls',
      live,
    };
    const order = { from: from > sentAt ? from : undefined, to, format, templateId };
    const written = await context.write({ stream, memory, until: sentAt + VERIFY_S }, (control) =>
      control.recordings.start(stream, order),
    );
    const answered = written.outcome === 'done';
    const task = answered ? written.receipt.task : undefined;
    return {
      ...sentReply(text`Setting up the recording of ${stream.name}…`, answered),
      later: firstLook({ ...memory, answered, task }, sentAt),
    };
  },
  look: defineLook(recordMemory, see),
});

/** The moment to start at; one that has passed is refused, since nothing can be recorded backwards. */
function startOf(at: Moment | undefined, context: Context): number {
  const now = context.now();
  const from = at === undefined ? now : momentAt(at, context.settings.timezone, now);
  if (from >= now) return from;
  throw new BotError('bad-input', {
    said: text`${time(from)} has passed, and nothing can be recorded backwards.`,
    did: 'nothing',
    next: text`Leave ${bold('at')} out to start now.`,
  });
}

/** tencent-live 5.15, 14 #16: a task starts within 6 days and ends within 7, checked before anything is claimed. */
function refuseFar({ from, to }: { from: number; to: number }, now: number): void {
  if (from <= now + MOST_START_S && to < now + MOST_END_S) return;
  throw new BotError('bad-input', {
    said: text`${bold('at')} is ${time(from)}: a recording can start within 6 days and must end within 7.`,
    did: 'nothing',
    next: text`Give an earlier ${bold('at')}, for example ${code('18:00')}.`,
  });
}

/** The template decides the format (tencent-live 5.15); without one the cloud makes HLS. */
function templateOf(format: string | undefined, { settings }: Context): number | undefined {
  if (format === undefined) return undefined;
  const template = settings.recordTemplates.get(format);
  if (template !== undefined) return template;
  const known = [...settings.recordTemplates.keys()].join(', ');
  throw new BotError('bad-input', {
    said: text`There is no recording template for ${code(format)}.`,
    did: 'nothing',
    next:
      known === ''
        ? text`Name templates in ${code('tallylight.yml')} (${code('record')}), or leave the format out.`
        : text`The formats are ${known}.`,
  });
}

/** Listed before it is made: a second task over the same time is billed a second time (product A4.41). */
async function refuseOverlap(
  stream: StreamKey,
  span: { from: number; to: number },
  context: Context,
): Promise<void> {
  const { value: tasks } = await readTasks(stream, context);
  const now = context.now();
  const twin = tasks.find((task) => isOpen(task, now) && task.from < span.to && task.to > span.from);
  if (twin === undefined) return;
  throw new BotError('already-done', {
    said: text`${stream.name} has a recording over that time already: ${stateText(twin, now)} (task ${code(twin.id)}).`,
    did: 'nothing',
    next: text`Stop that one first, or choose a time after it.`,
  });
}

async function see(memory: RecordMemory, context: Context, until: number): Promise<Seen> {
  const [stream] = memory.streams;
  const tasks = stream === undefined ? undefined : await tasksOf(stream, context);
  const made = tasks?.find((task) => isMade(task, memory));
  if (made !== undefined) return { reply: madeReply(memory, made, context), outcome: 'done' };
  const now = context.now();
  if (now < until) return { again: Math.min(now + LOOK_EVERY_S, until) };
  const effect = tasks === undefined ? 'unreadable' : 'missing';
  return {
    reply: notVerified(memory, effect, context),
    outcome: effect === 'missing' ? 'nothing' : 'unknown',
  };
}

/** By its id; where the answer was lost, by its end, which no other open task of the stream had before. */
const isMade = ({ id, to, stoppedAt }: RecordTask, memory: RecordMemory): boolean =>
  memory.task === undefined ? to === memory.to && stoppedAt === undefined : id === memory.task;

async function tasksOf(stream: StreamKey, context: Context): Promise<readonly RecordTask[] | undefined> {
  try {
    return (await readTasks(stream, context)).value;
  } catch (thrown) {
    if (thrown instanceof BotError) return undefined;
    throw thrown;
  }
}

function madeReply(memory: RecordMemory, task: RecordTask, context: Context): Reply {
  const now = context.now();
  return {
    tone: 'good',
    title: titleOf(task, now),
    blocks: [
      facts(
        streamsFact([task.stream]),
        fact(text`Task`, text`${code(task.id)}, ${stateText(task, now)}`),
        fact(text`Length`, text`${durationText(task.to - task.from)}, format ${memory.format}`),
        askerFact(context),
      ),
      paragraph(consequence(memory, task, now)),
      ...(memory.answered
        ? []
        : [
            paragraph(text`The cloud's answer was lost, but the task is in its list: do not start it again.`),
          ]),
    ],
    buttons: [
      stopButton(task),
      { label: text`Recordings`, style: 'plain', command: 'record list', input: {} },
    ],
  };
}

function titleOf(task: RecordTask, now: number): Text {
  if (!isOpen(task, now)) return text`Recording of ${task.stream.name} was set up, and is over`;
  return task.from > now
    ? text`Recording of ${task.stream.name} is planned`
    : text`Recording of ${task.stream.name} is set up`;
}

function consequence({ live }: RecordMemory, task: RecordTask, now: number): Text {
  const rule = text`It records whenever the stream is live in that time; each interruption ends one file and the next push starts another.`;
  return live === false && task.from <= now
    ? text`${bold('The stream was not live when this was set up:')} check its name. ${rule}`
    : rule;
}

function notVerified(memory: RecordMemory, effect: 'missing' | 'unreadable', context: Context): Reply {
  return unverifiedReply({
    title: text`${memory.streams[0]?.name ?? ''}: the recording is not verified`,
    effect,
    answered: memory.answered,
    next: text`Look at the list of recordings before you start it again: a second task is billed a second time.`,
    facts: [streamsFact(memory.streams), fact(text`Until`, text`${time(memory.to)}`), askerFact(context)],
    buttons: [{ label: text`Recordings`, style: 'plain', command: 'record list', input: {} }],
  });
}
