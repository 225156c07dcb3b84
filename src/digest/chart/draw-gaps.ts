import { BUCKET_S } from '../facts.ts';
import type { ChartPoint } from './chart-data.ts';
import { DECORATION, WORDS } from './palette.ts';
import type { Panel, Scale } from './panel.ts';
import { stroke, widthOf, write, type Pen } from './pen.ts';
import { SHEET, SIZES } from './sheet.ts';

const NOTHING = 'no figures';

/** What nobody told is hatched, and says so where there is room. */
export function drawGaps(pen: Pen, panel: Panel, points: readonly ChartPoint[], { xAt }: Scale): void {
  for (const [from, to] of gapsOf(points)) {
    const [left, right] = [xAt(from), xAt(to)];
    hatch(pen, panel, left, right);
    if (right - left > widthOf(pen, NOTHING, SIZES.small) + 20) {
      const y = (panel.top + panel.bottom) / 2 + 7;
      const x = (left + right) / 2;
      write(pen, NOTHING, { x, y, size: SIZES.small, colour: WORDS.soft, align: 'center', halo: 6 });
    }
  }
}

/** Seconds since the day began, from and to. */
function gapsOf(points: readonly ChartPoint[]): readonly (readonly [number, number])[] {
  const gaps: [number, number][] = [];
  for (const { s, value } of points) {
    const last = gaps.at(-1);
    if (value !== undefined) continue;
    if (last?.[1] === s) last[1] = s + BUCKET_S;
    else gaps.push([s, s + BUCKET_S]);
  }
  return gaps;
}

const APART = 14;

function hatch(pen: Pen, { top, bottom }: Panel, left: number, right: number): void {
  pen.save();
  pen.beginPath();
  pen.rect(left, top, right - left, bottom - top);
  pen.clip();
  const height = bottom - top;
  // Counted from the sheet's edge, so that the lines of neighbouring gaps fit together.
  for (let x = SHEET.left - height; x < right; x += APART) {
    stroke(
      pen,
      [
        [x, bottom],
        [x + height, top],
      ],
      { colour: DECORATION.gap, width: 2 },
    );
  }
  pen.restore();
}
