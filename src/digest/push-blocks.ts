import { durationText } from '../core/duration.ts';
import type { Block } from '../core/reply.ts';
import { bold, code, text, type Text } from '../core/text.ts';
import type { DigestSpan } from './digested.ts';
import type { DayFacts } from './facts.ts';
import type { Interruption } from './interruptions.ts';
import { listBlock } from './list-block.ts';
import { momentText } from './moment-text.ts';

/** Causes that are named; more are counted. */
const MOST_CAUSES = 5;

/** Why pushes failed, and the longest times that streams were gone for before they came back. */
export function pushBlocks({ pushes: { value }, day }: DayFacts, span: DigestSpan): readonly Block[] {
  if (value === undefined) return [];
  const gaps = value.interruptions.map((gap) => gapText(gap, span, day.zone));
  return [
    ...listBlock(bold('Failed pushes'), causeLines(value.causes)),
    ...listBlock(bold('Longest interruptions'), gaps),
  ];
}

interface Cause {
  readonly cause: Text;
  readonly count: number;
}

function causeLines(causes: readonly Cause[]): readonly Text[] {
  const [named, others] = [causes.slice(0, MOST_CAUSES), causes.slice(MOST_CAUSES)];
  const lines = named.map(({ cause, count }) => text`${count} × ${cause}`);
  const rest = others.reduce((sum, { count }) => sum + count, 0);
  return rest === 0 ? lines : [...lines, text`${rest} × other causes`];
}

const gapText = ({ name, from, to, cause }: Interruption, span: DigestSpan, zone: string): Text =>
  text`${code(name)} for ${durationText(to - from)} from ${momentText(from, span, zone)} on: ${cause}`;
