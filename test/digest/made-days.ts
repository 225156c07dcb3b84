import { renderReply } from '../../src/chat/terminal/render.ts';
import { plainText, text } from '../../src/core/text.ts';
import type { Bases } from '../../src/digest/base.ts';
import { previousDay, readDay, weekBefore, type Day } from '../../src/digest/day.ts';
import type { Digested } from '../../src/digest/digested.ts';
import type { DayFacts, DayFigures, Reading } from '../../src/digest/facts.ts';
import { factsOf } from '../../src/digest/facts-of.ts';
import { NO_PLAYS } from '../../src/digest/fold-plays.ts';
import { foldPushes } from '../../src/digest/fold-pushes.ts';
import { summarize } from '../../src/digest/summarize.ts';

export function dayNamed(name: string, zone = 'UTC'): Day {
  const day = readDay(name, zone);
  if (day === undefined) throw new TypeError(name);
  return day;
}

/** A Saturday. */
export const DAY = dayNamed('2026-11-21');
const HOUR_S = 3600;
/** The next day's 08:00 UTC, when all of it is counted. */
export const NOW = DAY.to + 8 * HOUR_S;

export const told = <T>(value: T, day = DAY): Reading<T> => ({ value, source: 'Source', at: day.to });
export const missing = { missing: text`The cloud is silent.` } as const;
export const NO_PUSHES = foldPushes(DAY).sum();
export const ALL_MISSING = { pushes: missing, viewers: missing, bandwidth: missing, traffic: missing };

/** An ordinary day, with `scale` times the plays. */
export function made(day: Day, over: Partial<DayFigures> = {}, scale = 1): DayFacts {
  const fluxMB = 1_200_000 * scale;
  const top = [
    { name: 'room-1', fluxMB: fluxMB * 0.75 },
    { name: 'lobby', fluxMB: fluxMB * 0.25 },
  ];
  return factsOf({
    day,
    pushes: told({ ...NO_PUSHES, pushes: 41, streams: 12, onAirS: 90 * HOUR_S }, day),
    viewers: told(
      { ...NO_PLAYS, viewers: 3000 * scale, at: day.from + 20.25 * HOUR_S, requests: 70_000 },
      day,
    ),
    bandwidth: told(
      { peakMbps: 900 * scale, peakAt: day.from + 20.5 * HOUR_S, p95Mbps: 640 * scale, fluxMB },
      day,
    ),
    traffic: told({ day: day.text, fluxMB, streams: 2, top }, day),
    ...over,
  });
}

export interface MadeBases {
  readonly before?: DayFacts;
  readonly week?: DayFacts;
}

export function basesOf(day: Day, { before, week }: MadeBases = {}): Bases {
  return [
    { facts: before ?? made(previousDay(day)), column: text`vs day before`, named: text`the day before` },
    { facts: week ?? made(weekBefore(day)), column: text`vs Sat before`, named: text`the Saturday before` },
  ];
}

/** What a digest of that day says, as a terminal shows it. */
export function said(day: DayFacts, more: Partial<Digested> = {}): string {
  const digested = { span: 'day', day, bases: basesOf(day.day), now: NOW, ...more } as const;
  const { tone, title, blocks, buttons = [] } = summarize(digested);
  const sent = buttons.map(({ label, style }, index) => ({ label, style, id: `r${index}` }));
  return renderReply({ tone, title, blocks, buttons: sent });
}

/** Its verdict alone. */
export function verdict(day: DayFacts, more: Partial<Digested> = {}): string {
  const { title } = summarize({ span: 'day', day, bases: basesOf(day.day), now: NOW, ...more });
  return plainText(title).replace(/^.*? · /, '');
}
