import type { Measured, PushPoint, StreamKey, UnixSeconds } from '../live/port.ts';
import { csvBlocks } from '../core/csv-block.ts';
import { csvTime, measuredColumns, type CsvColumn } from '../core/csv.ts';
import { streamKeyText } from '../core/locate-stream.ts';
import type { Block } from '../core/reply.ts';
import { bucketsOf, spreadOf } from '../core/series.ts';
import { text } from '../core/text.ts';

/** More than a day of 5 s steps; beyond, a row is a minute of medians, since no platform takes a week of all. */
const MOST_ROWS = 20_000;
const MINUTE_S = 60;

/** The points of a history as a file, if one was wished for. */
export function pushHistoryFile(
  wished: 'csv' | undefined,
  stream: StreamKey,
  history: Measured<readonly PushPoint[]>,
  at: UnixSeconds,
): readonly Block[] {
  const isLong = history.value.length > MOST_ROWS;
  return csvBlocks(wished, {
    name: `push-history-${stream.name}`,
    what: isLong ? text`pushes of ${stream.name}, medians of a minute` : text`pushes of ${stream.name}`,
    columns: [
      { name: 'stream', cell: () => streamKeyText(stream) },
      ...COLUMNS,
      ...measuredColumns<PushPoint>(history),
    ],
    rows: isLong ? minutesOf(history.value) : history.value,
    at,
  });
}

const COLUMNS: readonly CsvColumn<PushPoint>[] = [
  { name: 'time_utc', cell: ({ at }) => csvTime(at) },
  { name: 'push', cell: ({ push }) => push },
  { name: 'fps', cell: ({ fps }) => fps },
  { name: 'declared_fps', cell: ({ declaredFps }) => declaredFps },
  { name: 'video_bitrate_bps', cell: ({ videoBps }) => videoBps },
  { name: 'audio_bitrate_bps', cell: ({ audioBps }) => audioBps },
  { name: 'total_bitrate_bps', cell: ({ totalBps }) => totalBps },
  { name: 'declared_video_bitrate_bps', cell: ({ declaredVideoBps }) => declaredVideoBps },
  { name: 'resolution', cell: ({ resolution }) => resolution },
  { name: 'gop_ms', cell: ({ gopMs }) => gopMs },
  { name: 'behind_ms', cell: ({ behindMs }) => behindMs },
];

/** One point for each minute that has any: the median of each figure, and of texts the first. */
function minutesOf(points: readonly PushPoint[]): readonly PushPoint[] {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return [];
  const window = { from: first.at - (first.at % MINUTE_S), to: last.at + 1 };
  return bucketsOf(points, window, MINUTE_S).flatMap(({ from, points: inside }) => {
    const [one] = inside;
    return one === undefined ? [] : [{ ...medianPoint(one, inside), at: from }];
  });
}

function medianPoint(first: PushPoint, points: readonly PushPoint[]): PushPoint {
  const median = (figure: (point: PushPoint) => number | undefined) => spreadOf(points.map(figure))?.median;
  return {
    ...first,
    fps: median(({ fps }) => fps),
    declaredFps: median(({ declaredFps }) => declaredFps),
    videoBps: median(({ videoBps }) => videoBps),
    audioBps: median(({ audioBps }) => audioBps),
    totalBps: median(({ totalBps }) => totalBps),
    declaredVideoBps: median(({ declaredVideoBps }) => declaredVideoBps),
    gopMs: median(({ gopMs }) => gopMs),
    behindMs: median(({ behindMs }) => behindMs),
  };
}
