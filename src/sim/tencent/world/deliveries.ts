import { viewersAt } from './audience.ts';
import { isOut, type Outage, type PlaySide } from './outage.ts';
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

interface Place extends Outlet {
  readonly playDomain: string;
}

/** Where the viewers of a push are, and how many of them. */
interface Places {
  readonly all: readonly Place[];
  readonly weights: readonly number[];
}

const sourceOutlets: readonly Outlet[] = [
  { protocol: 'Flv', rate: 0, weight: 5, requestsPerViewer: 0.2 },
  { protocol: 'Hls', rate: 0, weight: 3, requestsPerViewer: 12 },
  { protocol: 'Rtmp', rate: 0, weight: 2, requestsPerViewer: 0.1 },
];

const minuteMs = 60_000;

/**
 * Every delivery of the minutes from `fromMs` up to and including the one of `toMs`. All play figures are sums of
 * these, so that they agree with each other.
 */
export function* deliveriesOf(
  runs: readonly PushRun[],
  { playDomains, outages }: PlaySide,
  fromMs: number,
  toMs: number,
): Generator<Delivery> {
  // Few renditions, many pushes.
  const known = new Map<number | undefined, Places>();
  for (const run of runs) {
    const { beganMs, endedMs = Infinity } = run;
    const lastMs = Math.min(toMs, endedMs - 1);
    const firstMs = floorMinute(Math.max(floorMinute(fromMs), beganMs));
    if (firstMs > lastMs) continue;
    const places = known.get(run.transcodedKbps) ?? placesOf(run, playDomains);
    known.set(run.transcodedKbps, places);
    for (let minute = firstMs; minute <= lastMs; minute += minuteMs) {
      yield* minuteOf(run, places, minute, outages);
    }
  }
}

export function floorMinute(ms: number): number {
  return Math.floor(ms / minuteMs) * minuteMs;
}

function* minuteOf(
  run: PushRun,
  places: Places,
  minute: number,
  outages: readonly Outage[],
): Generator<Delivery> {
  const fromMs = Math.max(minute, run.beganMs);
  const untilMs = Math.min(minute + minuteMs, run.endedMs ?? Infinity);
  const viewers = viewersAt(run, fromMs);
  if (viewers === 0) return;
  const { videoBps, audioBps } = figuresAt(run, fromMs);
  const part = { run, minute, fromMs, untilMs, stays: untilMs === minute + minuteMs };
  for (const [at, watching] of shareOut(viewers, places.weights).entries()) {
    const place = places.all[at];
    if (place === undefined || watching === 0 || isOut(outages, place, minute)) continue;
    yield deliveryOf(part, place, watching, videoBps + audioBps);
  }
}

/** What of a minute a push was there. */
interface Part {
  readonly run: PushRun;
  readonly minute: number;
  readonly fromMs: number;
  readonly untilMs: number;
  /** Until the end of the minute. */
  readonly stays: boolean;
}

function deliveryOf(part: Part, place: Place, watching: number, sourceBps: number): Delivery {
  const { run, fromMs, untilMs } = part;
  const pretended = (sourceBps * (untilMs - fromMs)) / 8000;
  const source = run.measured?.bytesBetween(fromMs, untilMs) ?? pretended;
  const most = place.rate === 0 ? Infinity : (place.rate * 1000 * (untilMs - fromMs)) / 8000;
  return {
    minuteMs: part.minute,
    stream: run.stream,
    playDomain: place.playDomain,
    protocol: place.protocol,
    rate: place.rate,
    online: part.stays ? watching : 0,
    bytes: Math.round(watching * Math.min(source, most)),
    requests: Math.ceil(watching * place.requestsPerViewer),
  };
}

/** The first domain has three times the viewers of each other one. */
function placesOf({ transcodedKbps }: PushRun, playDomains: readonly string[]): Places {
  const second: Outlet = { protocol: 'Hls', rate: transcodedKbps ?? 0, weight: 3, requestsPerViewer: 12 };
  const outlets = transcodedKbps === undefined ? sourceOutlets : [...sourceOutlets, second];
  const all = playDomains.flatMap((playDomain, at) =>
    outlets.map((outlet) => ({ ...outlet, playDomain, weight: outlet.weight * (at === 0 ? 3 : 1) })),
  );
  return { all, weights: all.map(({ weight }) => weight) };
}
