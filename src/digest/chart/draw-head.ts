import { plainText } from '../../core/text.ts';
import { seriesOf, type ChartData } from './chart-data.ts';
import { headline } from './chart-words.ts';
import { LINES, WORDS } from './palette.ts';
import { cutToWidth, stroke, widthOf, write, type Pen, type Stroke } from './pen.ts';
import { SHEET, SIZES } from './sheet.ts';

export const DAY_LINE = { width: 3.6 } as const;
/** Wider than the day's line, and behind it: where both are equal, it looks out on both sides. */
export const BEFORE_LINE: Stroke = { colour: LINES.before, width: 8, dash: [14, 7] };

const TITLE_Y = 52;
const KEY_Y = 94;

/** What the chart tells, and which line is which day. */
export function drawHead(pen: Pen, data: ChartData): void {
  const { day, base } = data;
  const title = cutToWidth(pen, plainText(headline(data)), SIZES.title, SHEET.right - SHEET.left);
  write(pen, title, { x: SHEET.left, y: TITLE_Y, size: SIZES.title, colour: WORDS.ink });
  const after = drawKey(
    pen,
    { x: SHEET.left, words: day.day.text, colour: WORDS.ink },
    { ...DAY_LINE, colour: WORDS.ink },
  );
  const isKnown = [...seriesOf(base, 'viewers'), ...seriesOf(base, 'onAir')].some(
    ({ value }) => value !== undefined,
  );
  if (isKnown) {
    drawKey(pen, { x: after, words: `${base.day.text}, the day before`, colour: WORDS.soft }, BEFORE_LINE);
  } else {
    write(pen, `no figures of ${base.day.text}`, {
      x: after,
      y: KEY_Y,
      size: SIZES.label,
      colour: WORDS.soft,
    });
  }
  const hours = (day.day.to - day.day.from) / 3600;
  write(pen, hours === 24 ? day.day.zone : `${day.day.zone}, a day of ${hours} h`, {
    x: SHEET.right,
    y: KEY_Y,
    size: SIZES.label,
    colour: WORDS.soft,
    align: 'right',
  });
}

const SAMPLE = 58;

interface Key {
  readonly x: number;
  readonly words: string;
  readonly colour: string;
}

/** A piece of a line and its name; gives where the next may begin. */
function drawKey(pen: Pen, { x, words, colour }: Key, line: Stroke): number {
  stroke(
    pen,
    [
      [x, KEY_Y - 8],
      [x + SAMPLE, KEY_Y - 8],
    ],
    line,
  );
  write(pen, words, { x: x + SAMPLE + 12, y: KEY_Y, size: SIZES.label, colour });
  return x + SAMPLE + 12 + widthOf(pen, words, SIZES.label) + 40;
}
