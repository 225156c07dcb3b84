import { expect, test } from 'vitest';
import { text } from '../../src/core/text.ts';
import { previousDay, weekBefore } from '../../src/digest/day.ts';
import { NO_PLAYS } from '../../src/digest/fold-plays.ts';
import {
  ALL_MISSING,
  basesOf,
  DAY,
  made,
  missing,
  NO_PUSHES,
  NOW,
  said,
  told,
  verdict,
} from './made-days.ts';

const before = (scale: number) => made(previousDay(DAY), {}, scale);
const week = (scale: number) => made(weekBefore(DAY), {}, scale);
const against = (...[day, weekday]: readonly [number, number]) => ({
  bases: basesOf(DAY, { before: before(day), week: week(weekday) }),
});
const pushes = (over: object) => told({ ...NO_PUSHES, pushes: 41, streams: 12, onAirS: 324_000, ...over });
const NO_BANDWIDTH = { peakMbps: 0, peakAt: undefined, p95Mbps: undefined, fluxMB: 0 };

test('a day like both others is quiet', () => {
  expect(verdict(made(DAY))).toBe('Quiet day: 41 pushes, 1.2 TB played, nothing unusual');
  expect(said(made(DAY))).toMatch(/^i /);
});

test('a week and a month are called so', () => {
  expect(verdict(made(DAY), { span: 'week' })).toMatch(/^Quiet week: 41 pushes/);
  expect(verdict(made(DAY), { span: 'month' })).toMatch(/^Quiet month: 41 pushes/);
});

test.each([
  [1, 1, 0.82, 'Plays down 18 % to 984 GB against the day before'],
  [1, 1, 1.5, 'Plays up 50 % to 1.8 TB against the day before'],
  [1, 0.82, 0.82, 'Plays down 18 % to 984 GB against the day before, but much like the Saturday before'],
  [0.82, 1, 0.82, 'Plays down 18 % to 984 GB against the Saturday before, but much like the day before'],
  [0, 0, 1, 'Plays up from 0 to 1.2 TB against the day before'],
])('plays that were %d and %d times and are %d times', (day, weekday, now, expected) => {
  expect(verdict(made(DAY, {}, now), against(day, weekday))).toBe(expected);
});

test('a cause takes the place of what it is compared with', () => {
  const why = { blocks: [], cause: text`room-1 was banned 14:02-17:10 (15 points)` };
  expect(verdict(made(DAY, {}, 0.82), { why })).toBe(
    'Plays down 18 %: room-1 was banned 14:02-17:10 (15 points)',
  );
});

test('a cause of the change against the day before is none of that against the weekday', () => {
  const why = { blocks: [], cause: text`room-1 was new (15 points)` };
  expect(verdict(made(DAY, {}, 0.82), { ...against(0.82, 1), why })).not.toContain('room-1');
});

test('where plays stayed, viewers, time on air and pushes are told', () => {
  expect(verdict(made(DAY, { pushes: pushes({ onAirS: 162_000 }) }))).toBe(
    'Time on air down 50 % to 45h against the day before',
  );
  expect(verdict(made(DAY, { pushes: pushes({ pushes: 60 }) }))).toMatch(/^Pushes up 46 % to 60 /);
});

test('what failed is in it', () => {
  expect(verdict(made(DAY, { pushes: pushes({ failed: 1 }) }))).toBe(
    '41 pushes, 1.2 TB played, much like the day before; 1 push failed',
  );
  expect(said(made(DAY, { pushes: pushes({ failed: 2 }) }))).toMatch(/^! .*; 2 pushes failed\n/);
});

test('what is missing is in it, and is no 0', () => {
  const day = made(DAY, { viewers: missing, bandwidth: missing });
  expect(verdict(day)).toBe('41 pushes, much like the day before; missing: viewers, bandwidth and traffic');
  expect(said(day)).toMatch(/^! /);
});

test('what the cloud still counts is not called missing', () => {
  const early = { now: DAY.to + 60 };
  const day = made(DAY, { viewers: missing });
  expect(verdict(day, early)).toBe(
    'Quiet day: 41 pushes, 1.2 TB played, nothing unusual; still counted: viewers',
  );
  expect(said(day, early)).toMatch(/^i /);
});

test('what a cloud never tells is no news', () => {
  const day = made(DAY, { traffic: { ...missing, isUnable: true } });
  expect(verdict(day)).toBe('Quiet day: 41 pushes, 1.2 TB played, nothing unusual');
  expect(said(day)).toContain('traffic by stream: The cloud is silent.');
});

test('a day without a whole base is never called unchanged', () => {
  const alone = basesOf(DAY, {
    before: made(previousDay(DAY), ALL_MISSING),
    week: made(weekBefore(DAY), { bandwidth: missing }),
  });
  expect(verdict(made(DAY), { bases: alone })).toBe(
    '41 pushes, 1.2 TB played, and nothing whole to compare it with',
  );
});

test('where the day before is missing, the weekday is what counts', () => {
  const bases = basesOf(DAY, { before: made(previousDay(DAY), ALL_MISSING) });
  expect(verdict(made(DAY, { pushes: pushes({ failed: 1 }) }), { bases })).toContain(
    'much like the Saturday before',
  );
  expect(verdict(made(DAY, {}, 2), { bases })).toBe('Plays up 100 % to 2.4 TB against the Saturday before');
});

test('an empty day says that nothing was there', () => {
  const empty = made(DAY, {
    pushes: told(NO_PUSHES),
    viewers: told(NO_PLAYS),
    bandwidth: told(NO_BANDWIDTH),
    traffic: told({ day: DAY.text, fluxMB: 0, streams: 0, top: [] }),
  });
  expect(verdict(empty, { now: NOW })).toBe('Quiet day: nothing was pushed and nobody watched');
  expect(said(empty)).not.toContain('NaN');
});
