import { joined, text, type Text } from '../core/text.ts';
import type { DayFacts, MissingReading } from './facts.ts';
import { factsOf } from './facts-of.ts';
import { readingsOf } from './readings.ts';
import type { FigureName } from './ready.ts';

/** Days that are named; more are counted. */
const MOST_NAMED = 3;

/** Which sums of a week or a month leave days out: a line for all figures that lack the same days. */
export function gapLines(days: readonly DayFacts[]): readonly Text[] {
  const lines = new Map<string, { readonly labels: Text[]; readonly lost: readonly string[] }>();
  for (const { name, label } of days.slice(0, 1).flatMap(readingsOf)) {
    const lost = lostDays(days, name);
    if (lost.length === 0 || lost.length === days.length) continue;
    const line = lines.get(lost.join()) ?? { labels: [], lost };
    lines.set(lost.join(), line);
    line.labels.push(label);
  }
  return [...lines.values()].map(({ labels, lost }) => {
    const known = text`${days.length - lost.length} of ${days.length} days`;
    return text`Of ${known} only: ${joined(labels, text`, `)}. Not known: ${namedDays(lost)}.`;
  });
}

function namedDays(lost: readonly string[]): Text {
  const named = lost.slice(0, MOST_NAMED).join(', ');
  const more = lost.length - MOST_NAMED;
  return more > 0 ? text`${named} and ${more} more` : text`${named}`;
}

const lostDays = (days: readonly DayFacts[], name: FigureName): readonly string[] =>
  days.filter((facts) => facts[name].missing !== undefined).map(({ day }) => day.text);

/**
 * What a period is compared with, without the figures of which either lacks a day: a sum of fewer days would look like a
 * fall, or hide one.
 */
export function comparable(
  base: DayFacts,
  days: readonly DayFacts[],
  baseDays: readonly DayFacts[],
): DayFacts {
  const whole = <T>(name: FigureName, reading: T): T | MissingReading => {
    const lost = lostDays([...days, ...baseDays], name).length;
    return lost === 0 ? reading : { missing: text`Days of it are not known.` };
  };
  return factsOf({
    day: base.day,
    filter: base.filter,
    pushes: whole('pushes', base.pushes),
    viewers: whole('viewers', base.viewers),
    bandwidth: whole('bandwidth', base.bandwidth),
    traffic: whole('traffic', base.traffic),
  });
}
