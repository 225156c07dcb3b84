import { viewersAt } from './audience.ts';
import { figuresAt } from './quality.ts';
import { shareOut } from './share-out.ts';
import type { PushRun, StreamKey } from './stream.ts';

/** What one play domain sent of one stream in one minute, over one protocol and rendition. */
export interface Delivery {
  readonly minuteMs: number;
  readonly stream: StreamKey;
  readonly playDomain: string;
  readonly protocol: 'Flv' | 'Hls' | 'Rtmp';
  /** Kilobits per second of the rendition; 0 is the source. */
  readonly rate: number;
  /** Viewers at the end of the minute. */
  readonly online: number;
  readonly bytes: number;
  readonly requests: number;
}

interface Outlet extends Pick<Delivery, 'protocol' | 'rate'> {
  readonly weight: number;
  readonly requestsPerViewer: number;
}

const minuteMs = 60_000;

/**
 * Every delivery of the minutes from `fromMs` up to and including the one of `toMs`. All play figures are sums of
 * these, so that they agree with each other.
 */
export function* deliveriesOf(
  runs: readonly PushRun[],
  playDomains: readonly string[],
  fromMs: number,
  toMs: number,
): Generator<Delivery> {
  for (const run of runs) {
    const { beganMs, endedMs = Infinity } = run;
    const lastMs = Math.min(toMs, endedMs - 1);
    const firstMs = floorMinute(Math.max(floorMinute(fromMs), beganMs));
    for (let minute = firstMs; minute <= lastMs; minute += minuteMs)
      yield* minuteOf(run, playDomains, minute);
  }
}

export function floorMinute(ms: number): number {
  return Math.floor(ms / minuteMs) * minuteMs;
}

function* minuteOf(run: PushRun, playDomains: readonly string[], minute: number): Generator<Delivery> {
  const fromMs = Math.max(minute, run.beganMs);
  const viewers = viewersAt(run, fromMs);
  if (viewers === 0) return;
  const untilMs = Math.min(minute + minuteMs, run.endedMs ?? Infinity);
  const stays = untilMs === minute + minuteMs;
  const figures = figuresAt(run, fromMs);
  const sourceBps = figures.videoBps + figures.audioBps;
  const outlets = outletsOf(run);
  const inDomains = shareOut(viewers, [3, ...playDomains.slice(1).map(() => 1)]);
  for (const [at, playDomain] of playDomains.entries()) {
    const shares = shareOut(
      inDomains[at] ?? 0,
      outlets.map((outlet) => outlet.weight),
    );
    for (const [index, outlet] of outlets.entries()) {
      const watching = shares[index] ?? 0;
      if (watching === 0) continue;
      const bps = outlet.rate === 0 ? sourceBps : Math.min(sourceBps, outlet.rate * 1000);
      yield {
        minuteMs: minute,
        stream: run.stream,
        playDomain,
        protocol: outlet.protocol,
        rate: outlet.rate,
        online: stays ? watching : 0,
        bytes: Math.round((watching * bps * (untilMs - fromMs)) / 8000),
        requests: Math.ceil(watching * outlet.requestsPerViewer),
      };
    }
  }
}

function outletsOf(run: PushRun): readonly Outlet[] {
  const source: readonly Outlet[] = [
    { protocol: 'Flv', rate: 0, weight: 5, requestsPerViewer: 0.2 },
    { protocol: 'Hls', rate: 0, weight: 3, requestsPerViewer: 12 },
    { protocol: 'Rtmp', rate: 0, weight: 2, requestsPerViewer: 0.1 },
  ];
  if (run.transcodedKbps === undefined) return source;
  return [...source, { protocol: 'Hls', rate: run.transcodedKbps, weight: 3, requestsPerViewer: 12 }];
}
