import * as z from 'zod';
import { attempt } from '../core/attempt.ts';
import type { Context, Seen } from '../core/command.ts';
import { sameStream } from '../core/locate-stream.ts';
import type { Reply } from '../core/reply.ts';
import { newId } from '../core/services.ts';
import type { Text } from '../core/text.ts';
import type { UnixSeconds } from '../live/port.ts';
import { stopReasonText } from '../live/stop-reason.ts';
import type { PushSession } from '../store/port.ts';
import { KEPT_S, planEnd } from './lease-end.ts';
import { bannedReply, goneReply, pushReply } from './lease-watch-report.ts';
import { measurePush, WINDOW_S } from './measure-push.ts';
import { judgePush } from './push-health.ts';
import { readLease, type TestLease } from './test-lease.ts';

/** What the bot does about a lease while it is open: it waits for the push, tells how it does, and ends it in time. */

export const watchMemory = z.object({
  phase: z.literal('watch'),
  lease: z.string(),
  /** Which of those who may end it this is. */
  by: z.string(),
  /** Since when there has been no push. */
  since: z.number(),
  /** When the cloud was last asked. */
  askedAt: z.number(),
  /** When the push that runs was first seen. */
  seenAt: z.number().optional(),
  /** What was told last, and what else was seen since, and from when on: it is told if it stays so. */
  told: z.string().optional(),
  seen: z.object({ verdict: z.string(), from: z.number() }).optional(),
});
export type WatchMemory = z.output<typeof watchMemory>;

/** Seconds between two looks; the cloud's own figures change every 5 s. */
const SOON_S = 3;
const SETTLED_S = 15;
const LATER_S = 60;
/** Where callbacks come, they tell of a push, and the cloud is asked in case that one was lost. */
const LOST_S = 30;
/** How long figures are waited for that are enough for a verdict. */
const PATIENCE_S = 60;

/** The first look at a lease that was just handed out. */
export function firstWatch({ id, until }: TestLease, { now, random }: Context) {
  const memory: WatchMemory = { phase: 'watch', lease: id, by: newId(random), since: now(), askedAt: now() };
  return { memory, at: now() + SOON_S, until: until + KEPT_S };
}

export async function watchLease(memory: WatchMemory, context: Context): Promise<Seen> {
  const lease = await readLease(memory.lease, context);
  const now = context.now();
  // Whoever ends it before its time does all that is left to do.
  if (lease.ended !== undefined && lease.ended.by !== memory.by) return { over: true };
  if (now >= lease.until) return beginEnd(lease, memory, context);
  const seen = await lookAt(lease, memory, context);
  const next = { ...memory, ...seen.memory };
  const at = Math.min(lease.until, now + paceOf(next, now));
  const until = lease.until + KEPT_S;
  return seen.reply === undefined
    ? { again: at, until, memory: next }
    : { reply: { ...seen.reply, later: { memory: next, at, until } }, outcome: 'done', beside: true };
}

async function beginEnd(lease: TestLease, { by }: WatchMemory, context: Context): Promise<Seen> {
  const now = context.now();
  // Somebody may have moved its end, or ended it, since it was read.
  if (!(await context.leases.end(lease.id, lease.until, by, now))) return { again: now + 1 };
  return {
    again: now,
    until: now + KEPT_S,
    memory: await planEnd(lease, { by, early: false, late: false }, context),
  };
}

/** Often while something is about to be seen, and less and less while nothing is. */
function paceOf({ since, seenAt, told, seen }: WatchMemory, now: UnixSeconds): number {
  if (seenAt === undefined) return now < since + 120 ? SOON_S : now < since + 600 ? SETTLED_S : LATER_S / 2;
  if (told === undefined) return SOON_S;
  return seen !== undefined || now < seenAt + 300 ? SETTLED_S : LATER_S;
}

interface Looked {
  readonly reply?: Reply;
  readonly memory: Partial<WatchMemory>;
}

async function lookAt(lease: TestLease, memory: WatchMemory, context: Context): Promise<Looked> {
  const now = context.now();
  const session = await newestSession(lease, context);
  if (!(await isToBeAsked(session, memory, context))) return { memory: {} };
  const { answer } = await attempt(context.live.streams.state(lease.stream));
  // A cloud that does not answer says neither that it is on the air nor that it is not (tencent-live 5.1).
  if (answer === undefined) return { memory: { askedAt: now } };
  if (answer.value === 'live')
    return onAir(lease, { ...memory, askedAt: now, seenAt: memory.seenAt ?? now }, context);
  const what = answer.value === 'banned' ? 'banned' : 'gone';
  const off: Looked['memory'] = {
    since: memory.seenAt === undefined ? memory.since : now,
    askedAt: now,
    seenAt: undefined,
    seen: undefined,
  };
  // Nothing was told of a push that nobody saw.
  if (what === 'gone' && (memory.told === undefined || memory.told === 'banned')) {
    return { memory: { ...off, told: undefined } };
  }
  if (memory.told === what) return { memory: off };
  if (what === 'banned') return { reply: bannedReply(lease), memory: { ...off, told: what } };
  return { reply: goneReply(lease, await whyGone(lease, session, context)), memory: { ...off, told: what } };
}

/** While a push is seen or reported, or where nothing reports one, the cloud is asked at every look. */
async function isToBeAsked(
  session: PushSession | undefined,
  { seenAt, askedAt }: WatchMemory,
  { events, now }: Context,
): Promise<boolean> {
  if (seenAt !== undefined || (session !== undefined && session.endedAt === undefined)) return true;
  return now() >= askedAt + LOST_S || (await events.newest()) === undefined;
}

async function newestSession(
  { stream, from }: TestLease,
  { sessions }: Context,
): Promise<PushSession | undefined> {
  const found = await sessions.list({ name: stream.name, since: from }, 1);
  return found[0];
}

/** The verdict is told once there are figures for it, and again when another one has stayed for as long as it looks back. */
async function onAir(lease: TestLease, memory: WatchMemory, context: Context): Promise<Looked> {
  const now = context.now();
  const { seenAt = now, told, seen } = memory;
  const push = await measurePush(lease.stream, seenAt, context);
  const verdict = push === undefined ? NO_FIGURES : judgePush(push.measure);
  const tell = {
    reply: pushReply(lease, push, context),
    memory: { ...memory, told: verdict, seen: undefined },
  };
  if (told === undefined || told === 'gone' || told === 'banned') {
    const isEnough = push?.paceFollows === false || now >= seenAt + PATIENCE_S;
    return isEnough ? tell : { memory: { ...memory, told: undefined } };
  }
  if (verdict === told || push === undefined) return { memory: { ...memory, seen: undefined } };
  if (told === NO_FIGURES) return tell;
  if (seen?.verdict !== verdict) return { memory: { ...memory, seen: { verdict, from: now } } };
  return now < seen.from + WINDOW_S ? { memory } : tell;
}

const NO_FIGURES = 'no figures';

/** What the callback said, or the cloud's own records, which may take a while. */
async function whyGone(
  { stream, from }: TestLease,
  session: PushSession | undefined,
  { live, now }: Context,
): Promise<Text | undefined> {
  if (session?.endedAt !== undefined && session.stopReason !== undefined)
    return stopReasonText(session.stopReason);
  if (!live.can.has('events')) return undefined;
  const { answer } = await attempt(live.streams.events(stream, from, now()));
  const event = answer?.value.find((each) => sameStream(each.stream, stream));
  return event && stopReasonText(event.stopReason);
}
