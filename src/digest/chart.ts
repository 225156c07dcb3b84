import type { SKRSContext2D } from '@napi-rs/canvas';
import { clockText } from '../core/clock.ts';
import { wallTime } from '../core/zone.ts';
import { CHART_FONT, loadCanvas } from './chart-fonts.ts';
import {
  axisTop,
  seriesOf,
  stretchesOf,
  type ChartData,
  type ChartFigure,
  type ChartPoint,
} from './chart-series.ts';
import { BUCKET_S, type Mark } from './facts.ts';

/** Pixels; every colour has at least 4.5:1 against white. */
const SIZE = { width: 1200, height: 640 };
const LEFT = 76;
const RIGHT = 1168;
const COLOURS = { ink: '#1f2328', grid: '#d8dee4', soft: '#59636e', mark: '#b42318' };

interface Panel {
  readonly figure: ChartFigure;
  readonly label: string;
  readonly colour: string;
  readonly top: number;
  readonly bottom: number;
}

const PANELS: readonly Panel[] = [
  { figure: 'peakViewers', label: 'Viewers', colour: '#0a57c2', top: 96, bottom: 350 },
  { figure: 'pushes', label: 'Pushes and tries in 15 min', colour: '#9a3d00', top: 410, bottom: 540 },
];
/** Marks stand on the axis under both panels. */
const AXIS = 540;

/** One day as a PNG of 1200 x 640: the same bytes for the same data. Encoded off the main thread. */
export async function drawChart(data: ChartData): Promise<Uint8Array> {
  const { createCanvas } = await loadCanvas();
  const canvas = createCanvas(SIZE.width, SIZE.height);
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, SIZE.width, SIZE.height);
  drawHead(pen, data);
  for (const panel of PANELS) drawPanel(pen, panel, data);
  drawHours(pen, data);
  drawMarks(pen, data);
  return canvas.encode('png');
}

interface Word {
  readonly x: number;
  readonly y: number;
  readonly size?: number;
  readonly colour?: string;
  readonly align?: 'left' | 'right' | 'center';
}

function write(pen: SKRSContext2D, words: string, { x, y, size = 20, colour, align = 'left' }: Word): void {
  pen.font = `${size}px ${CHART_FONT}`;
  pen.fillStyle = colour ?? COLOURS.ink;
  pen.textAlign = align;
  pen.fillText(words, x, y);
}

function drawHead(pen: SKRSContext2D, { day, base }: ChartData): void {
  write(pen, `${day.day.text}, ${day.day.zone}`, { x: LEFT, y: 44, size: 28 });
  stroke(
    pen,
    [
      [740, 36],
      [800, 36],
    ],
    { colour: COLOURS.ink, width: 4, dash: [] },
  );
  write(pen, day.day.text, { x: 810, y: 43 });
  stroke(
    pen,
    [
      [960, 36],
      [1020, 36],
    ],
    { colour: COLOURS.soft, width: 3, dash: [9, 7] },
  );
  write(pen, base.day.text, { x: 1030, y: 43, colour: COLOURS.soft });
}

type Spot = readonly [number, number];
interface Line {
  readonly colour: string;
  readonly width: number;
  readonly dash: number[];
}

function stroke(pen: SKRSContext2D, spots: readonly Spot[], { colour, width, dash }: Line): void {
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.setLineDash(dash);
  pen.beginPath();
  spots.forEach(([x, y], index) => (index === 0 ? pen.moveTo(x, y) : pen.lineTo(x, y)));
  pen.stroke();
}

const widthOf = ({ day }: ChartData): number => day.day.to - day.day.from;
const xOf = (s: number, data: ChartData): number => LEFT + (s / widthOf(data)) * (RIGHT - LEFT);

