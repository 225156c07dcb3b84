import * as z from 'zod';
import { defineCommand, defineLook, type Context, type Question, type Seen } from '../src/core/command.ts';
import {
  cutMemory,
  notVerified,
  offReply,
  onAirReply,
  unseenReply,
  WATCH_S,
  type Carried,
  type CutMemory,
} from '../src/core/cut-report.ts';
import { streamField } from '../src/core/field-types.ts';
import {
  locateStream,
  sameStream,
  streamKeyText,
  streamNameOf,
  type Located,
} from '../src/core/locate-stream.ts';
import { readStream, type StreamReading } from '../src/core/read-stream.ts';
import { fact, facts, paragraph } from '../src/core/reply.ts';
import { streamList } from '../src/core/stream-list.ts';
import { bold, code, text, type Text } from '../src/core/text.ts';
import { firstLook, verifyState, VERIFY_S } from '../src/core/verify-state.ts';
import { hitStreams, sentReply } from '../src/core/write-report.ts';

/** Seconds between two looks for an encoder that comes back. */
const WATCH_EVERY_S = 5;

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
    const located = await locateStream(ref, context);
    const { stream } = located;
    const sentAt = context.now();
    const sent = { streams: [stream], sentAt, answered: false, phase: 'verify' } as const;
    const memory: CutMemory = { ...sent, ...before(located) };
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

function before({ stream, online }: Located): Pick<CutMemory, 'listed' | 'since'> {
  const entry = online?.value.find((each) => sameStream(each.stream, stream));
  if (entry === undefined) return { listed: online === undefined ? 'unknown' : 'no' };
  return { listed: 'yes', since: entry.since };
}

function question(located: Located, { state }: StreamReading): Question {
  const { stream } = located;
  const others = hitStreams(located).slice(1);
  const hint = hintOf(state);
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
      ...(hint === undefined ? [] : [paragraph(hint)]),
      ...(others.length === 0
        ? []
        : [paragraph(text`Also live under this name, and not cut: ${streamList(others)}.`)]),
    ],
    verb: text`Cut ${stream.name}`,
    danger: true,
    // The same name may go live elsewhere before the press.
    pins: { stream: streamKeyText(stream) },
  };
}

function hintOf(state: StreamReading['state']): Text | undefined {
  switch (state) {
    case 'live':
      return undefined;
    case 'unknown':
      return text`The cloud did not answer, so it is not known whether it is live now.`;
    case 'offline':
      return text`Nothing is being pushed now, so a cut should change nothing.`;
    case 'banned':
      return text`It is banned, so nothing is being pushed now, and a cut should change nothing.`;
  }
}

async function verify(memory: CutMemory, context: Context, until: number): Promise<Seen> {
  const carried = await carriedBy(memory, context);
  if (carried !== undefined) return { reply: onAirReply(memory, carried, context), outcome: 'done' };
  const verified = await verifyState(memory, context, until, (state) => state !== 'live');
  if ('again' in verified) return verified;
  if (verified.effect === 'seen') {
    const at = context.now() + WATCH_EVERY_S;
    const later = { memory: { ...memory, phase: 'watch' }, at, until: memory.sentAt + WATCH_S };
    return { reply: { ...offReply(memory, verified.afterS, context), later }, outcome: 'done' };
  }
  // Live at the end of the look proves nothing: an encoder may have come back before the list tells of it.
  return { reply: notVerified(memory, verified.effect, context), outcome: 'unknown' };
}

async function watch(memory: CutMemory, context: Context, until: number): Promise<Seen> {
  const carried = await carriedBy(memory, context);
  if (carried !== undefined) return { reply: onAirReply(memory, carried, context), outcome: 'done' };
  const state = await verifyState(memory, context, 0, (each) => each === 'live');
  const effect = 'effect' in state ? state.effect : 'missing';
  if (effect === 'seen') return { reply: onAirReply(memory, 'back', context), outcome: 'done' };
  if (context.now() < until) return { again: context.now() + WATCH_EVERY_S };
  if (effect === 'missing') return { over: true };
  return { reply: unseenReply(memory, context), outcome: 'done' };
}

/** The list tells when a push began, which the state alone cannot. */
async function carriedBy(memory: CutMemory, context: Context): Promise<Carried | undefined> {
  const [stream] = memory.streams;
  if (stream === undefined) return undefined;
  const { since } = before(await locateStream(stream, context));
  // The list gives the first of several pushes: the one from before the cut still stands first, so it runs on.
  if (since === undefined || (memory.since !== undefined && since <= memory.since)) return undefined;
  if (since >= memory.sentAt) return 'back';
  return memory.since === undefined ? undefined : { standbySince: since };
}
