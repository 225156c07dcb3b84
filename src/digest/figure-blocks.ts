import { paragraph, type Block } from '../core/reply.ts';
import { joined, text, type Text } from '../core/text.ts';
import type { Bases } from './base.ts';
import type { DigestSpan } from './digested.ts';
import type { DayFacts } from './facts.ts';
import type { Figure } from './figures.ts';
import { momentText } from './moment-text.ts';

const SPAN: Readonly<Record<DigestSpan, Text>> = { day: text`Day`, week: text`Week`, month: text`Month` };

/** The figures against each base, and when their peaks were: one table, narrow enough for a phone's neighbour, a chat. */
export function figureBlocks(
  figures: readonly Figure[],
  day: DayFacts,
  { span, bases }: { readonly span: DigestSpan; readonly bases: Bases },
): readonly Block[] {
  const table: Block = {
    kind: 'table',
    columns: [text`Figure`, SPAN[span], ...bases.map(({ column }) => column)],
    rows: figures.map(({ label, now, show, changes }) => [
      label,
      now === undefined ? text`n/a` : text`${show(now)}`,
      ...changes.map(({ said }) => said),
    ]),
  };
  const lines = [...peakLines(day, span), ...signLines(figures)];
  return lines.length === 0 ? [table] : [table, paragraph(joined(lines, text` `))];
}

/** A sign that is no word is explained where it stands. */
const signLines = (figures: readonly Figure[]): readonly Text[] =>
  figures.some(({ changes }) => changes.some(({ isSmall }) => isSmall))
    ? [text`≈ marks a change too small to be news.`]
    : [];

function peakLines({ viewers, bandwidth, day }: DayFacts, span: DigestSpan): readonly Text[] {
  const [watched, sent] = [viewers.value?.at, bandwidth.value?.peakAt];
  const at = (moment: number): string => momentText(moment, span, day.zone);
  return [
    ...(watched === undefined ? [] : [text`Most viewers watched at ${at(watched)}.`]),
    ...(sent === undefined || bandwidth.value?.peakMbps === 0
      ? []
      : [text`Bandwidth peaked at ${at(sent)}.`]),
  ];
}
