import { plainText } from '../../core/text.ts';
import type { UnixSeconds } from '../../live/port.ts';
import type { Mark } from '../facts.ts';
import { marksWithin, type ChartData } from './chart-data.ts';
import { clockIn, markText } from './chart-words.ts';
import { groupMarks, type MarkGroup } from './mark-groups.ts';
import { CHIPS, LINES, PAPER, WORDS } from './palette.ts';
import { cutToWidth, stroke, widthOf, write, type Pen } from './pen.ts';
import { SHEET, SIZES, xOf } from './sheet.ts';

/** A mark, its number in the order of time, and its place. */
interface Placed {
  readonly number: number;
  readonly mark: Mark;
  readonly x: number;
}

const placed = (data: ChartData): readonly Placed[] =>
  marksWithin(data).map((mark, index) => ({
    number: index + 1,
    mark,
    x: xOf(mark.at - data.day.day.from, data),
  }));

const COLUMNS = 3;
/** More marks are counted in the last line. */
const MOST_NAMED = 12;

/** Lines that the names of marks take. */
export function legendLines(data: ChartData): number {
  const count = marksWithin(data).length;
  return Math.ceil(Math.min(count, MOST_NAMED) / COLUMNS) + (count > MOST_NAMED ? 1 : 0);
}

/** Lines nearer to each other would be a wall. */
const LINES_APART = 7;

/** Thin lines through a panel at the marks; they stand behind the day's own. */
export function drawMarkLines(
  pen: Pen,
  data: ChartData,
  { top, bottom }: { readonly top: number; readonly bottom: number },
): void {
  let last = -LINES_APART;
  for (const { x } of placed(data)) {
    if (x - last < LINES_APART) continue;
    last = x;
    stroke(
      pen,
      [
        [x, top],
        [x, bottom],
      ],
      { colour: LINES.mark, width: 2, dash: [2, 6] },
    );
  }
}

const CHIP = 28;

/** Marks in their lane under the axis: a bar as long as a ban held, and a numbered chip. */
export function drawMarks(pen: Pen, data: ChartData): void {
  const marks = placed(data);
  const y = SHEET.axis + 8 + CHIP / 2 + 2;
  for (const { mark, x } of marks) {
    if (mark.kind !== 'ban') continue;
    const end = xOf(banEnd(mark, data) - data.day.day.from, data);
    stroke(
      pen,
      [
        [x, y],
        [end, y],
      ],
      { colour: LINES.banned, width: 8 },
    );
  }
  const chipWidth = (group: readonly Placed[]): number =>
    Math.max(CHIP, widthOf(pen, numbers(group), SIZES.small) + 14);
  for (const group of groupMarks(marks, chipWidth)) drawChip(pen, group, y);
}

/** Until it was lifted, ended by itself, or the day was over. */
function banEnd({ stream, at, until }: Mark, { day: { day }, marks }: ChartData): UnixSeconds {
  const lifted = marks.filter((one) => one.kind === 'unban' && one.stream === stream && one.at > at);
  return Math.min(day.to, until ?? day.to, ...lifted.map((one) => one.at));
}

function drawChip(pen: Pen, { x, width, marks }: MarkGroup<Placed>, y: number): void {
  const left = Math.min(Math.max(x - width / 2, SHEET.left - CHIP / 2), SHEET.right + CHIP / 2 - width);
  pen.fillStyle = chipColour(marks);
  pen.strokeStyle = PAPER;
  pen.lineWidth = 3;
  pen.setLineDash([]);
  pen.beginPath();
  pen.roundRect(left, y - CHIP / 2, width, CHIP, 8);
  pen.stroke();
  pen.fill();
  write(pen, numbers(marks), {
    x: left + width / 2,
    y: y + 7,
    size: SIZES.small,
    colour: PAPER,
    align: 'center',
  });
}

function chipColour(marks: readonly Placed[]): string {
  const colours = new Set(marks.map(({ mark }) => CHIPS[mark.kind]));
  const [only, ...others] = colours;
  return only === undefined || others.length > 0 ? WORDS.ink : only;
}

/** `3` or `2–5`: marks side by side have neighbouring numbers. */
function numbers(marks: readonly Placed[]): string {
  const [first, last] = [marks[0]?.number ?? 0, marks.at(-1)?.number ?? 0];
  return first === last ? String(first) : `${first}–${last}`;
}

/** Pixels from a number to its words. */
const NAME_AT = 34;

/** Each mark in words, under the hours. */
export function drawLegend(pen: Pen, data: ChartData, top: number): void {
  const marks = placed(data);
  const column = (SHEET.right - SHEET.left) / COLUMNS;
  const lines = Math.ceil(Math.min(marks.length, MOST_NAMED) / COLUMNS);
  marks.slice(0, MOST_NAMED).forEach(({ number, mark }, index) => {
    const [x, y] = [
      SHEET.left + Math.floor(index / lines) * column,
      top + (index % lines) * SHEET.legendLine,
    ];
    write(pen, String(number), { x, y, size: SIZES.small, colour: CHIPS[mark.kind] });
    const words = cutToWidth(pen, legendText(mark, data), SIZES.small, column - NAME_AT - 20);
    write(pen, words, { x: x + NAME_AT, y, size: SIZES.small, colour: WORDS.ink });
  });
  const left = marks.length - MOST_NAMED;
  if (left <= 0) return;
  const y = top + lines * SHEET.legendLine;
  write(pen, `and ${left} more`, { x: SHEET.left, y, size: SIZES.small, colour: WORDS.soft });
}

function legendText(mark: Mark, data: ChartData): string {
  const { zone, to } = data.day.day;
  const end = banEnd(mark, data);
  const until = mark.kind === 'ban' && end < to ? ` to ${clockIn(zone, end)}` : '';
  return `${plainText(markText(mark, zone))}${until}`;
}
