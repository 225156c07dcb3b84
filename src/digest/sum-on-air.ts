import type { Failures } from './failures.ts';
import { interruptionsOf, longestOf, type Interruption } from './interruptions.ts';
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
  readonly times: Pick<TimesOnAir, 'spansOf' | 'secondsOf' | 'seconds'>;
  readonly failures: Pick<Failures, 'breaks'>;
}

/** Of so many streams the times on air are kept. */
export const MOST_ON_AIR = 50;

/** Only sums and the longest stay. */
export function sumOnAir({ numbers, times, failures }: OnAirSources): OnAirSum {
  const told = (stream: number): OnAirStream => ({
    name: numbers.nameOf(stream),
    onAir: times.spansOf(stream),
  });
  let interruptions: readonly Interruption[] = [];
  for (const [stream, breaks] of failures.breaks) {
    const { name, onAir } = told(stream);
    const found = interruptionsOf(name, onAir, breaks);
    if (found.length > 0) interruptions = longestOf([...interruptions, ...found]);
  }
  return { onAirS: times.seconds(), interruptions, longest: longestStreams(numbers.count, times).map(told) };
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
