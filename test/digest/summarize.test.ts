import { describe, expect, test } from 'vitest';
import { renderReply } from '../../src/chat/terminal/render.ts';
import { plainText, text } from '../../src/core/text.ts';
import type { Bases } from '../../src/digest/base.ts';
import { previousDay, readDay, type Day } from '../../src/digest/day.ts';
import type { DayFacts, DayFigures, Reading } from '../../src/digest/facts.ts';
import { factsOf } from '../../src/digest/facts-of.ts';
import { NO_PLAYS } from '../../src/digest/fold-plays.ts';
import { foldPushes } from '../../src/digest/fold-pushes.ts';
import { summarize } from '../../src/digest/summarize.ts';

const DAY: Day = readDay('2026-11-21', 'UTC') ?? { text: '', zone: '', from: 0, to: 0 };
const NOW = DAY.to + 3600;

const told = <T>(value: T): Reading<T> => ({ value, source: 'Source', at: DAY.to });
const missing = { missing: text`The cloud is silent.` } as const;

const NO_PUSHES = foldPushes(DAY).sum();

function figures(day: Day, over: Partial<DayFigures> = {}, scale = 1): DayFacts {
  return factsOf({
    day,
    pushes: told({ ...NO_PUSHES, pushes: 10 * scale, streams: 4, onAirS: 36_000 }),
    viewers: told({ ...NO_PLAYS, viewers: 200 * scale, at: day.from + 600 }),
    bandwidth: told({
      peakMbps: 500 * scale,
      peakAt: day.from + 600,
      p95Mbps: undefined,
      fluxMB: 80_000 * scale,
    }),
    traffic: told({ day: day.text, fluxMB: 80_000, streams: 1, top: [{ name: 'room-1', fluxMB: 80_000 }] }),
    ...over,
  });
}

const before = (over: Partial<DayFigures> = {}) => figures(previousDay(DAY), over);
const basesOf = (facts: DayFacts): Bases => [
  { facts, column: text`vs day before`, named: text`the day before` },
];
const shown = (day: DayFacts, base: DayFacts) => {
  const { tone, title, blocks, buttons = [] } = summarize({ day, bases: basesOf(base), now: NOW });
  const sent = buttons.map(({ label, style }, index) => ({ label, style, id: `r${index}` }));
  return renderReply({ tone, title, blocks, buttons: sent });
};
const verdict = (day: DayFacts, base: DayFacts) =>
  plainText(summarize({ day, bases: basesOf(base), now: NOW }).title).replace('2026-11-21: ', '');

describe('the verdict', () => {
  test('of a day like the one before says so', () => {
    expect(verdict(figures(DAY), before())).toBe('much like the day before');
  });

  test('names the two greatest movements', () => {
    expect(verdict(figures(DAY, {}, 2), before())).toBe(
      'peak viewers up to 400 (+100 %), traffic up to 160.0 GB (+100 %)',
    );
  });

  test('of a day without a base never calls it unchanged', () => {
    const base = before({ viewers: missing });
    expect(verdict(figures(DAY), base)).toBe('there is no whole day before to compare with');
  });

  test('of an empty day says that nothing was there', () => {
    const empty = {
      pushes: told(NO_PUSHES),
      viewers: told(NO_PLAYS),
      bandwidth: told({ peakMbps: 0, peakAt: undefined, p95Mbps: undefined, fluxMB: 0 }),
      traffic: told({ day: DAY.text, fluxMB: 0, streams: 0, top: [] }),
    };
    const said = shown(figures(DAY, empty), before(empty));
    expect(said).toContain('nothing was pushed and nobody watched');
    expect(said).not.toContain('NaN');
  });
});

describe('a digest', () => {
  test('says what is missing and why, and shows no 0 for it', () => {
    const said = shown(figures(DAY, { bandwidth: missing }), before());
    expect(said).toContain('! 2026-11-21: some figures are missing');
    expect(said).toMatch(/Traffic +missing +n\/a/);
    expect(said).toContain('Bandwidth and traffic: The cloud is silent.');
  });

  test('says n/a where the day before is missing', () => {
    expect(shown(figures(DAY), before({ viewers: missing }))).toMatch(/Peak viewers +200 at \S+ +n\/a/);
  });

  test('lists ten streams and counts the others', () => {
    const top = Array.from({ length: 10 }, (_, index) => ({ name: `s-${index}`, fluxMB: 100 - index }));
    const traffic = told({ day: DAY.text, fluxMB: 2000, streams: 42, top });
    const said = shown(figures(DAY, { traffic }), before());
    expect(said).toMatch(/s-9 +91 MB +5 %/);
    expect(said).toContain('… and 32 more streams.');
    expect(said).toContain('[Status of s-0] [Status of s-1] [Status of s-2] [The day before]');
  });

  test('offers no button for a name that no stream can have', () => {
    const top = [{ name: 'what ever', fluxMB: 1 }];
    const traffic = told({ day: DAY.text, fluxMB: 1, streams: 1, top });
    expect(shown(figures(DAY, { traffic }), before())).not.toContain('Status of');
  });

  test('of a day of 25 hours says so', () => {
    const long = readDay('2026-11-01', 'America/New_York') ?? DAY;
    const { blocks } = summarize({
      day: figures(long),
      bases: basesOf(figures(previousDay(long))),
      now: NOW,
    });
    expect(renderReply({ tone: 'info', title: text``, blocks, buttons: [] })).toContain('this day had 25 h');
  });
});
