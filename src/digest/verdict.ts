import { isFiltered } from '../core/digest-filter.ts';
import type { Tone } from '../core/reply.ts';
import { joined, text, type Text } from '../core/text.ts';
import type { DayFacts } from './facts.ts';
import type { Digested, DigestSpan } from './digested.ts';
import { moveOf, moveText } from './verdict-move.ts';
import { pushesText, shortMegabytes } from './counts.ts';
import type { Figure, FigureKey } from './figures.ts';
import { gapsOf, type Gaps } from './readings.ts';

export interface Verdict {
  readonly tone: Tone;
  /** Clauses that each stand for themselves, without a full stop. */
  readonly said: Text;
}

/** What decides whether a day was unusual, the most important first; plays are counted as traffic. */
const TOLD: readonly FigureKey[] = ['traffic', 'viewers', 'on-air', 'pushes'];

/** A day in one line: what moved and why, or that nothing did; then what failed, and what could not be read. */
export function verdictOf(digested: Digested, figures: readonly Figure[]): Verdict {
  const { day, now } = digested;
  const failed = day.pushes.value?.failed ?? 0;
  const gaps = gapsOf(day, now);
  const isClean = failed === 0 && gaps.missing.length === 0;
  const clauses = [
    headline(digested, figures, isClean),
    ...(failed > 0 ? [failed === 1 ? text`1 push failed` : text`${failed} pushes failed`] : []),
    ...gapClauses(gaps),
  ];
  return { tone: isClean ? 'info' : 'warning', said: joined(clauses, text`; `) };
}

function headline(digested: Digested, figures: readonly Figure[], isClean: boolean): Text {
  const { span, day, bases, why } = digested;
  const told = TOLD.flatMap((key) => figures.filter((figure) => figure.key === key));
  if (figures.every(({ now }) => now === undefined || now === 0)) return NOTHING[span];
  const move = told.map((figure) => moveOf(figure, bases)).find((found) => found !== undefined);
  if (move !== undefined) return moveText(move, why?.cause);
  const amount = amountText(day);
  // Only what was compared whole may be called alike.
  const base = bases.find((_, index) => told.every((figure) => isCompared(figure, index)));
  if (base === undefined) return text`${amount}, and nothing whole to compare it with`;
  return isClean ? QUIET[span](amount) : text`${amount}, much like ${base.named}`;
}

const isCompared = ({ now, changes }: Figure, index: number): boolean =>
  now === undefined || changes[index]?.before !== undefined;

const QUIET: Readonly<Record<DigestSpan, (amount: Text) => Text>> = {
  day: (amount) => text`Quiet day: ${amount}, nothing unusual`,
  week: (amount) => text`Quiet week: ${amount}, nothing unusual`,
  month: (amount) => text`Quiet month: ${amount}, nothing unusual`,
};

const NOTHING: Readonly<Record<DigestSpan, Text>> = {
  day: text`Quiet day: nothing was pushed and nobody watched`,
  week: text`Quiet week: nothing was pushed and nobody watched`,
  month: text`Quiet month: nothing was pushed and nobody watched`,
};

/** What of it was read; something was, else there is no digest. */
function amountText({ filter, pushes, bandwidth, traffic, viewers }: DayFacts): Text {
  const count = pushes.value && pushesText(pushes.value.pushes);
  const flux = isFiltered(filter) ? traffic.value : bandwidth.value;
  const played = flux && shortMegabytes(flux.fluxMB);
  if (count !== undefined && played !== undefined) return text`${count}, ${played} played`;
  if (count !== undefined) return count;
  if (played !== undefined) return text`${played} played`;
  return text`at most ${viewers.value?.viewers ?? 0} viewers`;
}

function gapClauses({ missing, later }: Gaps): readonly Text[] {
  return [
    ...(missing.length > 0 ? [text`missing: ${joined(missing, text`, `)}`] : []),
    ...(later.length > 0 ? [text`still counted: ${joined(later, text`, `)}`] : []),
  ];
}
