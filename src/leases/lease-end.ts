import * as z from 'zod';
import type { Context, Seen } from '../core/command.ts';
import { BotError } from '../core/errors.ts';
import { streamKeyText } from '../core/locate-stream.ts';
import { newId } from '../core/services.ts';
import { plainText } from '../core/text.ts';
import { VERIFY_S } from '../core/verify-state.ts';
import { endPart, closePart, openParts, partName, partShape, readPart } from './lease-parts.ts';
import { endedReply, GRACE_S } from './lease-end-report.ts';
import { readLease, type TestLease } from './test-lease.ts';

/**
 * The end of a lease. Every request has an id that derives from lease, ender and part, so that it leaves once, whichever
 * instance comes to it and whoever dies on the way; what came of it is read back, never taken for granted.
 */

const endingPart = z.object({
  part: partShape,
  /**
   * `open`: nothing was sent; `sent`: to be read back; then how it ended: `over` as the cloud tells, `taken` where it cannot
   * be read, `runs` on, `unread`, or the cloud `refused`.
   */
  state: z.enum(['open', 'sent', 'over', 'taken', 'runs', 'unread', 'refused']),
  /** Requests that the cloud refused so far: each has an id of its own. */
  tries: z.number(),
  sentAt: z.number(),
  answered: z.boolean(),
  /** The cloud's reason for the newest refusal. */
  said: z.string().optional(),
});
export type EndingPart = z.output<typeof endingPart>;

export const endMemory = z.object({
  phase: z.literal('end'),
  lease: z.string(),
  /** Which of those who may end it this is. */
  by: z.string(),
  /** Somebody asked for it before its time. */
  early: z.boolean(),
  /** It came back on the air after its end. */
  late: z.boolean(),
  since: z.number(),
  parts: z.array(endingPart).readonly(),
});
export type EndMemory = z.output<typeof endMemory>;

/** Somebody asked for the end of a lease before its time. */
export const askMemory = z.object({ phase: z.literal('ask'), lease: z.string(), by: z.string() });
export type AskMemory = z.output<typeof askMemory>;

/** What settles one request of an end whose sender is gone; it tells nobody, since the end itself does. */
export const settleMemory = z.object({
  phase: z.literal('settle'),
  lease: z.string(),
  part: partShape,
});
export type SettleMemory = z.output<typeof settleMemory>;

/** An end is tried for so long, whatever breaks on the way. */
export const KEPT_S = 900;
const LOOK_EVERY_S = 3;
/** Between two tries of what the cloud refused, and how long it is tried. */
const RETRY_S = 10;
const TRY_FOR_S = 300;

/** Who ends which lease, and what is to be ended: remembered before anything is sent, so that it is the same for whoever goes on. */
export async function planEnd(
  lease: TestLease,
  ender: Pick<EndMemory, 'by' | 'early' | 'late'>,
  context: Context,
): Promise<EndMemory> {
  const parts = await openParts(lease.stream, context);
  const fresh = { state: 'open', tries: 0, sentAt: 0, answered: false } as const;
  return {
    phase: 'end',
    lease: lease.id,
    ...ender,
    since: context.now(),
    parts: parts.map((part) => ({ part, ...fresh })),
  };
}

/** The first look at an end that was asked for. */
export function askEnd({ id }: TestLease, { now, random }: Context) {
  const memory: AskMemory = { phase: 'ask', lease: id, by: newId(random) };
  return { memory, at: now() + 1, until: now() + KEPT_S };
}

/** The look is kept before the end begins, so that whoever begins it also ends it. */
export async function beginAsked({ lease: id, by }: AskMemory, context: Context): Promise<Seen> {
  const lease = await readLease(id, context);
  const now = context.now();
  if (lease.ended !== undefined && lease.ended.by !== by) return { over: true };
  // Somebody may have moved its end since it was read.
  if (!(await context.leases.end(id, lease.until, by, now))) return { again: now + 1 };
  return { again: now, memory: await planEnd(lease, { by, early: true, late: false }, context) };
}

/** Sends what is open, reads back what was sent, and tells when nothing more is to be found out. */
export async function goOnEnding(memory: EndMemory, context: Context): Promise<Seen> {
  const lease = await readLease(memory.lease, context);
  const parts: EndingPart[] = [];
  // One after the other: two writes to one stream name stand in each other's way.
  for (const part of memory.parts) parts.push(await step(part, lease, memory, context));
  const next = { ...memory, parts };
  if (parts.every(isSettled)) {
    const reply = endedReply(next, lease, context);
    return { reply: { ...reply, ...aftercare(next, lease, context) }, outcome: 'done', beside: true };
  }
  const refused = parts.some(({ state, tries }) => state === 'open' && tries > 0);
  return { again: context.now() + (refused ? RETRY_S : LOOK_EVERY_S), memory: next };
}

