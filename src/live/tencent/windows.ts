import { text, type Text } from '../../core/text.ts';
import type { UnixSeconds } from '../port.ts';
import { badInput } from './bad-input.ts';

export const HOUR_S = 3600;
export const DAY_S = 24 * HOUR_S;

export interface Window {
  readonly from: UnixSeconds;
  readonly to: UnixSeconds;
}

/** How long and how far back a list can be asked for. */
export interface WindowLimits {
  /** Undefined where a longer window is put together from several. */
  readonly spanS?: number;
  /** Undefined where it does not matter how long ago. */
  readonly ageS?: number;
  /** The longest window and the earliest begin, as the person is told them. */
  readonly next: Text;
}

/** Throws BotError `bad-input` for a window beyond the limits. */
export function checkWindow({ from, to }: Window, now: UnixSeconds, limits: WindowLimits): void {
  const { spanS, ageS, next } = limits;
  if (from >= to) throw badInput(text`The time asked for ends before it begins.`, next);
  if (spanS !== undefined && to - from > spanS) {
    throw badInput(text`The time asked for is longer than ${lengthText(spanS)}.`, next);
  }
  if (ageS !== undefined && from < now - ageS) {
    throw badInput(text`The time asked for begins more than ${lengthText(ageS)} ago.`, next);
  }
}

/** Figures come late: they are whole up to the last multiple of `stepS` that is `delayS` old. */
export interface FigureLimits extends WindowLimits {
  readonly stepS: number;
  readonly delayS: number;
}

/**
 * The part of the window whose figures are there. Throws BotError `bad-input` for a window beyond the limits or with no
 * figures yet.
 */
export function readyWindow(window: Window, now: UnixSeconds, limits: FigureLimits): Window {
  const { stepS, delayS } = limits;
  checkWindow(window, now, limits);
  const newest = now - delayS - ((now - delayS) % stepS);
  if (window.from < newest) return { from: window.from, to: Math.min(window.to, newest) };
  throw badInput(
    text`There are no figures of that time yet.`,
    text`Ask for a time that begins at least ${lengthText(stepS + delayS)} ago.`,
  );
}

/** Both ends moved back to a multiple of `stepS`, one step at least; a window that ends before it begins stays. */
export function wholeSteps({ from, to }: Window, stepS: number): Window {
  if (from >= to) return { from, to };
  const begin = from - (from % stepS);
  return { from: begin, to: Math.max(to - (to % stepS), begin + stepS) };
}

function lengthText(seconds: number): string {
  if (seconds > DAY_S) return `${seconds / DAY_S} days`;
  if (seconds > HOUR_S) return `${seconds / HOUR_S} hours`;
  return seconds > 60 ? `${seconds / 60} minutes` : `${seconds} seconds`;
}
