import { paragraph, type Reply } from '../core/reply.ts';
import { text } from '../core/text.ts';
import { actionBlocks, actionButtons } from './action-blocks.ts';
import { dayLine } from './day-line.ts';
import type { Digested } from './digested.ts';
import { figureBlocks } from './figure-blocks.ts';
import { compareDays } from './figures.ts';
import { missingBlocks, originBlock } from './origin-blocks.ts';
import { pushBlocks } from './push-blocks.ts';
import { TOP, topBlocks, topButtons } from './top-blocks.ts';
import { verdictOf } from './verdict.ts';

/**
 * A day, week or month as a reply: the verdict first and why, then figures against other days; what went wrong, what was
 * done and who was watched; and last where it all comes from.
 */
export function summarize(digested: Digested): Reply {
  const { span, day, bases, now, notes = [], why, actions = [], top = TOP, earlier } = digested;
  const figures = compareDays(
    day,
    bases.map(({ facts }) => facts),
  );
  const verdict = verdictOf(digested, figures);
  return {
    tone: verdict.tone,
    title: text`${day.day.text} · ${verdict.said}`,
    blocks: [
      ...notes.map(paragraph),
      paragraph(dayLine(day, bases, span)),
      ...(why?.blocks ?? []),
      ...figureBlocks(figures, day, { span, bases }),
      ...missingBlocks(day),
      ...pushBlocks(day, span),
      ...actionBlocks(actions, span, day.day.zone),
      ...topBlocks(day, span, top),
      originBlock(day, now),
    ],
    buttons: [
      ...topButtons(day, top),
      ...actionButtons(actions),
      ...(earlier === undefined ? [] : [earlier]),
    ],
  };
}