export const afterMemory = z.object({
  phase: z.literal('after'),
  lease: z.string(),
  by: z.string(),
  /** What was told to stop already: only a push can come back. */
  told: z.array(z.string()).readonly(),
});
export type AfterMemory = z.output<typeof afterMemory>;

/** An encoder may come back while its address is good, and a push that runs is not ended by the end of its address. */
function aftercare({ lease: id, by, late, parts }: EndMemory, { until }: TestLease, { now }: Context) {
  if (late) return {};
  const told = parts.map(({ part }) => partName(part)).filter((name) => name !== 'push');
  const memory: AfterMemory = { phase: 'after', lease: id, by, told };
  const at = Math.max(until, now()) + GRACE_S;
  return { later: { memory, at, until: at + KEPT_S } };
}

/** What came back after the end is ended as well, and told; nothing is said where nothing did. */
export async function lookAfter({ lease: id, by, told }: AfterMemory, context: Context): Promise<Seen> {
  const lease = await readLease(id, context);
  const memory = await planEnd(lease, { by: `${by}:late`, early: false, late: true }, context);
  const parts = memory.parts.filter(({ part }) => !told.includes(partName(part)));
  return parts.length === 0 ? { over: true } : { again: context.now(), memory: { ...memory, parts } };
}

const isSettled = ({ state }: EndingPart): boolean => state !== 'open' && state !== 'sent';

/** What was sent is read back at the next look: right after it, an encoder that comes back at once is not seen yet. */
async function step(
  ending: EndingPart,
  lease: TestLease,
  memory: EndMemory,
  context: Context,
): Promise<EndingPart> {
  if (ending.state === 'open') return send(ending, lease, memory, context);
  return ending.state === 'sent' ? readBack(ending, lease, context) : ending;
}

async function send(
  ending: EndingPart,
  { id, owner, stream }: TestLease,
  { by, since }: EndMemory,
  context: Context,
): Promise<EndingPart> {
  const { part, tries } = ending;
  const sentAt = context.now();
  const settle: SettleMemory = { phase: 'settle', lease: id, part };
  const order = {
    id: `${id}:${by}:${partName(part)}:${tries}`,
    input: { stream: streamKeyText(stream), do: 'end', what: partName(part), of: owner },
    stream,
    memory: settle,
    until: sentAt + VERIFY_S,
  };
  try {
    const written = await context.writeOwn(order, (control) => endPart(part, stream, control, context));
    return { ...ending, state: 'sent', sentAt, answered: written.outcome === 'done' };
  } catch (thrown) {
    if (!(thrown instanceof BotError) || thrown.did !== 'nothing') throw thrown;
    const givesUp = sentAt > since + TRY_FOR_S;
    // Whoever is writing to the stream is waited for; the id of a refused request is used up.
    const used = thrown.code === 'busy' || thrown.code === 'already-done' ? 0 : 1;
    const state = givesUp ? 'refused' : 'open';
    return { ...ending, state, tries: tries + used, said: plainText(thrown.said) };
  }
}

/** For some seconds the cloud may still show what was before the request. */
async function readBack(ending: EndingPart, { stream }: TestLease, context: Context): Promise<EndingPart> {
  const { part, answered, sentAt } = ending;
  const state = await readPart(part, stream, context);
  if (state === 'over') {
    await closePart(part, context);
    return { ...ending, state };
  }
  if (state === 'untold') return { ...ending, state: answered ? 'taken' : 'unread' };
  return context.now() < sentAt + VERIFY_S ? ending : { ...ending, state };
}

/** The look of one request, when its sender did not come back to settle it. */
export async function settlePart(
  { lease: id, part }: SettleMemory,
  context: Context,
  until: number,
): Promise<Seen> {
  const { stream } = await readLease(id, context);
  const state = await readPart(part, stream, context);
  if (state === 'over') {
    await closePart(part, context);
    return { over: true, outcome: 'done' };
  }
  const now = context.now();
  if (state !== 'untold' && now < until) return { again: Math.min(now + LOOK_EVERY_S, until) };
  return { over: true, outcome: 'unknown' };
}
