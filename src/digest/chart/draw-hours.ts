import { wallTime } from '../../core/zone.ts';
import type { UnixSeconds } from '../../live/port.ts';
import type { Day } from '../day.ts';
import { BUCKET_S } from '../facts.ts';
import type { ChartData } from './chart-data.ts';
import { clockIn } from './chart-words.ts';
import { LINES, WORDS } from './palette.ts';
import { stroke, widthOf, write, type Pen } from './pen.ts';
import { SHEET, SIZES, xOf } from './sheet.ts';

const HOURS_APART = 3;
const HOUR_S = 3600;

/** The axis of the day, named every three hours by the clocks of the zone, also where they change. */
export function drawHours(pen: Pen, data: ChartData, baseline: number): void {
  const { day } = data.day;
  stroke(
    pen,
    [
      [SHEET.left, SHEET.axis],
      [SHEET.right, SHEET.axis],
    ],
    { colour: LINES.axis, width: 2 },
  );
  for (const at of namedHours(day)) {
    const x = xOf(at - day.from, data);
    stroke(
      pen,
      [
        [x, SHEET.axis],
        [x, SHEET.axis + 8],
      ],
      { colour: LINES.axis, width: 2 },
    );
    const words = at === day.to ? '24:00' : clockIn(day.zone, at);
    const most = SHEET.width - widthOf(pen, words, SIZES.small) / 2 - 4;
    write(pen, words, {
      x: Math.min(x, most),
      y: baseline,
      size: SIZES.small,
      colour: WORDS.soft,
      align: 'center',
    });
  }
}

/** Midnights, and the moments between at which the clocks show a third hour; a doubled one is named once. */
function namedHours(day: Day): readonly UnixSeconds[] {
  const quarters = Array.from({ length: (day.to - day.from) / BUCKET_S }, (_, i) => day.from + i * BUCKET_S);
  const seen = new Set<number>();
  const named = quarters.filter((at) => {
    const { hour, minute } = wallTime(at, day.zone);
    if (hour % HOURS_APART !== 0 || minute !== 0 || seen.has(hour)) return false;
    seen.add(hour);
    // What the clocks jumped to midnight would stand upon its neighbour.
    return day.to - at >= HOUR_S;
  });
  return [...named, day.to];
}
