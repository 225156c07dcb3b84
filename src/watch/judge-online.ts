import type { UnixSeconds } from '../live/port.ts';
import type { PushSession, SessionFinding } from '../store/port.ts';
import { byStream, type OnAir, type OnAirMemory } from './on-air.ts';

/**
 * Seconds by which a callback's moment may differ from that of a list for the same push. Both are whole seconds of one
 * event; two pushes of one stream begin further apart than that, since an encoder first has to notice that it was cut.
 */
export const SAME_S = 5;
/** Seconds by which the list of what is on air may be behind: a minute at times (tencent-live 5.5), and as much again. */
export const LIST_LAG_S = 120;

/** The moment of its start, counted back from its end where the start itself never came. */
export function startOf({ startedAt, endedAt, durationS }: PushSession): UnixSeconds | undefined {
  if (startedAt !== undefined || endedAt === undefined || durationS === undefined) return startedAt;
  return endedAt - durationS;
}

/** Is the push on air the one of this session? Without its `since`, it is when it came on air around that time. */
export function isPushOf(session: PushSession, { since, absentAt, firstAt }: OnAir): boolean {
  const start = startOf(session);
  if (start === undefined) return false;
  if (since !== undefined) return Math.abs(since - start) <= SAME_S;
  return absentAt !== undefined && start >= absentAt - LIST_LAG_S && start <= firstAt;
}

/** A confirmed session that is still on air: nothing is left to ask about it. */
export function isFollowed(session: PushSession, onAir: OnAirMemory): boolean {
  const push = onAir.now(session);
  if (push === undefined || session.standing !== 'confirmed' || session.endedAt !== undefined) return false;
  return push.since === undefined || isPushOf(session, push);
}

/**
 * What the newest list of streams on air says of sessions. A start is confirmed by the push on air that began then, unless
 * two sessions claim it; a stop is contradicted when its push is on air well after it.
 */
export function judgeByOnline(sessions: readonly PushSession[], onAir: OnAirMemory): SessionFinding[] {
  const at = onAir.at();
  if (at === undefined) return [];
  return [...byStream(sessions, (session) => session).values()].flatMap((ofStream) => {
    const [first] = ofStream;
    const push = first && onAir.now(first);
    return push === undefined
      ? []
      : [...confirmedStart(ofStream, push, at), ...wrongStops(ofStream, push, at)];
  });
}

function confirmedStart(sessions: readonly PushSession[], push: OnAir, at: UnixSeconds): SessionFinding[] {
  const open = sessions.filter(({ endedAt }) => endedAt === undefined);
  // Where the list does not say since when, a session that is confirmed and open is the push that it shows.
  const claims = open.filter((session) =>
    session.standing === 'confirmed' && push.since === undefined ? true : isPushOf(session, push),
  );
  const [session, ...others] = claims;
  if (session === undefined || others.length > 0 || session.standing === 'confirmed') return [];
  return [{ session, standing: 'confirmed', seenAt: at }];
}

function wrongStops(sessions: readonly PushSession[], push: OnAir, at: UnixSeconds): SessionFinding[] {
  return sessions
    .filter(({ standing, endedAt }) => standing === 'reported' && endedAt !== undefined)
    .filter((session) => isOnAirPast(session, push, at) && !isFollowedBy(session, push, sessions))
    .map((session) => ({ session, standing: 'contradicted' }));
}

function isOnAirPast(session: PushSession, push: OnAir, at: UnixSeconds): boolean {
  const { endedAt, seenAt = Number.NEGATIVE_INFINITY } = session;
  if (endedAt === undefined || at <= endedAt + LIST_LAG_S) return false;
  // The very push by its start, or shown without a break from before the stop until now.
  return push.since === undefined ? push.firstAt <= Math.max(endedAt, seenAt) : isPushOf(session, push);
}

/** Lists that tell no `since` do not show that an encoder came back between two of them; its next start does. */
function isFollowedBy(
  { endedAt = 0 }: PushSession,
  { since }: OnAir,
  sessions: readonly PushSession[],
): boolean {
  return since === undefined && sessions.some(({ startedAt = 0 }) => startedAt >= endedAt);
}
