import * as z from 'zod';
import type { RecordTask, UnixSeconds } from '../live/port.ts';
import { clockText } from './clock.ts';
import type { Context } from './command.ts';
import { durationText, readDuration } from './duration.ts';
import { shortStreamText } from './locate-stream.ts';
import { MOST_TASK_S } from './record-limits.ts';
import { isOpen, stateText, stopButton } from './record-tasks.ts';
import { fact, facts, paragraph, type Block, type Button, type Reply } from './reply.ts';
import { bold, code, text, time, type Text } from './text.ts';
import { writeMemory } from './verify-state.ts';
import { askerFact, streamsFact, unverifiedReply } from './write-report.ts';
import { dayText, wallTime } from './zone.ts';

/** What is told of a recording that was ordered, and what its look remembers for that. */

export const recordMemory = writeMemory.extend({
  from: z.number(),
  to: z.number(),
  format: z.string(),
  /** The format as it was asked for. */
  asked: z.string().optional(),
  /** Seconds to record after this, in tasks of their own. */
  rest: z.number().optional(),
  /** Its id, once the cloud has answered. */
  task: z.string().optional(),
  /** Was the stream among the live ones? */
  live: z.boolean().optional(),
  /** The asker knows already that nothing more can be found out. */
  told: z.boolean().optional(),
});
export type RecordMemory = z.output<typeof recordMemory>;

export const listButton: Button = {
  label: text`Recordings`,
  style: 'plain',
  command: 'record list',
  input: {},
};

/** The task was read back from the cloud. */
export function madeReply(memory: RecordMemory, task: RecordTask, context: Context): Reply {
  const now = context.now();
  return {
    tone: 'good',
    title: madeTitle(task, now),
    blocks: [
      taskFacts(memory, task, context),
      ...ruleBlocks(memory, task, context),
      ...(memory.answered
        ? []
        : [
            paragraph(text`The cloud's answer was lost, but the task is in its list: do not start it again.`),
          ]),
    ],
    buttons: [stopButton(task), ...nextButtons(memory, context), listButton],
  };
}

function madeTitle(task: RecordTask, now: UnixSeconds): Text {
  if (!isOpen(task, now)) return text`Recording of ${task.stream.name} was set up, and is over`;
  return task.from > now
    ? text`Recording of ${task.stream.name} is planned`
    : text`Recording of ${task.stream.name} is set up`;
}

/** The cloud took it and gave an id, but has no list to read it back from: so it is not said to be verified. */
export const takenReply = (memory: RecordMemory, task: RecordTask, context: Context): Reply => ({
  tone: 'info',
  title: text`The cloud took the recording of ${task.stream.name}`,
  blocks: [
    taskFacts(memory, task, context),
    paragraph(
      text`This API has no list of recordings to read it back from, so it is not verified: all that is known is that the cloud took it and gave its task the id above.`,
    ),
    ...ruleBlocks(memory, task, context),
  ],
  buttons: [stopButton(task), ...nextButtons(memory, context), listButton],
});

/** The answer was lost, and there is no list that could tell. */
export const lostReply = (memory: RecordMemory, context: Context): Reply => ({
  tone: 'bad',
  title: text`${memory.streams[0]?.name ?? ''}: it is not known whether the recording was set up`,
  blocks: [
    paragraph(
      text`The cloud's answer was lost, and this API has no list of recordings to look it up in. It is not sent again, since a second task would be billed a second time. Look in the Tencent console before you start it again.`,
    ),
    facts(streamsFact(memory.streams), fact(text`Until`, text`${time(memory.to)}`), askerFact(context)),
  ],
  buttons: [listButton],
});

export function notVerified(memory: RecordMemory, effect: 'missing' | 'unreadable', context: Context): Reply {
  return unverifiedReply({
    title: text`${memory.streams[0]?.name ?? ''}: the recording is not verified`,
    effect,
    answered: memory.answered,
    next: text`Look at the list of recordings before you start it again: a second task is billed a second time.`,
    facts: [streamsFact(memory.streams), fact(text`Until`, text`${time(memory.to)}`), askerFact(context)],
    buttons: [listButton],
  });
}

const taskFacts = (memory: RecordMemory, task: RecordTask, context: Context): Block =>
  facts(
    streamsFact([task.stream]),
    fact(text`Task`, text`${code(task.id)}, ${stateText(task, context.now())}`),
    fact(text`Length`, text`${durationText(task.to - task.from)}, format ${memory.format}`),
    askerFact(context),
  );

