import { durationText } from '../core/duration.ts';
import { mbpsText, megabytesText } from '../live/wording.ts';
import { text, type Text } from '../core/text.ts';

/** `1 push`, `41 pushes`. */
export const pushesText = (count: number): Text => (count === 1 ? text`1 push` : text`${count} pushes`);

const THOUSAND = 1000;
const MILLION = 1_000_000;

/** A count as it is read: exact to 9999, then `12.3 k`, `123 k`, `4.5 M`. */
export function shortCount(count: number): string {
  if (count < 10 * THOUSAND) return String(count);
  const shown = count < MILLION ? `${(count / THOUSAND).toFixed(1)} k` : `${(count / MILLION).toFixed(1)} M`;
  return withoutDecimal(shown);
}

const HOUR_S = 3600;
/** Above this nobody asks for the minutes. */
const LONG_S = 48 * HOUR_S;
const MINUTE_S = 60;
const SHORT_S = 10 * MINUTE_S;

/** Time on air is summed over streams, so it is counted in hours however long: `9m 30s`, `34m`, `1h 30m`, `324h`. */
export function hoursText(seconds: number): string {
  if (seconds >= LONG_S) return `${Math.round(seconds / HOUR_S)}h`;
  return durationText(seconds < SHORT_S ? seconds : Math.round(seconds / MINUTE_S) * MINUTE_S);
}

/** Cells of a digest's table are narrow: `984.0 GB` is `984 GB` there, and `619.2 Mbps` is `619 Mbps`. */
export const shortMbps = (mbps: number): string => withoutDecimal(mbpsText(mbps));
export const shortMegabytes = (megabytes: number): string => withoutDecimal(megabytesText(megabytes));

/** Of a number of three digits or more. */
const withoutDecimal = (shown: string): string =>
  shown.replace(/^\d{3,}\.\d(?= )/, (number) => String(Math.round(Number(number))));
