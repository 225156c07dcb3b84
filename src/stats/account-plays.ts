import type { Bandwidth, DayTraffic, LiveReads, Measured } from '../live/port.ts';
import { mbpsText, megabytesText } from '../live/wording.ts';
import { attempt, type Reading } from '../core/attempt.ts';
import { durationText } from '../core/duration.ts';
import { readingText } from '../core/measured-text.ts';
import { fact, paragraph, type Block, type Fact } from '../core/reply.ts';
import type { Span } from '../core/series.ts';
import { joined, text, time, type Text } from '../core/text.ts';

/** What the cloud says of the whole account over a window, beside its minutes. */
export interface AccountPlays {
  readonly bandwidth: Reading<Bandwidth> | undefined;
  readonly days: readonly { readonly day: string; readonly traffic: Reading<readonly DayTraffic[]> }[];
  /** Whole Beijing days of the window that were not read, since each is a call. */
  readonly daysLeft: number;
}

const MOST_DAYS = 7;
const MOST_STREAMS = 5;
const DAY_S = 86_400;
/** Beijing is 8 hours ahead of UTC, all year. */
const BEIJING_S = 8 * 3600;

/** Asks what this cloud can be asked for the window; a day is asked for when it lies in the window whole. */
export async function readAccountPlays({ from, to }: Span, { can, stats }: LiveReads): Promise<AccountPlays> {
  const days = can.has('dayTraffic') ? beijingDays({ from, to }) : [];
  const asked = days.slice(-MOST_DAYS);
  const [bandwidth, traffic] = await Promise.all([
    can.has('bandwidth') ? attempt(stats.bandwidth(from, to)) : undefined,
    Promise.all(asked.map(async (day) => ({ day, traffic: await attempt(stats.dayTraffic(day)) }))),
  ]);
  return { bandwidth, days: traffic, daysLeft: days.length - asked.length };
}

/** The Beijing days that lie in a window whole, as `2026-11-22`. */
export function beijingDays({ from, to }: Span): readonly string[] {
  const first = Math.ceil((from + BEIJING_S) / DAY_S);
  const end = Math.floor((to + BEIJING_S) / DAY_S);
  return Array.from({ length: Math.max(0, end - first) }, (_, index) =>
    new Date((first + index) * DAY_S * 1000).toISOString().slice(0, 10),
  );
}

export function accountFacts({ bandwidth, days, daysLeft }: AccountPlays): readonly Fact[] {
  return [
    ...(bandwidth?.answer === undefined ? [] : bandwidthFacts(bandwidth.answer)),
    ...days.flatMap(({ day, traffic }): readonly Fact[] =>
      traffic.answer === undefined
        ? []
        : [fact(text`Traffic of the Beijing day ${day}`, trafficText(traffic.answer.value))],
    ),
    ...(daysLeft > 0
      ? [fact(text`Earlier Beijing days`, text`${daysLeft} more; ask for fewer at once`)]
      : []),
  ];
}

function bandwidthFacts({ value, stepS }: Measured<Bandwidth>): readonly Fact[] {
  const { peakMbps, peakAt, p95Mbps } = value;
  const step = durationText(stepS);
  const peak = text`${mbpsText(peakMbps)}`;
  return [
    fact(text`Bandwidth, peak of ${step}`, peakAt === undefined ? peak : text`${peak} at ${time(peakAt)}`),
    fact(
      text`Bandwidth, 95th percentile`,
      p95Mbps === undefined ? text`not told for this span` : text`${mbpsText(p95Mbps)}`,
    ),
  ];
}

function trafficText(streams: readonly DayTraffic[]): Text {
  if (streams.length === 0) return text`none`;
  const shown = streams
    .slice(0, MOST_STREAMS)
    .map(({ name, fluxMB }) => text`${name} ${megabytesText(fluxMB)}`);
  const more = streams.length - shown.length;
  const list = joined(shown, text`, `);
  return more > 0 ? text`${list} and ${more} more streams` : list;
}

/** Age and source of each, or why it is not there. */
export function accountSources({ bandwidth, days }: AccountPlays, now: number): readonly Block[] {
  return [
    ...(bandwidth === undefined ? [] : [paragraph(readingText(text`Bandwidth`, bandwidth, now))]),
    ...days.map(({ day, traffic }) =>
      paragraph(readingText(text`Traffic of the Beijing day ${day}`, traffic, now)),
    ),
  ];
}
