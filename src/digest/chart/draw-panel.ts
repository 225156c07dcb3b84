import {
  axisOf,
  seriesOf,
  stretchesOf,
  type Axis,
  type ChartData,
  type ChartPoint,
  type KnownPoint,
} from './chart-data.ts';
import { countText } from './chart-words.ts';
import { BUCKET_S } from '../facts.ts';
import { BEFORE_LINE, DAY_LINE } from './draw-head.ts';
import { drawGaps } from './draw-gaps.ts';
import { drawMarkLines } from './draw-marks.ts';
import { drawPeaks } from './draw-peaks.ts';
import type { Panel, Scale } from './panel.ts';
import { DECORATION, LINES, WORDS } from './palette.ts';
import { stroke, write, type Pen, type Spot, type Stroke } from './pen.ts';
import { SHEET, SIZES, xOf } from './sheet.ts';

/** Clear of the words of a peak that reaches the top. */
const LABEL_ABOVE = 40;

export function drawPanel(pen: Pen, panel: Panel, data: ChartData): void {
  const { figure, top, bottom } = panel;
  const [now, before] = [seriesOf(data.day, figure), seriesOf(data.base, figure)];
  const most = [...now, ...before].reduce((high, { value = 0 }) => Math.max(high, value), 0);
  const axis = axisOf(most, panel.steps);
  const limit = axis.step * axis.steps;
  const scale: Scale = {
    xAt: (s) => Math.min(SHEET.right, xOf(s, data)),
    yOf: (value) => bottom - (value / limit) * (bottom - top),
  };
  write(pen, panel.label, { x: SHEET.left, y: top - LABEL_ABOVE, size: SIZES.label, colour: WORDS[figure] });
  fill(pen, panel, now, scale);
  drawGrid(pen, axis, scale);
  drawGaps(pen, panel, now, scale);
  drawMarkLines(pen, data, panel);
  drawLine(pen, before, BEFORE_LINE, scale);
  drawLine(pen, now, { ...DAY_LINE, colour: LINES[figure] }, scale);
  drawPeaks(pen, panel, { now, before }, scale);
}

function drawGrid(pen: Pen, { step, steps }: Axis, { yOf }: Scale): void {
  for (let line = 0; line <= steps; line += 1) {
    const value = step * line;
    const y = yOf(value);
    const ends: Spot[] = [
      [SHEET.left, y],
      [SHEET.right, y],
    ];
    stroke(pen, ends, { colour: DECORATION.grid, width: 1.5 });
    write(pen, compactText(value), {
      x: SHEET.left - 12,
      y: y + 7,
      size: SIZES.small,
      colour: WORDS.soft,
      align: 'right',
    });
  }
}

/** At most five letters wide: `250K`. */
const compactText = (value: number): string =>
  value < 10_000
    ? countText(value)
    : value.toLocaleString('en-US', { notation: 'compact', maximumFractionDigits: 1 });

/** A value holds for its whole quarter hour, so that one alone between two gaps is seen, too. */
const spotsOf = (stretch: readonly KnownPoint[], { xAt, yOf }: Scale): readonly Spot[] =>
  stretch.flatMap(({ s, value }): Spot[] => [
    [xAt(s), yOf(value)],
    [xAt(s + BUCKET_S), yOf(value)],
  ]);

function drawLine(pen: Pen, points: readonly ChartPoint[], line: Stroke, scale: Scale): void {
  for (const stretch of stretchesOf(points)) stroke(pen, spotsOf(stretch, scale), line);
}

function fill(pen: Pen, { figure, bottom }: Panel, points: readonly ChartPoint[], scale: Scale): void {
  pen.fillStyle = DECORATION[figure];
  for (const stretch of stretchesOf(points)) {
    const spots = spotsOf(stretch, scale);
    pen.beginPath();
    for (const [x, y] of spots) pen.lineTo(x, y);
    pen.lineTo(spots.at(-1)?.[0] ?? SHEET.right, bottom);
    pen.lineTo(spots[0]?.[0] ?? SHEET.left, bottom);
    pen.fill();
  }
}
