import * as z from 'zod';
import type { Context } from './command.ts';
import { streamKeyText } from './locate-stream.ts';
import { facts, paragraph, type Reply } from './reply.ts';
import { text, time, type Text } from './text.ts';
import { writeMemory } from './verify-state.ts';
import { askerFact, streamsFact } from './write-report.ts';

/** What is told of a cut, and what its look remembers for that. */

/** Seconds after the cut in which an encoder that comes back is reported. */
export const WATCH_S = 120;

export const cutMemory = writeMemory.extend({
  phase: z.enum(['verify', 'watch']),
  /** Was it in the list of live streams before the cut, and since when? The list may be a minute old. */
  listed: z.enum(['yes', 'no', 'unknown']),
  since: z.number().optional(),
});
export type CutMemory = z.output<typeof cutMemory>;

/** Whose push it is on the air with: one begun since the cut, or another encoder's that stood by behind the one that was cut. */
export type Carried = 'back' | { readonly standbySince: number };

export function offReply(memory: CutMemory, afterS: number, context: Context): Reply {
  return report(memory, context, {
    tone: 'good',
    title:
      memory.listed === 'no'
        ? text`${nameOf(memory)} is off the air, verified after ${afterS} s`
        : text`${nameOf(memory)} is cut: verified off the air after ${afterS} s`,
    said: [
      ...(memory.listed === 'no'
        ? [
            text`It was not among the live streams when the cut was sent, so the cut probably changed nothing.`,
          ]
        : []),
      ...(memory.answered
        ? []
        : [text`The cloud's answer to the cut was lost, but the stream reads off the air.`]),
      text`Its encoder may come back at once; this message says so if it does within ${WATCH_S} s.`,
    ],
  });
}

export function onAirReply(memory: CutMemory, carried: Carried, context: Context): Reply {
  const name = nameOf(memory);
  if (carried !== 'back') {
    return report(memory, context, {
      tone: 'warning',
      title: text`${name} is still on the air: a second encoder took over`,
      said: [
        text`The push was cut, and another one that runs since ${time(carried.standbySince)} carries the stream now (a hot standby). A ban drops both and keeps them off.`,
      ],
    });
  }
  const afterS = Math.max(0, context.now() - memory.sentAt);
  return report(memory, context, {
    tone: 'warning',
    title: text`${name} is back on the air, seen ${afterS} s after the cut`,
    said: [text`The push was cut, and its encoder pushed again. A ban keeps it off the air.`],
  });
}

export function notVerified(memory: CutMemory, effect: 'missing' | 'unreadable', context: Context): Reply {
  return report(memory, context, {
    tone: 'bad',
    title: text`${nameOf(memory)}: the cut is not verified`,
    said: [
      missedText(memory, effect),
      text`Look at its status before you cut again; a ban keeps every encoder of it off.`,
    ],
  });
}

function missedText({ answered }: CutMemory, effect: 'missing' | 'unreadable'): Text {
  if (effect === 'unreadable') {
    return text`The cloud did not answer when the state was read back, so it is not known whether the push was dropped.`;
  }
  return answered
    ? text`The cloud took the cut, but the stream still reads live: its encoder may be back already.`
    : text`The cloud's answer was lost, and the stream still reads live: it is not known whether the push was dropped.`;
}

export function unseenReply(memory: CutMemory, context: Context): Reply {
  return report(memory, context, {
    tone: 'warning',
    title: text`${nameOf(memory)} was cut; whether its encoder came back is not known`,
    said: [text`It was off the air after the cut, and then the cloud stopped answering. Look at its status.`],
  });
}

interface Told extends Pick<Reply, 'tone' | 'title'> {
  readonly said: readonly Text[];
}

function report(memory: CutMemory, context: Context, { tone, title, said }: Told): Reply {
  const [stream] = memory.streams;
  const input = { stream: stream === undefined ? '' : streamKeyText(stream) };
  return {
    tone,
    title,
    blocks: [facts(streamsFact(memory.streams), askerFact(context)), ...said.map(paragraph)],
    buttons: [
      { label: text`Status`, style: 'plain', command: 'status', input },
      { label: text`Ban…`, style: 'danger', command: 'ban', input },
    ],
  };
}

const nameOf = ({ streams: [stream] }: CutMemory): string => stream?.name ?? '';
