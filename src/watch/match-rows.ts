import type { PushEvent } from '../live/port.ts';
import type { PushSession, SessionFinding } from '../store/port.ts';
import { SAME_S, startOf } from './judge-online.ts';
import { byStream } from './on-air.ts';

/** Sessions with the rows of the event list that are theirs, and those of which that cannot be told. */
export interface Matched {
  readonly found: readonly SessionFinding[];
  /** Two sessions fit one row equally well. */
  readonly unclear: readonly PushSession[];
}

interface Pair {
  readonly session: PushSession;
  readonly row: PushEvent;
  /** The better, the smaller. */
  readonly rank: number;
  readonly apartS: number;
}

/**
 * Gives each session the row of the cloud's event list that tells of its push: the row has no sequence (tencent-live 5.7),
 * so that stream, start and end decide. One row is one session's; the best pair is made first, and where two
 * sessions fit a row equally well, neither gets it. The row's own moments and reason then take the place of what was reported.
 */
export function matchRows(sessions: readonly PushSession[], rows: readonly PushEvent[]): Matched {
  const rowsOf = byStream(rows, ({ stream }) => stream);
  const parts = [...byStream(sessions, (session) => session)].map(([path, ofStream]) =>
    matchStream(ofStream, rowsOf.get(path) ?? []),
  );
  return { found: parts.flatMap(({ found }) => found), unclear: parts.flatMap(({ unclear }) => unclear) };
}

function matchStream(sessions: readonly PushSession[], rows: readonly PushEvent[]): Matched {
  let left = sessions
    .flatMap((session) => rows.flatMap((row) => pairOf(session, row) ?? []))
    .toSorted((a, b) => a.rank - b.rank || seen(a) - seen(b) || a.apartS - b.apartS);
  const found: SessionFinding[] = [];
  const unclear: PushSession[] = [];
  for (let [best] = left; best !== undefined; [best] = left) {
    const { row, rank, apartS } = best;
    const equals = left.filter(
      (pair) => pair.row === row && pair.rank === rank && seen(pair) === seen(best) && pair.apartS === apartS,
    );
    const taken = new Set(equals.map(({ session }) => session));
    if (taken.size === 1) found.push(findingOf(best));
    else unclear.push(...taken);
    left = left.filter((pair) => pair.row !== row && !taken.has(pair.session));
  }
  return { found, unclear };
}

function pairOf(session: PushSession, row: PushEvent): Pair | undefined {
  const startS = apart(startOf(session), row.from);
  const endS = apart(session.endedAt, row.to);
  const rank = rankOf(startS, endS);
  return rank === undefined ? undefined : { session, row, rank, apartS: (startS ?? 0) + (endS ?? 0) };
}

/**
 * Start and end fit; one of them fits and the other is not known; the start alone fits, so that the reported end is wrong;
 * the end alone fits. Of a push that only fell silent the two ends differ by up to 70 s (tencent-live 7).
 */
function rankOf(startS: number | undefined, endS: number | undefined): number | undefined {
  const [startFits, endFits] = [startS, endS].map((apartS) => apartS !== undefined && apartS <= SAME_S);
  if (startFits) return endFits ? 1 : endS === undefined ? 2 : 3;
  if (endFits) return startS === undefined ? 2 : 4;
  return undefined;
}

/** One that a list has shown on air comes before one that nobody has seen. */
const seen = ({ session }: Pair): number => (session.seenAt === undefined ? 1 : 0);

const apart = (one: number | undefined, other: number): number | undefined =>
  one === undefined ? undefined : Math.abs(one - other);

function findingOf({ session, row }: Pair): SessionFinding {
  const { from: startedAt, to: endedAt, stopReason } = row;
  const reason = stopReason.trim();
  return {
    session,
    standing: 'confirmed',
    startedAt,
    endedAt,
    ...(reason !== '' && { stopReason: reason }),
  };
}
