import { plainText } from '../core/text.ts';
import type { PushCause } from './failures.ts';
import type { PushSum } from './fold-pushes.ts';
import { longestOf } from './interruptions.ts';
import type { Some } from './roll-up.ts';
import { joinSpans, type TimeSpan } from './spans.ts';
import type { OnAirStream } from './sum-on-air.ts';

/** Pushes of days in their order: what was on air at midnight stands in both days and counts once. */
export function rollUpPushes(days: Some<PushSum>): PushSum {
  const [{ carried }] = days;
  const causes = rolledCauses(days.flatMap((day) => day.causes));
  return {
    pushes: days.reduce((sum, day) => sum + day.pushes - day.carried, carried),
    carried,
    streams: undefined,
    onAirS: days.reduce((sum, { onAirS }) => sum + onAirS, 0),
    failed: causes.reduce((sum, { count }) => sum + count, 0),
    causes,
    interruptions: longestOf(days.flatMap(({ interruptions }) => interruptions)),
    buckets: days.flatMap(({ buckets }) => buckets),
    longest: rolledStreams(days.flatMap(({ longest }) => longest)),
  };
}

function rolledCauses(causes: readonly PushCause[]): readonly PushCause[] {
  const sums = new Map<string, PushCause>();
  for (const { cause, count } of causes) {
    const key = plainText(cause);
    sums.set(key, { cause, count: (sums.get(key)?.count ?? 0) + count });
  }
  return [...sums]
    .toSorted(([a, one], [b, other]) => other.count - one.count || compare(a, b))
    .map(([, cause]) => cause);
}

function rolledStreams(streams: readonly OnAirStream[]): readonly OnAirStream[] {
  const spans = new Map<string, TimeSpan[]>(streams.map(({ name }) => [name, []]));
  for (const { name, onAir } of streams) spans.get(name)?.push(...onAir);
  return [...spans]
    .map(([name, own]) => ({ name, onAir: joinSpans(own) }))
    .toSorted((a, b) => lengthOf(b) - lengthOf(a) || compare(a.name, b.name));
}

const lengthOf = ({ onAir }: OnAirStream): number => onAir.reduce((sum, { from, to }) => sum + to - from, 0);

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
