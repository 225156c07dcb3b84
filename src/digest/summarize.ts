import { isFiltered, scopePattern } from '../core/digest-filter.ts';
import { paragraph, type Block, type Button, type Reply } from '../core/reply.ts';
import { text, type Text } from '../core/text.ts';
import { actionBlocks, actionButtons } from './action-blocks.ts';
import { dayLine } from './day-line.ts';
import type { Digested } from './digested.ts';
import type { DayFacts } from './facts.ts';
import { figureBlocks } from './figure-blocks.ts';
import { compareDays, type Figure } from './figures.ts';
import { missingBlocks, originBlock } from './origin-blocks.ts';
import { errorBlocks } from './play-errors.ts';
import { pushBlocks } from './push-blocks.ts';
import { recordedBlocks, recordedButtons } from './recorded-blocks.ts';
import { TOP, topBlocks, topButtons } from './top-blocks.ts';
import { verdictOf } from './verdict.ts';

/**
 * A day, week or month as a reply: the verdict first and why, then figures against other days; what went wrong, what was
 * done and who was watched; and last where it all comes from.
 */
export function summarize(digested: Digested): Reply {
  const { day, bases } = digested;
  const figures = compareDays(
    day,
    bases.map(({ facts }) => facts),
  );
  const verdict = verdictOf(digested, figures);
  return {
    tone: verdict.tone,
    title: titleOf(day, verdict.said),
    blocks: blocksOf(digested, figures),
    buttons: buttonsOf(digested),
  };
}

/** Digests of different streams in one channel are told apart by their first words. */
const titleOf = ({ day, filter }: DayFacts, said: Text): Text =>
  isFiltered(filter) ? text`${day.text} · ${scopePattern(filter)} · ${said}` : text`${day.text} · ${said}`;

function blocksOf(digested: Digested, figures: readonly Figure[]): readonly Block[] {
  const { span, day, bases, now, notes = [], why, actions = [], recorded = [], top = TOP } = digested;
  return [
    ...notes.map(paragraph),
    paragraph(dayLine(day, bases, span)),
    ...(why?.blocks ?? []),
    ...figureBlocks(figures, day, { span, bases }),
    ...errorBlocks(day),
    ...missingBlocks(day),
    ...pushBlocks(day, span),
    ...actionBlocks(actions, span, day.day.zone),
    ...recordedBlocks(recorded),
    ...topBlocks(day, span, top),
    originBlock(day, now),
  ];
}

function buttonsOf({ span, day, actions = [], recorded = [], top = TOP, earlier }: Digested): Button[] {
  return [
    ...topButtons(day, top),
    ...actionButtons(actions),
    ...(span === 'day' ? recordedButtons(recorded, day.day.text) : []),
    ...(earlier === undefined ? [] : [earlier]),
  ];
}
