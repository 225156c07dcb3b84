import type { Failures } from './failures.ts';
import {
  BACK_WITHIN_S,
  CLOSED,
  interruptionsOf,
  longestOf,
  withLonger,
  type Interruption,
} from './interruptions.ts';
import type { TimeSpan } from './spans.ts';
import type { StreamNumbers } from './stream-numbers.ts';
import type { TimesOnAir } from './times-on-air.ts';

/** A stream and when it was on air. */
export interface OnAirStream {
  readonly name: string;
  readonly onAir: readonly TimeSpan[];
}

/** What the times on air of all streams come to. */
export interface OnAirSum {
  /** Seconds, summed over streams. */
  readonly onAirS: number;
  readonly interruptions: readonly Interruption[];
  /** The most time first. */
  readonly longest: readonly OnAirStream[];
}

/** What is known of the streams by their numbers. */
export interface OnAirSources {
  readonly numbers: Pick<StreamNumbers, 'nameOf' | 'count'>;
  readonly times: Pick<TimesOnAir, 'spansOf' | 'closedGaps' | 'secondsOf' | 'seconds'>;
  readonly failures: Pick<Failures, 'breaks'>;
}

/** Of so many streams the times on air are kept. */
export const MOST_ON_AIR = 50;

/** Only sums and the longest stay. */
export function sumOnAir(sources: OnAirSources): OnAirSum {
  const { numbers, times } = sources;
  const told = (stream: number): OnAirStream => ({
    name: numbers.nameOf(stream),
    onAir: times.spansOf(stream),
  });
  const interruptions = afterClosed(sources, afterFailed(sources));
  return { onAirS: times.seconds(), interruptions, longest: longestStreams(numbers.count, times).map(told) };
}

/** The longest that began with a failed push. */
function afterFailed({ numbers, times, failures }: OnAirSources): readonly Interruption[] {
  let longest: readonly Interruption[] = [];
  for (const [stream, breaks] of failures.breaks) {
    const found = interruptionsOf(numbers.nameOf(stream), times.spansOf(stream), breaks);
    if (found.length > 0) longest = longestOf([...longest, ...found]);
  }
  return longest;
}

/** The longest of those found and of those that began where a connection closed, as most pushes of a day may. */
function afterClosed({ numbers, times, failures }: OnAirSources, found: readonly Interruption[]) {
  let longest = found;
  times.closedGaps((stream, from, to) => {
    if (to - from > BACK_WITHIN_S || failures.breaks.get(stream)?.has(from) === true) return;
    longest = withLonger(longest, { name: numbers.nameOf(stream), from, to, cause: CLOSED });
  });
  return longest;
}

/** Those with the most time, the most first; of equal ones the one that was told first. */
function longestStreams(count: number, { secondsOf }: Pick<TimesOnAir, 'secondsOf'>): readonly number[] {
  let longest: readonly number[] = [];
  let leastS = 0;
  for (let stream = 0; stream < count; stream += 1) {
    if (secondsOf(stream) <= leastS) continue;
    longest = [...longest, stream].toSorted((a, b) => secondsOf(b) - secondsOf(a)).slice(0, MOST_ON_AIR);
    const last = longest.at(MOST_ON_AIR - 1);
    leastS = last === undefined ? 0 : secondsOf(last);
  }
  return longest;
}
