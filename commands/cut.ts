import * as z from 'zod';
import { defineCommand, defineLook, type Context, type Question, type Seen } from '../src/core/command.ts';
import { streamField } from '../src/core/field-types.ts';
import {
  locateStream,
  sameStream,
  streamKeyText,
  streamNameOf,
  type Located,
} from '../src/core/locate-stream.ts';
import { readStream, type StreamReading } from '../src/core/read-stream.ts';
import { fact, facts, paragraph, type Button, type Reply } from '../src/core/reply.ts';
import { bold, code, text } from '../src/core/text.ts';
import { firstLook, verifyState, VERIFY_S, writeMemory } from '../src/core/verify-state.ts';
import { askerFact, sentReply, streamsFact, unverifiedReply } from '../src/core/write-report.ts';

/** Seconds after the cut in which an encoder that comes back is reported, and between two looks for it. */
const WATCH_S = 120;
const WATCH_EVERY_S = 5;

const cutMemory = writeMemory.extend({ phase: z.enum(['verify', 'watch']) });
type CutMemory = z.output<typeof cutMemory>;

export default defineCommand({
  summary: 'Drop the push of a stream; its encoder may come back',
  input: z.object({ stream: streamField() }),
  needs: 'moderate',
  shows: 'to-channel',
  writesTo: ({ stream }, settings) => streamNameOf(stream, settings),
  async confirm({ stream: ref }, context) {
    const located = await locateStream(ref, context);
    return question(located, await readStream(located.stream, located.online, context.live, context.now()));
  },
  async run({ stream: ref }, context) {
    const { stream } = await locateStream(ref, context);
    const sentAt = context.now();
    const memory: CutMemory = { streams: [stream], sentAt, answered: false, phase: 'verify' };
    const until = sentAt + VERIFY_S;
    const written = await context.write({ stream, memory, until }, (control) => control.streams.cut(stream));
    const answered = written.outcome === 'done';
    return {
      ...sentReply(text`Cutting ${stream.name}…`, answered),
      later: firstLook({ ...memory, answered }, sentAt),
    };
  },
  look: defineLook(cutMemory, (memory, context, until) =>
    memory.phase === 'verify' ? verify(memory, context, until) : watch(memory, context, until),
  ),
});

function question({ stream }: Located, { state }: StreamReading): Question {
  const idle = state === 'offline' || state === 'banned';
  return {
    title: text`Cut ${stream.name}?`,
    blocks: [
      facts(
        fact(text`Stream`, text`${code(streamKeyText(stream))}`),
        fact(text`State now`, text`${bold(state)}`),
      ),
      paragraph(
        text`A cut only drops the push: the encoder may come back at once, and many do by themselves. A ban keeps it off.`,
      ),
      ...(idle ? [paragraph(text`Nothing is being pushed now, so a cut should change nothing.`)] : []),
    ],
    verb: text`Cut ${stream.name}`,
    danger: true,
  };
}

async function verify(memory: CutMemory, context: Context, until: number): Promise<Seen> {
  if (await cameBack(memory, context)) return { reply: backReply(memory, context), outcome: 'done' };
  const verified = await verifyState(memory, context, until, (state) => state !== 'live');
  if ('again' in verified) return verified;
  if (verified.effect === 'seen') {
    const at = context.now() + WATCH_EVERY_S;
    const later = { memory: { ...memory, phase: 'watch' }, at, until: memory.sentAt + WATCH_S };
    return { reply: { ...offReply(memory, verified.afterS, context), later }, outcome: 'done' };
  }
  const outcome = verified.effect === 'missing' ? 'nothing' : 'unknown';
  return { reply: notVerified(memory, verified.effect, context), outcome };
}

async function watch(memory: CutMemory, context: Context, until: number): Promise<Seen> {
  if (await cameBack(memory, context)) return { reply: backReply(memory, context), outcome: 'done' };
  return context.now() < until ? { again: context.now() + WATCH_EVERY_S } : { over: true };
}

/** A push that began after the cut: the list tells when, the state alone cannot. */
async function cameBack({ streams: [stream], sentAt }: CutMemory, context: Context): Promise<boolean> {
  if (stream === undefined) return false;
  const { online } = await locateStream(stream, context);
  const now = online?.value.find((entry) => sameStream(entry.stream, stream));
  return now?.since !== undefined && now.since >= sentAt;
}

function offReply(memory: CutMemory, afterS: number, context: Context): Reply {
  return {
    tone: 'good',
    title: text`${nameOf(memory)} is cut: verified off the air after ${afterS} s`,
    blocks: [
      facts(streamsFact(memory.streams), askerFact(context)),
      paragraph(
        text`Its encoder may come back at once; this message says so if it does within ${WATCH_S} s.`,
      ),
    ],
    buttons: buttons(memory),
  };
}

function backReply(memory: CutMemory, context: Context): Reply {
  const afterS = Math.max(0, context.now() - memory.sentAt);
  return {
    tone: 'warning',
    title: text`${nameOf(memory)} is back on the air, seen ${afterS} s after the cut`,
    blocks: [
      facts(streamsFact(memory.streams), askerFact(context)),
      paragraph(text`The push was cut, and its encoder pushed again. A ban keeps it off the air.`),
    ],
    buttons: buttons(memory),
  };
}

function notVerified(memory: CutMemory, effect: 'missing' | 'unreadable', context: Context): Reply {
  return unverifiedReply({
    title: text`${nameOf(memory)}: the cut is not verified`,
    effect,
    answered: memory.answered,
    next: text`A second encoder may have taken over (a hot standby). Look at its status; a ban drops both.`,
    facts: [streamsFact(memory.streams), askerFact(context)],
    buttons: buttons(memory),
  });
}

function buttons({ streams: [stream] }: CutMemory): Button[] {
  const input = { stream: stream === undefined ? '' : streamKeyText(stream) };
  return [
    { label: text`Status`, style: 'plain', command: 'status', input },
    { label: text`Ban…`, style: 'danger', command: 'ban', input },
  ];
}

const nameOf = ({ streams: [stream] }: CutMemory): string => stream?.name ?? '';
