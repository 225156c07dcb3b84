import { clockText } from '../core/clock.ts';
import { paragraph, type Block } from '../core/reply.ts';
import { nextRun, type Rhythm } from '../core/rhythm.ts';
import { text } from '../core/text.ts';
import { wallTime } from '../core/zone.ts';
import type { UnixSeconds } from '../live/port.ts';
import { dayBefore } from './day.ts';
import { readyOf } from './ready.ts';
import { FIGURE_NAMES } from './readings.ts';

/** Says of a digest that comes before its day is counted that it is posted in part first; the next run stands for all. */
export function comesPartial(rhythm: Rhythm, after: UnixSeconds): readonly Block[] {
  const { zone } = rhythm;
  const run = nextRun(rhythm, after);
  const day = dayBefore(run, zone);
  const ready = Math.max(...FIGURE_NAMES.map((name) => readyOf(name, day)));
  if (run >= ready) return [];
  const at = clockText(wallTime(ready, zone));
  return [
    paragraph(
      text`At that time some figures are still counted, up to about ${at}: it comes in part first, and the same message changes to the final figures then.`,
    ),
  ];
}
