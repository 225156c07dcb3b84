import type { PushPoint, UnixSeconds } from '../live/port.ts';
import { bitrateText, fpsText } from '../live/wording.ts';
import type { Block } from '../core/reply.ts';
import { bucketsOf, bucketWidthS, sparkline, spreadOf, type Bucket, type Span } from '../core/series.ts';
import { text, type Text } from '../core/text.ts';
import { shortWallText } from '../core/wall-text.ts';

const MOST_ROWS = 20;
/** Bars of a line that no phone wraps. */
const MOST_BARS = 30;

/** Bitrate and frames in at most twenty rows; a row without a push says so. */
export function pushTable(points: readonly PushPoint[], window: Span, stepS: number, zone: string): Block {
  const width = bucketWidthS(window, MOST_ROWS, stepS);
  const at = (moment: UnixSeconds): string => shortWallText(moment, window, width, zone);
  const rows = bucketsOf(points, window, width).map((bucket) => [text`${at(bucket.from)}`, ...cells(bucket)]);
  const columns = [text`From (${zone})`, text`In, median`, text`Least`, text`Frames`, text`Least`];
  return { kind: 'table', columns, rows };
}

function cells({ points }: Bucket<PushPoint>): readonly Text[] {
  if (points.length === 0) return [text`off air`, text`–`, text`–`, text`–`];
  const rate = spreadOf(points.map(({ totalBps }) => totalBps));
  const fps = spreadOf(points.map((point) => point.fps));
  const [rates, frames] = [
    [rate?.median, rate?.least].map((value) => (value === undefined ? undefined : bitrateText(value))),
    [fps?.median, fps?.least].map((value) => (value === undefined ? undefined : `${fpsText(value)} fps`)),
  ];
  return [...rates, ...frames].map((value) => text`${value ?? '?'}`);
}

/** The median bitrate over the window as bars from 0; `·` where there was no push. */
export function bitrateLine(points: readonly PushPoint[], window: Span, stepS: number): string {
  const buckets = bucketsOf(points, window, bucketWidthS(window, MOST_BARS, stepS));
  return sparkline(buckets.map((bucket) => spreadOf(bucket.points.map(({ totalBps }) => totalBps))?.median));
}