function drawPanel(pen: SKRSContext2D, panel: Panel, data: ChartData): void {
  const { figure, label, colour, top, bottom } = panel;
  const [now, before] = [seriesOf(data.day, figure), seriesOf(data.base, figure)];
  const most = Math.max(0, ...[...now, ...before].map(({ value }) => value ?? 0));
  const limit = axisTop(most);
  const yOf = (value: number): number => bottom - (value / limit) * (bottom - top);
  write(pen, label, { x: LEFT, y: top - 14, colour });
  for (const part of [0, 1, 2]) {
    const value = (limit / 2) * part;
    stroke(
      pen,
      [
        [LEFT, yOf(value)],
        [RIGHT, yOf(value)],
      ],
      { colour: COLOURS.grid, width: 1, dash: [] },
    );
    write(pen, value.toLocaleString('en-US'), { x: LEFT - 10, y: yOf(value) + 6, size: 17, align: 'right' });
  }
  drawLine(pen, before, { colour: COLOURS.soft, width: 3, dash: [9, 7] }, (s) => xOf(s, data), yOf);
  drawLine(pen, now, { colour, width: 4, dash: [] }, (s) => xOf(s, data), yOf);
}

/** A value holds for its whole bucket, so that one alone between two gaps is seen, too. */
function drawLine(
  pen: SKRSContext2D,
  points: readonly ChartPoint[],
  line: Line,
  xAt: (s: number) => number,
  yOf: (value: number) => number,
): void {
  for (const stretch of stretchesOf(points)) {
    const spots = stretch.flatMap(({ s, value }): Spot[] => [
      [Math.min(RIGHT, xAt(s)), yOf(value)],
      [Math.min(RIGHT, xAt(s + BUCKET_S)), yOf(value)],
    ]);
    stroke(pen, spots, line);
  }
}

const HOURS_STEP_S = 3 * 3600;

/** By the clocks of the zone, also on a day of 23 or 25 hours. */
function drawHours(pen: SKRSContext2D, data: ChartData): void {
  const { from, zone } = data.day.day;
  for (let s = 0; s <= widthOf(data); s += HOURS_STEP_S) {
    const x = xOf(s, data);
    stroke(
      pen,
      [
        [x, AXIS],
        [x, AXIS + 7],
      ],
      { colour: COLOURS.ink, width: 2, dash: [] },
    );
    const words = clockText(wallTime(from + s, zone));
    write(pen, words, { x: Math.min(x, RIGHT - 20), y: AXIS + 28, size: 17, align: 'center' });
  }
  stroke(
    pen,
    [
      [LEFT, AXIS],
      [RIGHT, AXIS],
    ],
    { colour: COLOURS.ink, width: 2, dash: [] },
  );
}

const WORDS = { ban: 'Ban', unban: 'Unban', cut: 'Cut', record: 'Record' } as const;
const MOST_NAMED = 4;

function drawMarks(pen: SKRSContext2D, data: ChartData): void {
  const { from, to, zone } = data.day.day;
  const marks = data.marks.filter(({ at }) => at >= from && at < to);
  marks.forEach((mark, index) => {
    const x = xOf(mark.at - from, data);
    stroke(
      pen,
      [
        [x, 96],
        [x, AXIS],
      ],
      { colour: COLOURS.mark, width: 1.5, dash: [3, 5] },
    );
    pen.fillStyle = COLOURS.mark;
    pen.fillRect(x - 11, AXIS - 11, 22, 22);
    write(pen, String(index + 1), { x, y: AXIS + 6, size: 16, colour: '#ffffff', align: 'center' });
  });
  const named = marks.slice(0, MOST_NAMED).map((mark, index) => `${index + 1} ${said(mark, zone)}`);
  const more = marks.length > MOST_NAMED ? [`… ${marks.length - MOST_NAMED} more`] : [];
  write(pen, [...named, ...more].join('   '), { x: LEFT, y: 610, size: 17, colour: COLOURS.mark });
}

const said = ({ kind, stream, at }: Mark, zone: string): string =>
  `${WORDS[kind]} ${stream} ${clockText(wallTime(at, zone))}`;
