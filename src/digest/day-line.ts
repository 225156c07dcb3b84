import { filterText, isFiltered } from '../core/digest-filter.ts';
import { bold, joined, text, type Text } from '../core/text.ts';
import type { Bases } from './base.ts';
import { weekdayOf, type Day } from './day.ts';
import type { DigestSpan } from './digested.ts';
import type { DayFacts } from './facts.ts';
import { readingsOf } from './readings.ts';

/** Which day it is by whose clocks, what it is compared with, and what makes the comparison uneven. */
export function dayLine(facts: DayFacts, bases: Bases, span: DigestSpan): Text {
  const { day, filter } = facts;
  const others = joined(
    bases.map((base) => text`${base.facts.day.text}`),
    text` and `,
  );
  const named = span === 'day' ? weekdayText(day) : text`${bold(day.text)}`;
  const sentences = [
    text`${named} by the clocks of ${day.zone}, compared with ${others}.`,
    ...(isFiltered(filter) ? [filterText(filter)] : []),
    ...[day, ...bases.map((base) => base.facts.day)].flatMap(clockChange),
    ...bases.filter((base) => isUnknown(base.facts)).map(unknownText),
  ];
  return joined(sentences, text` `);
}

const WEEKDAYS: readonly ((day: string) => Text)[] = [
  (day) => text`Sunday ${bold(day)}`,
  (day) => text`Monday ${bold(day)}`,
  (day) => text`Tuesday ${bold(day)}`,
  (day) => text`Wednesday ${bold(day)}`,
  (day) => text`Thursday ${bold(day)}`,
  (day) => text`Friday ${bold(day)}`,
  (day) => text`Saturday ${bold(day)}`,
];

function weekdayText(day: Day): Text {
  const said = WEEKDAYS[weekdayOf(day)];
  if (said === undefined) throw new RangeError(`${day.text} is no day of the week`);
  return said(day.text);
}

const HOUR_S = 3600;

/** A day of 23 or 25 hours; so have weeks and months an hour more or less than whole days. */
function clockChange({ text: named, from, to }: Day): readonly Text[] {
  const hours = (to - from) / HOUR_S;
  return hours % 24 === 0 ? [] : [text`The clocks changed: ${named} had ${hours} h.`];
}

const isUnknown = (facts: DayFacts): boolean =>
  readingsOf(facts).every(({ reading }) => reading.missing !== undefined);

const unknownText = ({ facts }: Bases[number]): Text => text`Nothing is known of ${facts.day.text}.`;
