import type { Tone } from '../core/reply.ts';
import { joined, text, type Text } from '../core/text.ts';
import type { DayFacts } from './facts.ts';
import type { Figure } from './figures.ts';
import { percentText } from './change.ts';

export interface Verdict {
  readonly tone: Tone;
  /** One sentence without its full stop. */
  readonly said: Text;
}

/** What moved most matters in this order; more than two are a table. */
const TOLD: readonly Figure['key'][] = ['viewers', 'traffic', 'on-air', 'pushes'];
const MOST_TOLD = 2;
const WORDS: ReadonlyMap<Figure['key'], Text> = new Map([
  ['viewers', text`peak viewers`],
  ['traffic', text`traffic`],
  ['on-air', text`time on air`],
  ['pushes', text`pushes`],
]);

/** The day in one sentence: what failed, what moved, or that nothing did. */
export function verdictOf(day: DayFacts, figures: readonly Figure[]): Verdict {
  const failed = day.pushes.value?.failed ?? 0;
  const gaps = [day.pushes, day.viewers, day.bandwidth].filter(({ missing }) => missing !== undefined);
  const parts = [
    ...(gaps.length > 0 ? [text`some figures are missing`] : []),
    ...(failed > 0 ? [text`${failed} failed ${failed === 1 ? 'push' : 'pushes'}`] : []),
    ...moved(figures),
  ];
  const tone = failed > 0 || gaps.length > 0 ? 'warning' : 'info';
  return { tone, said: parts.length > 0 ? joined(parts, text`, `) : quiet(figures) };
}

function moved(figures: readonly Figure[]): Text[] {
  const byKey = new Map(figures.map((figure) => [figure.key, figure]));
  return TOLD.flatMap((key) => {
    const figure = byKey.get(key);
    const word = WORDS.get(key);
    const [change] = figure?.changes ?? [];
    const news = change?.news;
    if (figure === undefined || news === undefined || word === undefined) return [];
    const [now, before] = [figure.now ?? 0, change?.before ?? 0];
    return [text`${word} ${news} to ${figure.show(now)} (${percentText(now - before, before)})`];
  }).slice(0, MOST_TOLD);
}

/** Nothing failed and nothing moved; a day without a base is not called unchanged. */
function quiet(figures: readonly Figure[]): Text {
  if (figures.every(({ now }) => now === 0 || now === undefined)) {
    return text`nothing was pushed and nobody watched`;
  }
  const compared = figures.every(({ changes: [change] }) => change?.before !== undefined);
  return compared ? text`much like the day before` : text`there is no whole day before to compare with`;
}
