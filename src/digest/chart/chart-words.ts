import { clockText } from '../../core/clock.ts';
import { durationText } from '../../core/duration.ts';
import { joined, text, type Text } from '../../core/text.ts';
import { wallTime } from '../../core/zone.ts';
import type { UnixSeconds } from '../../live/port.ts';
import { shareText } from '../change.ts';
import { BUCKET_S, type Mark } from '../facts.ts';
import {
  extremesOf,
  gapSeconds,
  marksWithin,
  type ChartData,
  type ChartDay,
  type ChartFigure,
} from './chart-data.ts';

/** What the picture tells, as its title. */
export function headline({ day, base, figures }: ChartData): Text {
  if (!figures.includes('viewers')) return onAirHeadline(day, base);
  const now = extremesOf(day, 'viewers');
  const before = extremesOf(base, 'viewers');
  if (now === undefined) return text`No figures of viewers`;
  if (now.most === 0) return text`Nobody watched`;
  const at = quarterIn(day.day.zone, now.mostAt);
  if (before === undefined) return text`Peak of ${countText(now.most)} viewers at ${at}`;
  return text`Peak of ${countText(now.most)} viewers at ${at}, ${countText(before.most)} the day before`;
}

function onAirHeadline(day: ChartDay, base: ChartDay): Text {
  const [now, before] = [extremesOf(day, 'onAir'), extremesOf(base, 'onAir')];
  if (now === undefined) return text`No figures of streams on air`;
  if (now.most === 0) return text`Nothing was on air`;
  const at = quarterIn(day.day.zone, now.mostAt);
  if (before === undefined) return text`Most streams on air: ${countText(now.most)} at ${at}`;
  return text`Most streams on air: ${countText(now.most)} at ${at}, ${countText(before.most)} the day before`;
}

/** Marks that an alt text names; a platform cuts what is longer than it takes. */
const MOST_NAMED = 8;

/** What the chart shows, in words, from the same series. */
export function chartAlt(data: ChartData): Text {
  const { text: day, zone } = data.day.day;
  const lines = [
    text`Chart of ${day} by the clocks of ${zone}.`,
    ...data.figures.map((figure) => FIGURES[figure](figureAlt(data, figure))),
    ...marksAlt(data),
  ];
  return joined(lines, text` `);
}

const FIGURES: Readonly<Record<ChartFigure, (said: Text) => Text>> = {
  viewers: (said) => text`Viewers: ${said}`,
  onAir: (said) => text`Streams on air: ${said}`,
};

function figureAlt({ day, base }: ChartData, figure: ChartFigure): Text {
  const now = extremesOf(day, figure);
  const before = extremesOf(base, figure);
  if (now === undefined) return text`no figures.`;
  const [least, most] = [countText(now.least), countText(now.most)];
  const at = quarterIn(day.day.zone, now.mostAt);
  const peak = now.most === 0 ? text`0 throughout` : text`lowest ${least}, peak ${most} at ${at}`;
  const gap = gapSeconds(day, figure);
  const missing = gap > 0 ? text`; no figures for ${durationText(gap)}` : text``;
  if (before === undefined) return text`${peak}, no figures of the day before${missing}.`;
  return text`${peak}, the day before ${countText(before.most)}${changeText(now.most, before.most)}${missing}.`;
}

/** ` (+18 %)`; nothing where the base is 0. */
function changeText(now: number, before: number): string {
  if (before === 0) return '';
  const sign = now > before ? '+' : now < before ? '-' : '';
  return ` (${sign}${shareText(Math.abs(now - before), before)})`;
}

function marksAlt(data: ChartData): Text[] {
  const marks = marksWithin(data);
  if (marks.length === 0) return [];
  const named = marks.slice(0, MOST_NAMED).map((mark) => markText(mark, data.day.day.zone));
  const left = marks.length - named.length;
  const all = left > 0 ? [...named, text`${left} more`] : named;
  return [text`Done by the bot: ${joined(all, text`; `)}.`];
}

/** `14:02 Ban room-1`; in a picture there is no markup that a name could become. */
export function markText({ kind, stream, at }: Mark, zone: string): Text {
  const clock = clockIn(zone, at);
  switch (kind) {
    case 'ban':
      return text`${clock} Ban ${stream}`;
    case 'unban':
      return text`${clock} Unban ${stream}`;
    case 'cut':
      return text`${clock} Cut ${stream}`;
    case 'record':
      return text`${clock} Record ${stream}`;
  }
}

/** `20:45-21:00`: a point of the chart tells of a quarter hour, and no moment in it. */
function quarterIn(zone: string, at: UnixSeconds): string {
  const end = clockIn(zone, at + BUCKET_S);
  return `${clockIn(zone, at)}-${end === '00:00' ? '24:00' : end}`;
}

export const clockIn = (zone: string, at: UnixSeconds): string => clockText(wallTime(at, zone));

/** `1,234`; one digit behind the point where it is small and no whole number. */
export const countText = (value: number): string =>
  value.toLocaleString('en-US', { maximumFractionDigits: value < 10 ? 1 : 0 });
