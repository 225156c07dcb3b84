import { mbpsText, megabytesText } from '../live/wording.ts';
import type { PlayPoint } from '../live/port.ts';
import { peakOf } from './play-summary.ts';
import type { Block } from '../core/reply.ts';
import { bucketsOf, bucketWidthS, sparkline, type Bucket, type Span } from '../core/series.ts';
import { text, type Text } from '../core/text.ts';
import { shortWallText } from '../core/wall-text.ts';

const MOST_ROWS = 20;
/** Bars of a line that no phone wraps. */
const MOST_BARS = 30;

/** Peaks and traffic in at most twenty rows; a row without a minute says so. */
export function playTable(points: readonly PlayPoint[], window: Span, stepS: number, zone: string): Block {
  const width = bucketWidthS(window, MOST_ROWS, stepS);
  const rows = bucketsOf(points, window, width).map((bucket) => [
    text`${shortWallText(bucket.from, window, width, zone)}`,
    ...cells(bucket),
  ]);
  const columns = [text`From (${zone})`, text`Viewers, peak`, text`Out, peak`, text`Traffic`];
  return { kind: 'table', columns, rows };
}

function cells({ points }: Bucket<PlayPoint>): readonly Text[] {
  const [viewers, mbps] = [peakOf(points, (one) => one.viewers), peakOf(points, (one) => one.bandwidthMbps)];
  if (viewers === undefined || mbps === undefined) return [text`no figures`, text`–`, text`–`];
  const fluxMB = points.reduce((sum, point) => sum + point.fluxMB, 0);
  return [text`${viewers.value}`, text`${mbpsText(mbps.value)}`, text`${megabytesText(fluxMB)}`];
}

/** The peak of viewers over the window as bars from 0; `·` where there are no figures. */
export function viewersLine(points: readonly PlayPoint[], window: Span, stepS: number): string {
  const buckets = bucketsOf(points, window, bucketWidthS(window, MOST_BARS, stepS));
  return sparkline(buckets.map((bucket) => peakOf(bucket.points, ({ viewers }) => viewers)?.value));
}
