import { text, type Text } from '../core/text.ts';
import type { Base, Bases } from './base.ts';
import { shareText } from './change.ts';
import type { Figure, FigureKey } from './figures.ts';

/** How a figure moved, against the first base for which that is news. */
export interface Move {
  readonly key: FigureKey;
  readonly subject: Text;
  readonly direction: 'up' | 'down';
  /** `18 %`; undefined where it was 0. */
  readonly share: string | undefined;
  readonly now: string;
  readonly against: Base;
  /** The move is against the base that causes are found for. */
  readonly isFirst: boolean;
  /** The other base, where it was much the same: Mondays are often unlike Sundays. */
  readonly like: Base | undefined;
}

const SUBJECTS: Readonly<Partial<Record<FigureKey, Text>>> = {
  traffic: text`Plays`,
  viewers: text`Peak viewers`,
  'on-air': text`Time on air`,
  pushes: text`Pushes`,
};

/** Undefined where no base makes it news. */
export function moveOf({ key, now, show, changes }: Figure, bases: Bases): Move | undefined {
  const subject = SUBJECTS[key];
  const index = changes.findIndex(({ news }) => news !== undefined);
  const [against, change] = [bases[index], changes[index]];
  if (subject === undefined || now === undefined || against === undefined || change?.news === undefined) {
    return undefined;
  }
  const { news: direction, before = 0 } = change;
  const share = before === 0 ? undefined : shareText(Math.abs(now - before), before);
  const like = bases.find((_, other) => {
    const same = changes[other];
    return same?.before !== undefined && same.news === undefined;
  });
  return { key, subject, direction, share, now: show(now), against, isFirst: index === 0, like };
}

/** A clause of its own: the cause of a change in plays, where one is known; else against what it moved. */
export function moveText(move: Move, cause: Text | undefined): Text {
  const { key, direction, share } = move;
  if (share === undefined) return fromNothing(move);
  if (key === 'traffic' && move.isFirst && cause !== undefined) {
    return direction === 'up' ? text`Plays up ${share}: ${cause}` : text`Plays down ${share}: ${cause}`;
  }
  return direction === 'up' ? upText(move, share) : downText(move, share);
}

const fromNothing = ({ subject, now, against }: Move): Text =>
  text`${subject} up from 0 to ${now} against ${against.named}`;

const upText = ({ subject, now, against, like }: Move, share: string): Text =>
  like === undefined
    ? text`${subject} up ${share} to ${now} against ${against.named}`
    : text`${subject} up ${share} to ${now} against ${against.named}, but much like ${like.named}`;

const downText = ({ subject, now, against, like }: Move, share: string): Text =>
  like === undefined
    ? text`${subject} down ${share} to ${now} against ${against.named}`
    : text`${subject} down ${share} to ${now} against ${against.named}, but much like ${like.named}`;
