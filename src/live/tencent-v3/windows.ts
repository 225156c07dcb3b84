import { text } from '../../core/text.ts';
import type { UnixSeconds } from '../port.ts';
import { checkWindow, DAY_S, type Window, type WindowLimits } from '../tencent/windows.ts';
import { tencentTime } from './times.ts';

/** tencent-live 5.6 */
const EVENTS: WindowLimits = {
  spanS: 30 * DAY_S,
  ageS: 60 * DAY_S,
  next: text`Ask for at most 30 days, beginning at most 60 days ago.`,
};

/**
 * The two parameters of a look back for events (tencent-live 5.6); an end that lies ahead becomes now. Throws BotError
 * `bad-input` for a window that Tencent does not keep or would refuse.
 */
export function windowParams(from: UnixSeconds, to: UnixSeconds, now: UnixSeconds) {
  const window = { from, to: Math.min(to, now) };
  checkWindow(window, now, EVENTS);
  return timeParams(window);
}

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