function ruleBlocks(memory: RecordMemory, task: RecordTask, context: Context): Block[] {
  const rule = text`It records whenever the stream is live in that time; each interruption ends one file and the next push starts another.`;
  // tencent-live 5.15: leave more than 3 s between the task and the push.
  const said =
    memory.live === false && task.from <= context.now()
      ? text`${bold('The stream was not live when this was set up:')} check its name. A push that begins within 3 s of setting up a recording is missed by it. ${rule}`
      : rule;
  const next = nextLine(memory, context);
  return [
    paragraph(said),
    ...(next === undefined
      ? []
      : [
          paragraph(
            text`The other ${durationText(memory.rest ?? 0)} need a task of their own: ${code(next)}`,
          ),
        ]),
  ];
}

/** Longer than one task may be: what it would be split into, with a button for the first part. */
export function splitReply(asked: SplitOrder, context: Context): Reply {
  const { from, seconds } = asked;
  const rest = seconds - MOST_TASK_S;
  const count = Math.ceil(seconds / MOST_TASK_S);
  const first = firstPart(asked, context);
  return {
    tone: 'warning',
    title: text`Split in ${count} tasks? One task records at most 24h`,
    blocks: [
      paragraph(
        text`${durationText(seconds)} from ${time(from)} on is longer than that. Nothing was started yet: start the first part, and its answer offers the next one, which begins where it ends.`,
      ),
      facts(
        fact(text`First`, text`24h: ${code(lineOf(first, context))}`),
        fact(
          text`Then`,
          text`${durationText(rest)}: ${code(lineOf(nextPart({ ...asked, rest, to: from + MOST_TASK_S }, context), context))}`,
        ),
      ),
    ],
    buttons: [{ label: text`Start the first 24h`, style: 'primary', command: 'record start', input: first }],
  };
}

export interface SplitOrder {
  readonly stream: RecordTask['stream'];
  readonly from: UnixSeconds;
  readonly seconds: number;
  readonly asked?: string | undefined;
}

type Input = Readonly<Record<string, string>>;

const firstPart = ({ stream, from, seconds, asked }: SplitOrder, context: Context): Input => ({
  stream: shortStreamText(stream, context.settings),
  for: exact(MOST_TASK_S),
  // Now is the moment of the press.
  ...(from - context.now() < 60 ? {} : { at: momentText(from, context) }),
  ...(asked === undefined ? {} : { format: asked }),
  rest: exact(seconds - MOST_TASK_S),
});

interface NextOrder extends Pick<SplitOrder, 'stream' | 'asked'> {
  readonly to: UnixSeconds;
  readonly rest: number;
}

const nextPart = ({ stream, to, rest, asked }: NextOrder, context: Context): Input => ({
  stream: shortStreamText(stream, context.settings),
  for: exact(Math.min(rest, MOST_TASK_S)),
  at: momentText(to, context),
  ...(asked === undefined ? {} : { format: asked }),
  ...(rest > MOST_TASK_S ? { rest: exact(rest - MOST_TASK_S) } : {}),
});

function nextOf(memory: RecordMemory, context: Context): Input | undefined {
  const { streams, to, rest, asked } = memory;
  const [stream] = streams;
  return rest === undefined || stream === undefined
    ? undefined
    : nextPart({ stream, to, rest, asked }, context);
}

function nextLine(memory: RecordMemory, context: Context): string | undefined {
  const next = nextOf(memory, context);
  return next && lineOf(next, context);
}

function nextButtons(memory: RecordMemory, context: Context): Button[] {
  const input = nextOf(memory, context);
  return input === undefined
    ? []
    : [
        {
          label: text`Record the next ${input['for'] ?? ''}`,
          style: 'primary',
          command: 'record start',
          input,
        },
      ];
}

/** As it is typed: `/live record start room-1 6h at=2026-11-23T12:00`. */
function lineOf({ stream = '', for: length = '', ...named }: Input, { settings }: Context): string {
  const more = Object.entries(named).map(([name, value]) => `${name}=${value}`);
  return [`/${settings.command} record start`, stream, length, ...more].join(' ');
}

/** As `momentField` reads it, to the minute. */
function momentText(at: UnixSeconds, { settings }: Context): string {
  const wall = wallTime(at, settings.timezone);
  return `${dayText(wall)}T${clockText(wall)}`;
}

/** Seconds as `durationField` reads them back, without loss. */
function exact(seconds: number): string {
  const short = durationText(seconds).replaceAll(' ', '');
  return readDuration(short) === seconds ? short : `${seconds}s`;
}
