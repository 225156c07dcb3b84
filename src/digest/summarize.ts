import { durationText } from '../core/duration.ts';
import { paragraph, type Block, type Button, type Reply } from '../core/reply.ts';
import { bold, code, joined, text, type Text } from '../core/text.ts';
import { isStreamName, type UnixSeconds } from '../live/port.ts';
import type { Bases } from './base.ts';
import type { DayFacts, Reading } from './facts.ts';
import { previousDay } from './day.ts';
import { compareDays, figureText, type Figure } from './figures.ts';
import { megabytesText } from '../live/wording.ts';
import { verdictOf } from './verdict.ts';
import type { Why } from './why.ts';

export interface Digested {
  /** A day; or a week or month, whose facts are put together from days. */
  readonly day: DayFacts;
  readonly bases: Bases;
  readonly now: UnixSeconds;
  /** What is to be said of the posting itself: late, skipped, perhaps twice. */
  readonly notes?: readonly Text[];
  /** Why it was played more or less than the first base. */
  readonly why?: Why;
  /** So many streams are named at most. */
  readonly top?: number;
}

/** A day as a reply: the verdict first, then figures against other days, why pushes failed, and who was watched. */
export function summarize({ day, bases, now, notes = [], why, top = TOP }: Digested): Reply {
  const figures = compareDays(
    day,
    bases.map(({ facts }) => facts),
  );
  const verdict = verdictOf(day, figures);
  return {
    tone: verdict.tone,
    title: text`${day.day.text}: ${verdict.said}`,
    blocks: [
      ...notes.map(paragraph),
      paragraph(dayLine(day, bases)),
      ...(why?.blocks ?? []),
      figureTable(figures, bases, day.day.zone),
      ...missingBlocks(day),
      ...causeBlocks(day),
      ...topBlocks(day, top),
      paragraph(originText(day, now)),
    ],
    buttons: [...topButtons(day), dayButton(day)],
  };
}

const HOUR_S = 3600;
/** Streams that the table names. */
const TOP = 10;

function dayLine({ day }: DayFacts, bases: Bases): Text {
  const hours = (day.to - day.from) / HOUR_S;
  const changed = hours === 24 ? text`` : text` The clocks changed: this day had ${hours} h.`;
  const others = joined(
    bases.map(({ facts }) => text`${facts.day.text}`),
    text` and `,
  );
  return text`${bold(day.text)} by the clocks of ${day.zone}, compared with ${others}.${changed}`;
}

function figureTable(figures: readonly Figure[], bases: Bases, zone: string): Block {
  return {
    kind: 'table',
    columns: [text`Figure`, text`Day`, ...bases.map(({ column }) => column)],
    rows: figures.map((figure) => [
      figure.label,
      figureText(figure, zone),
      ...figure.changes.map(({ said }) => said),
    ]),
  };
}

/** What could not be read is said, and never shown as 0. */
function missingBlocks(day: DayFacts): Block[] {
  const lines = readings(day).flatMap(([label, { missing }]) =>
    missing === undefined ? [] : [text`${label}: ${missing}`],
  );
  return lines.length === 0 ? [] : [paragraph(text`${bold('Missing')}\n${joined(lines, text`\n`)}`)];
}

function causeBlocks({ pushes: { value } }: DayFacts): Block[] {
  if (value === undefined || value.failed === 0) return [];
  const lines = value.causes.map(({ cause, count }) => text`${count} × ${cause}`);
  return [paragraph(text`${bold('Failed pushes')}\n${joined(lines, text`\n`)}`)];
}

function topBlocks({ traffic: { value } }: DayFacts, top: number): Block[] {
  if (value === undefined || value.top.length === 0) return [];
  const shown = value.top.slice(0, top);
  const more = value.streams - shown.length;
  const rows = shown.map(({ name, fluxMB }) => [
    text`${name}`,
    text`${megabytesText(fluxMB)}`,
    text`${shareText(fluxMB, value.fluxMB)}`,
  ]);
  return [
    paragraph(
      text`${bold('Most traffic')}, of the Beijing day ${value.day} (the cloud counts streams by no other)`,
    ),
    { kind: 'table', columns: [text`Stream`, text`Traffic`, text`Share`], rows },
    ...(more > 0 ? [paragraph(text`… and ${more} more streams.`)] : []),
  ];
}

const shareText = (part: number, whole: number): string =>
  whole === 0 ? 'n/a' : `${Math.round((part / whole) * 100)} %`;

/** Each source with the age of its figures (product B2.16). */
function originText(day: DayFacts, now: UnixSeconds): Text {
  const origins = readings(day).flatMap(([label, reading]) =>
    reading.missing === undefined
      ? [text`${label}: ${code(reading.source)}, as of ${durationText(now - reading.at)} ago`]
      : [],
  );
  return text`Monitoring data, not for billing. ${joined(origins, text`; `)}.`;
}

function readings({
  pushes,
  viewers,
  bandwidth,
  traffic,
}: DayFacts): readonly (readonly [Text, Reading<unknown>])[] {
  return [
    [text`Pushes`, pushes],
    [text`Viewers`, viewers],
    [text`Bandwidth and traffic`, bandwidth],
    [text`Traffic by stream`, traffic],
  ];
}

const BUTTONS = 3;

function topButtons({ traffic: { value } }: DayFacts): Button[] {
  const named = (value?.top ?? []).filter(({ name }) => isStreamName(name)).slice(0, BUTTONS);
  return named.map(({ name }) => ({
    label: text`Status of ${name}`,
    style: 'plain',
    command: 'status',
    input: { stream: name },
  }));
}

const dayButton = ({ day }: DayFacts): Button => ({
  label: text`The day before`,
  style: 'plain',
  command: 'digest now',
  input: { day: previousDay(day).text, zone: day.zone },
});
