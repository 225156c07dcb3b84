import type { Window } from '../tencent/windows.ts';
import { tencentTime } from './times.ts';

/**
 * A window of figures as Tencent takes it: minutes at both its ends are in its answers, so that it is asked for up to its
 * last second, and windows that meet count no minute twice.
 */
export function figureParams({ from, to }: Window) {
  return timeParams({ from, to: to - 1 });
}

/** Both ends in UTC: the form of one must be the form of the other (tencent-live 8). */
export function timeParams({ from, to }: Window) {
  return { StartTime: tencentTime(from), EndTime: tencentTime(to) };
}
