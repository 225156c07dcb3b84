import type { BucketFacts, DayFacts, DayFigures, StreamFacts } from './facts.ts';
import { bucketTimes } from './push-buckets.ts';

/** The figures of a day with its buckets and streams, as far as they were read. */
export function factsOf(figures: DayFigures): DayFacts {
  return { ...figures, buckets: bucketsOf(figures), streams: streamsOf(figures) };
}

function bucketsOf({ day, pushes, viewers }: DayFigures): readonly BucketFacts[] {
  const pushed = new Map(pushes.value?.buckets.map((bucket) => [bucket.at, bucket]));
  return bucketTimes(day).map((at) => {
    const { pushes: begun, onAirS } = pushed.get(at) ?? {};
    const { peakViewers, fluxMB, peakMbps, requests } = viewers.value?.buckets.get(at) ?? {};
    return { at, pushes: begun, onAirS, peakViewers, fluxMB, peakMbps, requests };
  });
}

function streamsOf({ pushes, traffic }: DayFigures): readonly StreamFacts[] {
  const watched = new Map(traffic.value?.top.map(({ name, fluxMB }) => [name, fluxMB]));
  const onAir = new Map(pushes.value?.longest.map((stream) => [stream.name, stream.onAir]));
  return [...new Set([...watched.keys(), ...onAir.keys()])].map((name) => ({
    name,
    fluxMB: watched.get(name),
    viewerMinutes: undefined,
    onAir: onAir.get(name) ?? [],
  }));
}
