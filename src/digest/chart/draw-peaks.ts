import { BUCKET_S } from '../facts.ts';
import { stretchesOf, type ChartPoint, type KnownPoint } from './chart-data.ts';
import { countText } from './chart-words.ts';
import { PAPER, WORDS } from './palette.ts';
import type { Panel, Scale } from './panel.ts';
import { widthOf, write, type Pen } from './pen.ts';
import { SHEET, SIZES } from './sheet.ts';

interface Days {
  readonly now: readonly ChartPoint[];
  readonly before: readonly ChartPoint[];
}

/** Writes the day's peak at the line, and that of the day before where it stands clear of the first. */
export function drawPeaks(pen: Pen, { figure }: Panel, { now, before }: Days, scale: Scale): void {
  const [peak, earlier] = [peakOf(now), peakOf(before)];
  const label = peak && labelOf(pen, peak, scale);
  const other = earlier && labelOf(pen, earlier, scale);
  if (other && !(label && touch(label, other))) writeLabel(pen, other, WORDS.soft);
  if (label === undefined) return;
  pen.fillStyle = PAPER;
  disc(pen, label, 9);
  pen.fillStyle = WORDS[figure];
  disc(pen, label, 6);
  writeLabel(pen, label, WORDS[figure]);
}

/** The first of the highest, unless there was nothing all day. */
function peakOf(points: readonly ChartPoint[]): KnownPoint | undefined {
  const told = stretchesOf(points).flat();
  const [first, ...rest] = told;
  const peak = first && rest.reduce((high, point) => (point.value > high.value ? point : high), first);
  return peak?.value === 0 ? undefined : peak;
}

interface Label {
  readonly words: string;
  readonly width: number;
  /** The middle of the peak. */
  readonly x: number;
  readonly y: number;
  /** The middle of the words, which stay on the sheet. */
  readonly middle: number;
}

function labelOf(pen: Pen, { s, value }: KnownPoint, { xAt, yOf }: Scale): Label {
  const words = countText(value);
  const width = widthOf(pen, words, SIZES.label);
  const x = (xAt(s) + xAt(s + BUCKET_S)) / 2;
  const middle = Math.min(Math.max(x, SHEET.left + width / 2 + 6), SHEET.right - width / 2);
  return { words, width, x, y: yOf(value), middle };
}

const ABOVE = 14;
const LINE_HEIGHT = 26;

const touch = (one: Label, other: Label): boolean =>
  Math.abs(one.middle - other.middle) < (one.width + other.width) / 2 + 12 &&
  Math.abs(one.y - other.y) < LINE_HEIGHT + ABOVE;

const writeLabel = (pen: Pen, { words, middle, y }: Label, colour: string): void =>
  write(pen, words, { x: middle, y: y - ABOVE, size: SIZES.label, colour, align: 'center', halo: 5 });

function disc(pen: Pen, { x, y }: Label, radius: number): void {
  pen.beginPath();
  pen.arc(x, y, radius, 0, Math.PI * 2);
  pen.fill();
}
