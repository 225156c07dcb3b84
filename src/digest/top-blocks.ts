import { isStreamName } from '../live/port.ts';
import { megabytesText } from '../live/wording.ts';
import { paragraph, type Block, type Button } from '../core/reply.ts';
import { bold, text, type Text } from '../core/text.ts';
import { shareText } from './change.ts';
import type { DigestSpan } from './digested.ts';
import type { DayFacts } from './facts.ts';
import { LEAST_TOLD } from './fold-plays.ts';

/** Streams that are named when nobody says how many. */
export const TOP = 10;

/** The streams with the most traffic and their shares of it; the cloud counts them by days of Beijing alone. */
export function topBlocks({ traffic: { value } }: DayFacts, span: DigestSpan, top: number): readonly Block[] {
  if (value === undefined || value.top.length === 0) return [];
  const shown = value.top.slice(0, top);
  const rows = shown.map(({ name, fluxMB }) => [
    text`${name}`,
    text`${megabytesText(fluxMB)}`,
    text`${value.fluxMB === 0 ? 'n/a' : shareText(fluxMB, value.fluxMB)}`,
  ]);
  return [
    paragraph(HEAD[span](value.day)),
    { kind: 'table', columns: [text`Stream`, text`Traffic`, text`Share`], rows },
    ...moreBlocks(value.streams, shown.length),
  ];
}

function moreBlocks(streams: number | undefined, shown: number): readonly Block[] {
  if (streams === undefined)
    return [paragraph(text`… and others: the ${LEAST_TOLD} largest streams of each day are told, or more.`)];
  const more = streams - shown;
  if (more <= 0) return [];
  return [paragraph(more === 1 ? text`… and 1 more stream.` : text`… and ${more} more streams.`)];
}

const HEAD: Readonly<Record<DigestSpan, (days: string) => Text>> = {
  day: (day) =>
    text`${bold('Most traffic')}, of the Beijing day ${day} (the cloud counts streams by no other)`,
  week: (days) =>
    text`${bold('Most traffic')}, of the Beijing days ${days} (the cloud counts streams by no others)`,
  month: (days) =>
    text`${bold('Most traffic')}, of the Beijing days ${days} (the cloud counts streams by no others)`,
};

const BUTTONS = 3;

/** Buttons to the cards of the streams with the most traffic. */
export function topButtons({ traffic: { value } }: DayFacts, top: number): readonly Button[] {
  const names = (value?.top ?? []).slice(0, top).map(({ name }) => name);
  return names
    .filter(isStreamName)
    .slice(0, BUTTONS)
    .map((stream) => ({
      label: text`Status of ${stream}`,
      style: 'plain',
      command: 'status',
      input: { stream },
    }));
}
