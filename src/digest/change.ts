import { text, type Text } from '../core/text.ts';

/** How a figure stands against that of another day. */
export interface Change {
  /** What it is compared with; undefined where that is missing. */
  readonly before: number | undefined;
  /** Short enough for a cell of a table. */
  readonly said: Text;
  /** Large enough to be news; a percentage of tiny numbers is noise (product D, A7.76). */
  readonly news: 'up' | 'down' | undefined;
  /** It is told with the sign ≈. */
  readonly isSmall?: boolean;
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
  const isUp = difference > 0;
  if (size < floor || size < before * LEAST_SHARE) {
    const isBelowShown = show(size) === show(0);
    const said = alike(`${isUp ? '+' : '-'}${show(size)}`, isBelowShown);
    return { before, said, news: undefined, isSmall: !isBelowShown };
  }
  const said = before === 0 ? text`▲ from 0` : newsText(isUp, show(size), shareText(size, before));
  return { before, said, news: isUp ? 'up' : 'down' };
}

const newsText = (isUp: boolean, size: string, share: string): Text =>
  isUp ? text`▲${size} +${share}` : text`▼${size} -${share}`;

/** Equal only as far as it is shown is not the same. */
const alike = (signed: string, isBelowShown: boolean): Text =>
  isBelowShown ? text`about same` : text`≈ ${signed}`;

/** `18 %`, of a base that is not 0; what is too little for a whole per cent is not called none. */
export function shareText(part: number, whole: number): string {
  const percent = Math.round((part / whole) * 100);
  return percent === 0 && part > 0 ? '<1 %' : `${percent} %`;
}
