import type { PushSession, SessionReport } from './port.ts';

/** What a stop tells, which is taken as one. */
type Stop = Pick<PushSession, 'endedAt' | 'durationS' | 'stopReason' | 'stopMessage'>;

/**
 * The session with what one more event told of it. Of two starts the earlier counts, of two stops the later (of two at one
 * moment the one whose text sorts last), so that the order of events and their repetition do not matter. What a read of the
 * cloud has shown is not changed by any event: the start of a session that was seen on air, and all of one whose end is confirmed.
 */
export function foldSession(known: PushSession | undefined, told: SessionReport): PushSession {
  if (known === undefined) return { ...told, seenAt: undefined, standing: 'reported' };
  if (isSettled(known)) return known;
  const startedAt = known.seenAt === undefined ? earlier(known.startedAt, told.startedAt) : known.startedAt;
  const folded: PushSession = {
    ...known,
    startedAt,
    ...laterStop(known, told),
    // A start often knows no size of the picture yet.
    width: greater(known.width, told.width),
    height: greater(known.height, told.height),
    clientIp: greater(known.clientIp, told.clientIp),
  };
  const isNews = folded.startedAt !== known.startedAt || stopText(folded) !== stopText(known);
  return isNews ? { ...folded, standing: 'reported' } : folded;
}

/** A read of the cloud has told its end: nothing more is to come. */
export const isSettled = ({ standing, endedAt }: PushSession): boolean =>
  standing === 'confirmed' && endedAt !== undefined;

function earlier(one: number | undefined, other: number | undefined): number | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return Math.min(one, other);
}

function laterStop(one: Stop, other: Stop): Stop {
  const [a, b] = [one.endedAt ?? -1, other.endedAt ?? -1];
  const { endedAt, durationS, stopReason, stopMessage } =
    a > b || (a === b && stopText(one) >= stopText(other)) ? one : other;
  return { endedAt, durationS, stopReason, stopMessage };
}

const stopText = ({ endedAt, durationS, stopReason, stopMessage }: Stop): string =>
  JSON.stringify([endedAt, durationS, stopReason, stopMessage]);

function greater<T extends string | number>(one: T | undefined, other: T | undefined): T | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one > other ? one : other;
}
