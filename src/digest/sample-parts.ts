import type { Span } from '../core/series.ts';
import type { PlayPart, UnixSeconds } from '../live/port.ts';
import { doubtBetween, foldParts, sampleOf, type DayPart, type PartSample } from './fold-parts.ts';

/** Half an hour is two points of a day: what comes and goes between two samples is too small to be claimed. */
const STEP_S = 1800;
/** The cloud tells one minute in each answer; so many are asked for at a time. */
const AT_ONCE = 4;
/** As a share of the day: where a domain or protocol jumped by more between two samples, the time between is halved. */
const MOST_DOUBT = 0.00025;
/** Samples beside those of each half hour: a jump takes up to five. */
const MOST_MORE = 96;
const MINUTE_S = 60;

/** Reads what was played in the minute of a moment. */
export type ReadParts = (at: UnixSeconds) => Promise<readonly PlayPart[]>;

/**
 * What a day was made of, by samples: the cloud tells streams, play domains and protocols together, but only of single
 * minutes (tencent-live 5.11). `wholeMB` is what the day had in all. Throws what `read` throws.
 */
export async function sampleParts(day: Span, wholeMB: number, read: ReadParts): Promise<readonly DayPart[]> {
  const fold = foldParts();
  let more = MOST_MORE;
  const sample = async (at: UnixSeconds): Promise<PartSample> => sampleOf(at, await read(at));
  const fill = async (one: PartSample, other: PartSample): Promise<void> => {
    const minutes = (other.at - one.at) / MINUTE_S;
    if (minutes <= 1 || more === 0 || doubtBetween(one, other) <= wholeMB * MOST_DOUBT) {
      fold.addBetween(one, other);
      return;
    }
    more -= 1;
    const middle = await sample(one.at + Math.floor(minutes / 2) * MINUTE_S);
    await fill(one, middle);
    await fill(middle, other);
  };
  let last: PartSample | undefined;
  for (const wave of wavesOf(momentsOf(day))) {
    for (const next of await Promise.all(wave.map(sample))) {
      if (last !== undefined) await fill(last, next);
      last = next;
    }
  }
  if (last !== undefined) fold.addMinute(last);
  return fold.sum();
}

/** Every half hour and the last minute. */
function momentsOf({ from, to }: Span): readonly UnixSeconds[] {
  const last = to - MINUTE_S;
  const count = Math.ceil((last - from) / STEP_S);
  return [...Array.from({ length: count }, (_, index) => from + index * STEP_S), last];
}

const wavesOf = (moments: readonly UnixSeconds[]): readonly (readonly UnixSeconds[])[] =>
  Array.from({ length: Math.ceil(moments.length / AT_ONCE) }, (_, index) =>
    moments.slice(index * AT_ONCE, (index + 1) * AT_ONCE),
  );
