import * as z from 'zod';
import {
  isAppName,
  isDomainName,
  isStreamName,
  type AppName,
  type DomainName,
  type StreamKey,
  type StreamName,
  type StreamState,
  type UnixSeconds,
} from '../live/port.ts';
import type { Context } from './command.ts';
import { BotError } from './errors.ts';

/** A write is read back until its effect is seen or this many seconds have passed. */
export const VERIFY_S = 30;
const EVERY_S = 3;

/** A stream as a memory keeps it. */
export const streamShape = z.object({
  domain: z.custom<DomainName>((value) => typeof value === 'string' && isDomainName(value)),
  app: z.custom<AppName>((value) => typeof value === 'string' && isAppName(value)),
  name: z.custom<StreamName>((value) => typeof value === 'string' && isStreamName(value)),
});

/** What the look of a write remembers: the streams it hit, when it was sent, and whether the cloud answered. */
export const writeMemory = z.object({
  streams: z.array(streamShape).min(1).readonly(),
  sentAt: z.number(),
  answered: z.boolean(),
});
export type WriteMemory = z.output<typeof writeMemory>;

/** When the first look at a write's effect is due. */
export const firstLook = (memory: unknown, sentAt: UnixSeconds) => ({
  memory,
  at: sentAt + 1,
  until: sentAt + VERIFY_S,
});

/** What was read back: the effect, its absence, or nothing at all. */
export type Verified =
  | { readonly again: UnixSeconds }
  | { readonly effect: 'seen' | 'missing' | 'unreadable'; readonly afterS: number };

/** Reads the states of all streams; `holds` says whether a state shows the effect. Throws nothing that the cloud did. */
export async function verifyState(
  memory: Pick<WriteMemory, 'streams' | 'sentAt'>,
  context: Context,
  until: UnixSeconds,
  holds: (state: StreamState) => boolean,
): Promise<Verified> {
  const states = await Promise.all(memory.streams.map((stream) => stateOf(stream, context)));
  const now = context.now();
  const afterS = Math.max(0, now - memory.sentAt);
  if (states.every((state) => state !== undefined && holds(state))) return { effect: 'seen', afterS };
  if (now < until) return { again: Math.min(now + EVERY_S, until) };
  return { effect: states.includes(undefined) ? 'unreadable' : 'missing', afterS };
}

/** The state of a stream, or undefined when the cloud did not tell. */
export async function stateOf(stream: StreamKey, context: Context): Promise<StreamState | undefined> {
  try {
    return (await context.live.streams.state(stream)).value;
  } catch (thrown) {
    if (thrown instanceof BotError) return undefined;
    throw thrown;
  }
}
