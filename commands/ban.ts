import * as z from 'zod';
import { defineCommand, defineLook, type Context, type Question } from '../src/core/command.ts';
import { durationText } from '../src/core/duration.ts';
import { durationField, streamField, textField } from '../src/core/field-types.ts';
import {
  locateStream,
  sameStream,
  streamKeyText,
  streamNameOf,
  type Located,
} from '../src/core/locate-stream.ts';
import { fact, facts, paragraph, type Button, type Reply } from '../src/core/reply.ts';
import { readStream } from '../src/core/read-stream.ts';
import { streamList } from '../src/core/stream-list.ts';
import { bold, code, text, time, type Text } from '../src/core/text.ts';
import { firstLook, verifyState, VERIFY_S, writeMemory } from '../src/core/verify-state.ts';
import { askerFact, hitStreams, sentReply, streamsFact, unverifiedReply } from '../src/core/write-report.ts';
import type { StreamKey } from '../src/live/port.ts';

/** tencent-live 5.2: a ban ends after 90 days at most; without an end the cloud picks 7 days, so one is always sent. */
const MOST_S = 90 * 86_400;
/** tencent-live 5.2: the reason is at most 2048 bytes. */
const MOST_REASON_BYTES = 2048;

const banMemory = writeMemory.extend({ end: z.number(), reason: z.string(), wasLive: z.boolean() });
type BanMemory = z.output<typeof banMemory>;

export default defineCommand({
  summary: 'Take a stream off the air and refuse it until a time',
  input: z.object({
    stream: streamField(),
    for: durationField({ words: 'How long, e.g. 24h', leastS: 60, mostS: MOST_S, prefill: '24h' }),
    reason: textField({
      words: 'Reason, kept in the audit',
      mostBytes: MOST_REASON_BYTES,
      example: 'nudity',
    }),
  }),
  needs: 'moderate',
  shows: 'to-channel',
  writesTo: ({ stream }, settings) => streamNameOf(stream, settings),
  async confirm({ stream: ref, for: seconds, reason }, context) {
    const located = await locateStream(ref, context);
    const reading = await readStream(located.stream, located.online, context.live, context.now());
    return question(located, reading, { seconds, reason }, context);
  },
  async run({ stream: ref, for: seconds, reason }, context) {
    const located = await locateStream(ref, context);
    const { stream } = located;
    const sentAt = context.now();
    const end = sentAt + seconds;
    const wasLive = located.online?.value.some((entry) => sameStream(entry.stream, stream)) ?? false;
    const memory: BanMemory = { streams: hitStreams(located), sentAt, answered: false, end, reason, wasLive };
    const until = sentAt + VERIFY_S;
    const written = await context.write({ stream, memory, until }, (control) =>
      control.streams.ban(stream, end, reason),
    );
    const answered = written.outcome === 'done';
    const later = firstLook({ ...memory, answered }, sentAt);
    return { ...sentReply(text`Banning ${stream.name}…`, answered), later };
  },
  look: defineLook(banMemory, async (memory, context, until) => {
    const verified = await verifyState(memory, context, until, (state) => state === 'banned');
    if ('again' in verified) return verified;
    switch (verified.effect) {
      case 'seen':
        // What was not on air may have been banned before: then its state proves nothing of this ban.
        if (!memory.answered && !memory.wasLive)
          return { reply: doubtfulReply(memory, context), outcome: 'unknown' };
        return { reply: bannedReply(memory, verified.afterS, context), outcome: 'done' };
      case 'missing':
        return { reply: unverified(memory, 'missing', context), outcome: 'nothing' };
      case 'unreadable':
        return { reply: unverified(memory, 'unreadable', context), outcome: 'unknown' };
    }
  }),
});

function question(
  located: Located,
  reading: Awaited<ReturnType<typeof readStream>>,
  { seconds, reason }: { seconds: number; reason: string },
  context: Context,
): Question {
  const { stream, online } = located;
  const length = durationText(seconds);
  const already = reading.bannedUntil;
  return {
    title: text`Ban ${stream.name} for ${length}?`,
    blocks: [
      facts(
        fact(text`Stream`, text`${code(streamKeyText(stream))}`),
        fact(text`State now`, text`${bold(reading.state)}`),
        ...(already === undefined
          ? []
          : [fact(text`Banned already until`, text`${time(already)} (the new end replaces it)`)]),
        fact(text`Banned until`, text`${time(context.now() + seconds)}`),
        fact(text`Reason`, text`${reason}`),
      ),
      paragraph(hitText(hitStreams(located).slice(1), online !== undefined)),
    ],
    verb: text`Ban for ${length}`,
    danger: true,
  };
}

/** What else goes off the air: Tencent matches a ban by stream name only (tencent-live 14 #14). */
function hitText(others: readonly StreamKey[], known: boolean): Text {
  if (!known) {
    return text`The cloud did not say what else is live under this name; a ban hits the same name on every domain and app.`;
  }
  if (others.length === 0) {
    return text`A ban hits the same name on every domain and app; on the push domains of this installation nothing else is live under it now.`;
  }
  return text`A ban hits the same name on every domain and app. ${bold('It also takes off the air:')} ${streamList(others)}.`;
}

function bannedReply(memory: BanMemory, afterS: number, context: Context): Reply {
  const [stream] = memory.streams;
  const name = stream?.name ?? '';
  return {
    tone: 'good',
    title: text`${name} is banned: verified off the air after ${afterS} s`,
    blocks: [
      facts(
        streamsFact(memory.streams),
        fact(text`Banned until`, text`${time(memory.end)}`),
        fact(text`Reason`, text`${memory.reason}`),
        askerFact(context),
      ),
      ...(memory.answered
        ? []
        : [paragraph(text`The cloud's answer to the ban was lost, but the state reads banned.`)]),
    ],
    buttons: buttons(memory, 'unban'),
  };
}

/** The answer was lost, and an earlier ban would look the same: nothing is said to have happened. */
function doubtfulReply(memory: BanMemory, context: Context): Reply {
  return {
    tone: 'warning',
    title: text`${memory.streams[0]?.name ?? ''} is banned, but perhaps not by this ban`,
    blocks: [
      paragraph(
        text`The cloud's answer was lost. The stream reads banned, but it was not live before, so an earlier ban may be the one that holds: its end and reason are not known to have changed. Look at its status, and ban it again if the end is wrong.`,
      ),
      facts(
        streamsFact(memory.streams),
        fact(text`Asked until`, text`${time(memory.end)}`),
        askerFact(context),
      ),
    ],
    buttons: buttons(memory, 'ban'),
  };
}

function unverified(memory: BanMemory, effect: 'missing' | 'unreadable', context: Context): Reply {
  return unverifiedReply({
    title: text`${memory.streams[0]?.name ?? ''}: the ban is not verified`,
    effect,
    answered: memory.answered,
    next: text`Look at its status; if it is still live, ban it again, or ban it in the Tencent console.`,
    facts: [streamsFact(memory.streams), fact(text`Reason`, text`${memory.reason}`), askerFact(context)],
    buttons: buttons(memory, 'ban'),
  });
}

function buttons({ streams: [stream] }: BanMemory, undo: 'ban' | 'unban'): Button[] {
  const input = { stream: stream === undefined ? '' : streamKeyText(stream) };
  return [
    { label: text`Status`, style: 'plain', command: 'status', input },
    undo === 'unban'
      ? { label: text`Unban…`, style: 'plain', command: 'unban', input }
      : { label: text`Ban again…`, style: 'danger', command: 'ban', input },
  ];
}
