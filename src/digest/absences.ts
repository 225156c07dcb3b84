import { gapsBetween, type Span } from '../core/series.ts';
import type { Absence } from './attribute-absences.ts';
import type { Mark } from './facts.ts';
import { inDay, type DayPair } from './same-time.ts';

/** When a stream name was on air on both days, each by its own time; in order, without overlaps. */
export interface AirTimes {
  readonly day: readonly Span[];
  readonly base: readonly Span[];
}

/** A shorter absence is an encoder that came back. */
const LEAST_OFF_S = 60;
/** The bot's row and the end of the push are told by two clocks, and a push ends some seconds after its cut. */
const SLACK_S = 120;

/** When a stream was off in the day although the base day had it on air by the same clock; in order. */
export function offSpans({ day, base }: AirTimes, days: DayPair): readonly Span[] {
  return base.flatMap(({ from, to }) => {
    const expected = { from: Math.max(inDay(from, days), days.day.from), to: inDay(to, days) };
    return gapsBetween({ ...expected, to: Math.min(expected.to, days.day.to) }, day, LEAST_OFF_S);
  });
}

/** The absences that a ban or cut of the bot began, or that began while a ban held. */
export function absencesOf(
  marks: readonly Mark[],
  air: ReadonlyMap<string, AirTimes>,
  days: DayPair,
): readonly Omit<Absence, 'amounts'>[] {
  return [...air].flatMap(([stream, times]) => {
    const own = marks.filter((mark) => mark.stream === stream);
    if (own.length === 0) return [];
    return offSpans(times, days).flatMap((off) => {
      const mark = causeOf(off, own);
      return mark === undefined ? [] : [{ stream, mark, off }];
    });
  });
}

/** The newest mark that explains why the stream went off, or was not there when it should have come. */
function causeOf({ from }: Span, marks: readonly Mark[]): Mark | undefined {
  const before = marks.filter(({ at }) => at <= from + SLACK_S).toSorted((a, b) => b.at - a.at);
  const newest = before.find(({ kind }) => kind !== 'record');
  if (newest === undefined || newest.kind === 'unban') return undefined;
  if (newest.kind === 'ban' && from < (newest.until ?? Infinity)) return newest;
  return newest.at >= from - SLACK_S ? newest : undefined;
}
