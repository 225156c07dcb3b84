import { runsOf, spanOf, type Span } from '../core/series.ts';
import type { LiveReads, PlayPoint, StreamName, UnixSeconds } from '../live/port.ts';
import type { AirTimes } from './absences.ts';
import type { DayFacts } from './facts.ts';
import { foldPushes, type PushSum } from './fold-pushes.ts';
import { joinSpans } from './spans.ts';
import type { StreamMinutes } from './stream-minutes.ts';
import { MOST_ON_AIR } from './sum-on-air.ts';

/** What the times on air of a stream are told by. */
export interface AirSources {
  readonly live: LiveReads;
  readonly now: UnixSeconds;
}

/** When a stream name was on air on both days. Throws BotError. */
export async function readAirTimes(
  name: StreamName,
  { day, base }: { readonly day: DayFacts; readonly base: DayFacts },
  minutes: StreamMinutes | undefined,
  sources: AirSources,
): Promise<AirTimes> {
  const [now, before] = await Promise.all([
    onAir(name, day, minutes?.day ?? [], sources),
    onAir(name, base, minutes?.base ?? [], sources),
  ]);
  return { day: now, base: before };
}

async function onAir(
  name: StreamName,
  facts: DayFacts,
  minutes: readonly PlayPoint[],
  { live, now }: AirSources,
): Promise<readonly Span[]> {
  const known = facts.pushes.value && keptSpans(name, facts.pushes.value);
  if (known !== undefined) return known;
  return live.can.has('events') ? pushedSpans(name, facts, { live, now }) : playedSpans(minutes);
}

/** Undefined when the day had more streams than it kept the times of, and this is none of those. */
function keptSpans(name: string, sum: PushSum): readonly Span[] | undefined {
  const isWhole = sum.streams !== undefined && sum.streams <= MOST_ON_AIR;
  const spans = spansOf(name, sum);
  return isWhole || spans.length > 0 ? spans : undefined;
}

/** One name may be pushed in several places: it was on air while any of them was. */
const spansOf = (name: string, { longest }: PushSum): readonly Span[] =>
  joinSpans(longest.flatMap((stream) => (stream.name === name ? stream.onAir : [])));

/** A push is told of when it ends: one that ended within this time after the day still began in it. */
const AFTER_S = 86_400;

async function pushedSpans(
  name: StreamName,
  { day }: DayFacts,
  { live, now }: AirSources,
): Promise<readonly Span[]> {
  const fold = foldPushes(day);
  const { value } = await live.streams.events({ name }, day.from, Math.min(day.to + AFTER_S, now));
  for (const event of value) fold.add(event);
  for (const { stream, since } of (await live.streams.online({ name })).value) {
    if (since !== undefined) fold.addLive(stream, since);
  }
  return spansOf(name, fold.sum());
}

const MINUTE_S = 60;

/** Where the cloud tells no pushes (the 2.0 API), a stream was surely on air while somebody watched it. */
const playedSpans = (minutes: readonly PlayPoint[]): readonly Span[] =>
  runsOf(
    minutes.filter(({ fluxMB }) => fluxMB > 0),
    MINUTE_S,
  ).flatMap((run) => spanOf(run, MINUTE_S) ?? []);
