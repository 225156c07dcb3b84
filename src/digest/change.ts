import { text, type Text } from '../core/text.ts';

/** How a figure stands against that of another day. */
export interface Change {
  /** What it is compared with; undefined where that is missing. */
  readonly before: number | undefined;
  readonly said: Text;
  /** Large enough to be news; a percentage of tiny numbers is noise (product D, A7.76). */
  readonly news: 'up' | 'down' | undefined;
}

export interface Compared {
  readonly now: number | undefined;
  readonly before: number | undefined;
  /** A smaller difference than this is no news. */
  readonly floor: number;
  readonly show: (value: number) => string;
}

/** A change below this share of the base is no news either. */
const LEAST_SHARE = 0.05;

/** Absolute and per cent; "n/a" where one of the two is missing, never "no change". */
export function changeOf({ now, before, floor, show }: Compared): Change {
  if (now === undefined || before === undefined) return { before, said: text`n/a`, news: undefined };
  const difference = now - before;
  if (difference === 0) return { before, said: text`the same`, news: undefined };
  const size = Math.abs(difference);
  const word = difference > 0 ? 'up' : 'down';
  const isNews = size >= floor && size >= before * LEAST_SHARE;
  const arrow = difference > 0 ? '▲ up' : '▼ down';
  if (!isNews) return { before, said: text`about the same (${word} ${show(size)})`, news: undefined };
  return { before, said: text`${arrow} ${show(size)} (${percentText(difference, before)})`, news: word };
}

/** `+50 %`; of nothing there is no percentage. */
export function percentText(difference: number, before: number): string {
  if (before === 0) return 'from 0';
  const percent = Math.round((difference / before) * 100);
  return `${percent > 0 ? '+' : ''}${percent} %`;
}
