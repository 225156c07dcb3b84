import { isStreamName, type LiveReads, type StreamName, type UnixSeconds } from '../live/port.ts';
import type { Audit } from '../store/port.ts';
import { attribute, type Attribution } from './attribute.ts';
import type { Amounts } from './cells.ts';
import type { DayFacts } from './facts.ts';
import { marksOf } from './marks.ts';
import { amountsOfDays, readStreamMinutes } from './stream-minutes.ts';
import { markedStreams, readAbsences } from './why-absences.ts';
import { broughtTo, cellsOfDays } from './why-cells.ts';
import { wholeOf } from './why-whole.ts';

export interface AttributionSources {
  readonly live: LiveReads;
  readonly audit: Pick<Audit, 'list'>;
}

/** Two days that are compared. */
export interface ComparedDays {
  readonly day: DayFacts;
  readonly base: DayFacts;
}

/** Of more rows of the audit than these, the newest count. */
const MOST_ROWS = 2000;
/** Streams that are asked for since they seem to have made the change; each costs two reads. */
const MOST_MOVERS = 10;

/**
 * The difference in traffic of two days by its causes; undefined where one of them was not read. The cloud is asked for
 * the minutes of a few streams alone: those that the bot took off the air, and those that would be named. Throws BotError.
 */
export async function readAttribution(
  { day, base }: ComparedDays,
  { live, audit }: AttributionSources,
  now: UnixSeconds,
): Promise<Attribution | undefined> {
  const whole = wholeOf(day, base);
  if (whole === undefined) return undefined;
  const days = { day: day.day, base: base.day };
  const minutesOf = (names: readonly StreamName[]) =>
    readEach(names, (name) => readStreamMinutes(name, days, live.stats));
  const marks = marksOf(await audit.list({ from: base.day.from, to: day.day.to }, MOST_ROWS));
  const marked = await minutesOf(markedStreams(marks, base));
  const absences = await readAbsences(marks, marked, { day, base }, { live, now });
  const cells = cellsOfDays(day, base);
  return settled(
    (exact) => attribute({ ...whole, absences, cells: broughtTo(exact, cells) }),
    async (names) => amountsEach(await minutesOf(names)),
    amountsEach(marked),
  );

  function amountsEach(minutes: Awaited<ReturnType<typeof minutesOf>>): ExactAmounts {
    return new Map([...minutes].map(([name, own]) => [name, amountsOfDays(own, days)]));
  }
}

type ExactAmounts = ReadonlyMap<string, Amounts>;

/** Reads exactly what is about to be claimed, until all of it is known; what is beyond the bound is not claimed. */
async function settled(
  attributed: (exact: ExactAmounts) => Attribution,
  read: (names: readonly StreamName[]) => Promise<ExactAmounts>,
  known: ExactAmounts,
): Promise<Attribution> {
  let exact = known;
  for (let left = MOST_MOVERS; ;) {
    const found = attributed(exact);
    const open = unknownStreams(found, exact).slice(0, left);
    if (open.length === 0) return onlyKnown(found, exact);
    exact = new Map([...exact, ...(await read(open))]);
    left -= open.length;
  }
}

const unknownStreams = ({ parts }: Attribution, exact: ExactAmounts): readonly StreamName[] =>
  parts
    .filter(({ dimension, name }) => dimension === 'stream' && !exact.has(name))
    .map(({ name }) => name)
    .filter(isStreamName);

function onlyKnown(found: Attribution, exact: ExactAmounts): Attribution {
  const parts = found.parts.filter(({ dimension, name }) => dimension !== 'stream' || exact.has(name));
  const explained = parts.reduce((sum, { change }) => sum + change, 0);
  return { ...found, parts, others: found.difference - explained };
}

async function readEach<T>(
  names: readonly StreamName[],
  read: (name: StreamName) => Promise<T>,
): Promise<ReadonlyMap<StreamName, T>> {
  return new Map(await Promise.all(names.map(async (name) => [name, await read(name)] as const)));
}
