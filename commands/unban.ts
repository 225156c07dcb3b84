import * as z from 'zod';
import { defineCommand, defineLook, type Context, type Question } from '../src/core/command.ts';
import { streamField } from '../src/core/field-types.ts';
import { locateStream, streamKeyText, streamNameOf, type Located } from '../src/core/locate-stream.ts';
import { readStream, type StreamReading } from '../src/core/read-stream.ts';
import { fact, facts, paragraph, type Button, type Reply } from '../src/core/reply.ts';
import { bold, code, text, time, type Text } from '../src/core/text.ts';
import { firstLook, verifyState, VERIFY_S, writeMemory, type WriteMemory } from '../src/core/verify-state.ts';
import { askerFact, sentReply, streamsFact, unverifiedReply } from '../src/core/write-report.ts';

export default defineCommand({
  summary: 'Let a banned stream be pushed again',
  input: z.object({ stream: streamField() }),
  needs: 'moderate',
  shows: 'to-channel',
  writesTo: ({ stream }, settings) => streamNameOf(stream, settings),
  async confirm({ stream: ref }, context) {
    const located = await locateStream(ref, context);
    const reading = await readStream(located.stream, located.online, context.live, context.now());
    return question(located, reading);
  },
  async run({ stream: ref }, context) {
    const { stream } = await locateStream(ref, context);
    const sentAt = context.now();
    const memory: WriteMemory = { streams: [stream], sentAt, answered: false };
    const until = sentAt + VERIFY_S;
    const written = await context.write({ stream, memory, until }, (control) =>
      control.streams.unban(stream),
    );
    const answered = written.outcome === 'done';
    const later = firstLook({ ...memory, answered }, sentAt);
    return { ...sentReply(text`Unbanning ${stream.name}…`, answered), later };
  },
  look: defineLook(writeMemory, async (memory, context, until) => {
    const verified = await verifyState(memory, context, until, (state) => state !== 'banned');
    if ('again' in verified) return verified;
    switch (verified.effect) {
      case 'seen':
        return { reply: unbannedReply(memory, verified.afterS, context), outcome: 'done' };
      case 'missing':
        return { reply: unverified(memory, 'missing', context), outcome: 'nothing' };
      case 'unreadable':
        return { reply: unverified(memory, 'unreadable', context), outcome: 'unknown' };
    }
  }),
});

function question({ stream }: Located, { state, bannedUntil }: StreamReading): Question {
  return {
    title: text`Unban ${stream.name}?`,
    blocks: [
      facts(
        fact(text`Stream`, text`${code(streamKeyText(stream))}`),
        fact(text`State now`, text`${bold(state)}`),
        ...(bannedUntil === undefined ? [] : [fact(text`Banned until`, text`${time(bannedUntil)}`)]),
      ),
      paragraph(consequence(state)),
    ],
    verb: text`Unban ${stream.name}`,
    danger: false,
  };
}

function consequence(state: StreamReading['state']): Text {
  switch (state) {
    case 'banned':
      return text`The name may be pushed again at once, on every domain and app. The push does not restart by itself: its encoder must push again.`;
    case 'unknown':
      return text`The cloud did not answer, so it is not known whether the stream is banned now.`;
    case 'live':
    case 'offline':
      return text`The cloud does not show this stream as banned, so unbanning it should change nothing.`;
  }
}

function unbannedReply(memory: WriteMemory, afterS: number, context: Context): Reply {
  return {
    tone: 'good',
    title: text`${nameOf(memory)} may be pushed again: verified after ${afterS} s`,
    blocks: [
      facts(streamsFact(memory.streams), askerFact(context)),
      paragraph(text`The push does not restart by itself: its encoder must push again.`),
    ],
    buttons: buttons(memory),
  };
}

function unverified(memory: WriteMemory, effect: 'missing' | 'unreadable', context: Context): Reply {
  return unverifiedReply({
    title: text`${nameOf(memory)}: the unban is not verified`,
    effect,
    answered: memory.answered,
    next: text`Look at its status; if it is still banned, unban it again, or lift the ban in the Tencent console.`,
    facts: [streamsFact(memory.streams), askerFact(context)],
    buttons: buttons(memory),
  });
}

function buttons({ streams: [stream] }: WriteMemory): Button[] {
  const input = { stream: stream === undefined ? '' : streamKeyText(stream) };
  return [{ label: text`Status`, style: 'plain', command: 'status', input }];
}

const nameOf = ({ streams: [stream] }: WriteMemory): string => stream?.name ?? '';
