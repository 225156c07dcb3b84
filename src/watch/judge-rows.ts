import type { Services } from '../core/services.ts';
import type { PushEvent, UnixSeconds } from '../live/port.ts';
import type { PushSession, SessionFinding, Sessions } from '../store/port.ts';
import { isFollowed, startOf } from './judge-online.ts';
import { matchRows } from './match-rows.ts';
import { pathOf, type OnAirMemory } from './on-air.ts';
import { readRows, type Wanted } from './read-rows.ts';

/** Rows are looked for from this long before the session's own moment: clocks differ. */
const BEFORE_S = 300;
/** What ended within this time is looked for at every check, what did not at every thorough one. */
const QUICK_S = 900;
const THOROUGH_EVERY_S = 600;
/** What the cloud denied, and has never shown on air, is looked for at every complete one. */
const COMPLETE_EVERY_S = 3600;
/**
 * Seconds after which a push that the cloud's list does not have never was. The list is "offline records, not for real-time
 * logic" (tencent-live 5.7) without a figure; records of other kinds are there within minutes. It costs little to be
 * wrong: a contradicted session is still looked for, and confirmed when its row comes.
 */
const LATE_S = 3600;
/** Sessions of so many names are read name by name; those of more all at once. */
const MOST_NAMES = 50;
/** More pushes than end in the time that is looked at; the store itself takes no push for two sessions. */
const MOST_CONFIRMED = 50_000;

type JudgeRows = (sessions: readonly PushSession[]) => Promise<readonly SessionFinding[]>;

/**
 * What the cloud's records of pushes say of sessions that the list of what is on air could not settle. Where the cloud has
 * no such records (the 2.0 API), a reported end is confirmed when the push that was seen on air is there no more.
 */
export function judgeByRows(
  services: Pick<Services, 'live' | 'store' | 'log' | 'now'>,
  onAir: OnAirMemory,
): JudgeRows {
  const { live, store, log } = services;
  const depthOf = createDepths();
  return async (sessions) => {
    const now = services.now();
    const open = sessions.filter((session) => !isFollowed(session, onAir));
    if (!live.can.has('events')) return open.filter((session) => isGone(session, onAir)).map(confirmed);
    const depth = depthOf(now);
    const wanted = open.flatMap((session) => wantedOf(session, { now, onAir, depth }) ?? []);
    const { rows, covered } = await readRows(wanted, { streams: live.streams, log, now });
    const { found, unclear } = matchRows([...covered], await freeRows(rows, covered, store.sessions));
    if (depth === 'quick') return found;
    const known = new Set([...found.map(({ session }) => session), ...unclear]);
    const missing = [...covered].filter((session) => !known.has(session));
    return [...found, ...missing.filter((session) => neverWas(session, onAir, now)).map(contradicted)];
  };
}

const confirmed = (session: PushSession): SessionFinding => ({ session, standing: 'confirmed' });
const contradicted = (session: PushSession): SessionFinding => ({ session, standing: 'contradicted' });

type Depth = 'quick' | 'thorough' | 'complete';

/** How thorough the check at a moment is, by those before it; the first is complete. */
function createDepths(): (now: UnixSeconds) => Depth {
  let [thoroughAt, completeAt] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  return (now) => {
    if (now < thoroughAt + THOROUGH_EVERY_S) return 'quick';
    thoroughAt = now;
    if (now < completeAt + COMPLETE_EVERY_S) return 'thorough';
    completeAt = now;
    return 'complete';
  };
}

interface Moment {
  readonly now: UnixSeconds;
  readonly onAir: OnAirMemory;
  readonly depth: Depth;
}

/** Undefined for what has time until a more thorough check. */
function wantedOf(session: PushSession, { now, onAir, depth }: Moment): Wanted | undefined {
  const isDenied = session.standing === 'contradicted';
  if (isDenied && session.seenAt === undefined && depth !== 'complete') return undefined;
  if (depth !== 'quick') return { session, from: (startOf(session) ?? session.endedAt ?? now) - BEFORE_S };
  const overAt = session.endedAt ?? onAir.lastAt(session) ?? session.startedAt ?? now;
  return !isDenied && overAt >= now - QUICK_S ? { session, from: overAt - BEFORE_S } : undefined;
}

/** Rows that do not tell of a session that is confirmed already. */
async function freeRows(
  rows: readonly PushEvent[],
  covered: ReadonlySet<PushSession>,
  sessions: Sessions,
): Promise<readonly PushEvent[]> {
  const wanted = new Set([...covered].map(pathOf));
  const near = rows.filter(({ stream }) => wanted.has(pathOf(stream)));
  const since = near.reduce((least, { to }) => Math.min(least, to), Number.MAX_SAFE_INTEGER) - 1;
  const names = [...new Set(near.map(({ stream }) => stream.name))];
  const known = names.length > MOST_NAMES ? [undefined] : names;
  const taken = new Set<string>();
  for (const name of known) {
    const filter = { standing: 'confirmed', since, ...(name !== undefined && { name }) } as const;
    for (const session of await sessions.list(filter, MOST_CONFIRMED)) {
      taken.add(momentsOf(session, session.startedAt, session.endedAt));
    }
  }
  return near.filter(({ stream, from, to }) => !taken.has(momentsOf(stream, from, to)));
}

const momentsOf = (
  stream: Pick<PushSession, 'domain' | 'app' | 'name'>,
  from: UnixSeconds | undefined,
  to: UnixSeconds | undefined,
): string => `${pathOf(stream)} ${from} ${to}`;

/**
 * Reported, in no list, and too old for that. While its stream is on air, a start says nothing: a second pusher that waits
 * behind the first has no entry of its own (tencent-live 7). Nor is a push that was seen on air undone by a missing record.
 */
function neverWas(session: PushSession, onAir: OnAirMemory, now: UnixSeconds): boolean {
  const { startedAt, endedAt, standing, seenAt } = session;
  const moment = endedAt ?? startedAt;
  const isOld = moment !== undefined && now > moment + LATE_S;
  const mayWait = endedAt === undefined && onAir.now(session) !== undefined;
  return isOld && standing === 'reported' && seenAt === undefined && !mayWait;
}

/** The push that a list has shown is on none since its reported end, or was missing on one. */
function isGone(session: PushSession, onAir: OnAirMemory): boolean {
  const { endedAt, seenAt, standing } = session;
  const at = onAir.at();
  if (standing !== 'reported' || endedAt === undefined || seenAt === undefined || at === undefined)
    return false;
  const push = onAir.now(session);
  return at > endedAt && (push === undefined || (push.absentAt !== undefined && push.absentAt >= endedAt));
}
