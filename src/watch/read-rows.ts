import { BotError } from '../core/errors.ts';
import type { Log } from '../core/services.ts';
import {
  isStreamName,
  type LiveReads,
  type PushEvent,
  type StreamFilter,
  type StreamName,
  type UnixSeconds,
} from '../live/port.ts';
import type { PushSession } from '../store/port.ts';

/** How many streams are asked for one by one; more are one list of all streams. */
const MOST_NAMES = 50;
const DAY_S = 86_400;
/** tencent-live 5.6: how far back the event list goes. */
const LIST_AGE_S = 60 * DAY_S - 60;

/** A session and the moment from which on its row is looked for. */
export interface Wanted {
  readonly session: PushSession;
  readonly from: UnixSeconds;
}

export interface ReadRows {
  readonly rows: readonly PushEvent[];
  /** Those whose rows were looked for, and are not there if they are not among them. */
  readonly covered: ReadonlySet<PushSession>;
}

interface Source {
  readonly streams: Pick<LiveReads['streams'], 'events'>;
  readonly log: Log;
  readonly now: UnixSeconds;
}

interface Question {
  readonly filter: StreamFilter;
  readonly wanted: readonly Wanted[];
}

/** Reads the cloud's event list for many sessions in few calls. What the cloud does not answer is not covered. */
export async function readRows(wanted: readonly Wanted[], source: Source): Promise<ReadRows> {
  const parts = await Promise.all(questionsOf(wanted, source.now).map((question) => ask(question, source)));
  return {
    rows: parts.flatMap(({ rows }) => rows),
    covered: new Set(parts.flatMap(({ covered }) => [...covered])),
  };
}

/** Few streams by name; of many, what ended lately in one list of all, and the longest waiting of the rest by name. */
function questionsOf(wanted: readonly Wanted[], now: UnixSeconds): readonly Question[] {
  const byName = groupsByName(wanted);
  if (byName.length <= MOST_NAMES) return byName;
  const isLate = ({ from }: Wanted): boolean => from >= now - DAY_S;
  const late = wanted.filter(isLate);
  const early = groupsByName(wanted.filter((each) => !isLate(each)));
  return [...(late.length === 0 ? [] : [{ filter: {}, wanted: late }]), ...early.slice(-MOST_NAMES)];
}

function groupsByName(wanted: readonly Wanted[]): readonly Question[] {
  const groups = new Map<StreamName, Wanted[]>();
  for (const each of wanted) {
    const { name } = each.session;
    if (isStreamName(name)) groups.set(name, [...(groups.get(name) ?? []), each]);
  }
  return [...groups].map(([name, ofName]) => ({ filter: { name }, wanted: ofName }));
}

async function ask({ filter, wanted }: Question, { streams, log, now }: Source): Promise<ReadRows> {
  const from = Math.max(
    wanted.reduce((least, each) => Math.min(least, each.from), now),
    now - LIST_AGE_S,
  );
  try {
    const { value } = await streams.events(filter, from, now);
    return { rows: value, covered: new Set(wanted.map(({ session }) => session)) };
  } catch (cause) {
    if (!(cause instanceof BotError)) throw cause;
    log.warn('ends of pushes not read', { cause });
    return { rows: [], covered: new Set() };
  }
}
