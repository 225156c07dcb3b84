import { text, type Text } from '../core/text.ts';
import type { UnixSeconds } from '../live/port.ts';
import type { DayFacts, Reading } from './facts.ts';
import { readyOf, type FigureName } from './ready.ts';

/** What one source told of a day, with the words for it. */
export interface NamedReading {
  readonly name: FigureName;
  readonly label: Text;
  readonly reading: Reading<unknown>;
}

const LABELS: Readonly<Record<FigureName, Text>> = {
  pushes: text`pushes`,
  viewers: text`viewers`,
  bandwidth: text`bandwidth and traffic`,
  traffic: text`traffic by stream`,
};

export const FIGURE_NAMES: readonly FigureName[] = ['pushes', 'viewers', 'bandwidth', 'traffic'];

/** In the order in which they are told. */
export const readingsOf = (day: DayFacts): readonly NamedReading[] =>
  FIGURE_NAMES.map((name) => ({ name, label: LABELS[name], reading: day[name] })).filter(
    ({ reading }) => !(reading.missing !== undefined && reading.isPointless),
  );

/** What a digest has to do without. */
export interface Gaps {
  /** What could not be read. */
  readonly missing: readonly Text[];
  /** What the cloud still counts. */
  readonly later: readonly Text[];
}

/** What this cloud never tells is no gap. */
export function gapsOf(day: DayFacts, now: UnixSeconds): Gaps {
  const gaps = readingsOf(day).filter(({ reading }) => reading.missing !== undefined && !reading.isUnable);
  const isLater = ({ name }: NamedReading): boolean => now < readyOf(name, day.day);
  return { missing: labelsOf(gaps.filter((gap) => !isLater(gap))), later: labelsOf(gaps.filter(isLater)) };
}

const labelsOf = (readings: readonly NamedReading[]): readonly Text[] => readings.map(({ label }) => label);

/** What some clouds tell besides, and no digest has to do without. */
export function extrasOf({ pushBandwidth, playErrors }: DayFacts): readonly Omit<NamedReading, 'name'>[] {
  return [
    ...(pushBandwidth ? [{ label: text`push bandwidth`, reading: pushBandwidth }] : []),
    ...(playErrors ? [{ label: text`failed requests`, reading: playErrors }] : []),
  ];
}
