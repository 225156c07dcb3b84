import { deliveriesOf } from '../../../src/sim/tencent/world/deliveries.ts';
import type { World } from '../../../src/sim/tencent/world/world.ts';
import { at } from '../../kit/digest-past.ts';

export const MINUTE_S = 60;
export const HOUR_S = 3600;
export const DAY_S = 24 * HOUR_S;
const MS = 1000;

/** UNIX seconds of a moment in UTC, e.g. `2026-10-04T02:30`. */
export const utc = (moment: string): number => Date.parse(`${moment}Z`) / MS;

/** The pushes of a day in UTC, another number and length each day; one of them goes on into the day from the one before. */
export function pushesOf(midnight: number): readonly PastPush[] {
  const push = (name: string, hour: number, hours: number, viewers: number): PastPush => {
    const from = midnight + hour * HOUR_S;
    return { name, from, to: from + hours * HOUR_S, viewers };
  };
  const turn = (midnight / DAY_S) % 5;
  return [
    push('room-1', 10, 1 + turn, 20 + turn),
    push('room-2', 11, 1, 10),
    push('lobby', -1, 2, 3),
    push(REFUSED, 5, 0, 0),
    ...Array.from({ length: turn }, (_, more) => push(`extra-${more}`, 15 + more, 2, 5)),
  ];
}

/** A name that is banned. */
const REFUSED = 'room-3';

export interface PastPush {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly viewers: number;
}

export function recall(world: World, { name, from, to, viewers }: PastPush): void {
  const push = { stream: at(name), beganMs: from * MS, endedMs: to * MS };
  if (name === REFUSED) world.recall({ ...push, accepted: false, reason: { errcode: 18, sub: 305 } });
  else world.recall({ ...push, viewers });
}

/** Figures of a day as they stand in the stand-in's world. */
export interface Truth {
  readonly pushes: number;
  readonly failed: number;
  readonly streams: number;
  readonly onAirS: number;
  readonly viewers: number;
  readonly fluxMB: number;
}

/** Counted from the pushes themselves; none of one stream overlap, and all begin and end at a full minute. */
export function truthOf(world: World, from: number, to: number): Truth {
  const [fromMs, toMs] = [from * MS, to * MS];
  const pushes = world
    .history()
    .filter(({ beganMs, endedMs }) => beganMs < toMs && (endedMs > fromMs || beganMs >= fromMs));
  const onAirMs = pushes.map(({ beganMs, endedMs }) => Math.min(endedMs, toMs) - Math.max(beganMs, fromMs));
  const minutes = new Map<number, number>();
  let bytes = 0;
  for (const sent of deliveriesOf(world.runs(), world, fromMs, toMs - MINUTE_S * MS)) {
    bytes += sent.bytes;
    minutes.set(sent.minuteMs, (minutes.get(sent.minuteMs) ?? 0) + sent.online);
  }
  return {
    pushes: pushes.length,
    failed: pushes.filter(({ accepted }) => !accepted).length,
    streams: new Set(pushes.map(({ stream }) => stream.name)).size,
    onAirS: onAirMs.reduce((sum, ms) => sum + ms, 0) / MS,
    viewers: Math.max(0, ...minutes.values()),
    fluxMB: bytes / 1e6,
  };
}

/** The truth as the figures of a digest are written, but for traffic, which is rounded there. */
export function writtenTruth(truth: Truth): Readonly<Record<string, string>> {
  const { pushes, failed, streams, onAirS, viewers } = truth;
  const [hours, minutes] = [Math.floor(onAirS / HOUR_S), (onAirS % HOUR_S) / MINUTE_S];
  return {
    Pushes: String(pushes),
    'Streams pushed': String(streams),
    'Time on air': minutes === 0 ? `${hours}h` : `${hours}h ${minutes}m`,
    'Failed pushes': String(failed),
    'Peak viewers': String(viewers),
  };
}

const UNITS: ReadonlyMap<string, number> = new Map([
  ['MB', 1],
  ['GB', 1000],
  ['TB', 1_000_000],
]);

/** `264 GB` in MB. */
export function megabytesOf(shown: string): number {
  const [amount = '', unit = ''] = shown.split(' ');
  return Number(amount) * (UNITS.get(unit) ?? Number.NaN);
}

/** The figures that a message shows under these labels, as its reader sees them; of a peak without its time. */
export function shownFigures(text: string, labels: readonly string[]): Record<string, string | undefined> {
  const lines = text.split('\n');
  const shown = (label: string): string | undefined => {
    const line = lines.find((each) => new RegExp(`^${label} +\\|? *\\d`).test(each));
    const [first] =
      line
        ?.slice(label.length)
        .replace(/^[ |]+/, '')
        .split(/ {2,}| \| | at | (?=[▲▼≈]|n\/a|the same)/) ?? [];
    return first;
  };
  return Object.fromEntries(labels.map((label) => [label, shown(label)]));
}
