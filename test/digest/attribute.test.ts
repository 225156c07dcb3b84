import { describe, expect, test } from 'vitest';
import type { Attribution } from '../../src/digest/attribute.ts';
import { banAt, clock, DAY, explain, made, offAt, type Made } from './day-pairs.ts';

/** 100 GB a day: a point is 1 GB. */
const BASE_DAY: readonly Made[] = [
  made('a', 40),
  made('b', 25),
  made('c', 20),
  made('d', 9),
  made('e', 5),
  made('f', 1),
];

const change = (name: string, to: (stream: Made) => Made | undefined, day = BASE_DAY): readonly Made[] =>
  day.flatMap((stream) => (stream.name === name ? (to(stream) ?? []) : stream));
const times = (factor: number) => (stream: Made) => ({ ...stream, perS: stream.perS * factor });

/** What is told, in points to the tenth: `stream a -15.0`. */
const told = ({ parts }: Attribution): readonly string[] =>
  parts.map(({ dimension, name, points }) => `${dimension} ${name} ${points.toFixed(1)}`);

describe('a known cause is told with its points', () => {
  test('a stream that is missing', () => {
    const seen = explain(
      BASE_DAY,
      change('b', () => undefined),
    );
    expect(told(seen)).toEqual(['stream b -25.0']);
    expect(seen.points).toBeCloseTo(-25, 9);
  });

  test('a stream with half of its viewers', () => {
    expect(told(explain(BASE_DAY, change('a', times(0.5))))).toEqual(['stream a -20.0']);
  });

  test('a new stream', () => {
    expect(told(explain(BASE_DAY, [...BASE_DAY, made('new', 12)]))).toEqual(['stream new 12.0']);
  });

  test('a ban from 14:02 to 17:10, with its mark and its time', () => {
    const day = change('a', (stream) => offAt(stream, '14:02', '17:10'));
    const seen = explain(BASE_DAY, day, [banAt('a', '14:02', 24)]);
    // 188 of 1440 minutes of 40 GB.
    expect(told(seen)).toEqual(['stream a -5.2']);
    expect(seen.parts[0]?.points).toBeCloseTo((-40 * 188) / 1440, 9);
    expect(seen.parts[0]?.absence).toMatchObject({
      mark: { kind: 'ban', at: DAY.from + clock('14:02') },
      off: { from: DAY.from + clock('14:02'), to: DAY.from + clock('17:10') },
    });
    expect(seen.others).toBeCloseTo(0, 6);
  });

  test('a ban of a stream that also lost viewers, apart from each other', () => {
    const day = change('a', (stream) => offAt(times(0.5)(stream), '14:02', '17:10'));
    const seen = explain(BASE_DAY, day, [banAt('a', '14:02', 24)]);
    expect(told(seen)).toEqual(['stream a -17.4', 'stream a -5.2']);
    expect(seen.parts.map(({ absence }) => absence?.mark.kind)).toEqual([undefined, 'ban']);
  });

  test('a play domain that was down', () => {
    const day = BASE_DAY.map((stream) => ({ ...stream, domains: { 'a.example.com': 0.7 } }));
    expect(told(explain(BASE_DAY, day))).toEqual(['domain b.example.com -30.0']);
  });

  test('a protocol that was down', () => {
    const day = BASE_DAY.map((stream) => ({ ...stream, protocols: { Flv: 0.6 } }));
    expect(told(explain(BASE_DAY, day))).toEqual(['protocol Hls -40.0']);
  });

  test('a play domain of a single stream', () => {
    const day = [made('a', 40, { domains: { 'a.example.com': 0.7 } })];
    expect(told(explain([made('a', 40)], day))).toEqual(['domain b.example.com -30.0']);
  });

  test('a stream with a play domain of its own is told as the stream', () => {
    const own = made('own', 30, { domains: { 'own.example.com': 1 } });
    expect(told(explain([...BASE_DAY, own], BASE_DAY))).toEqual(['stream own -23.1']);
  });

  test('two at once: a stream is missing, another was banned', () => {
    const day = change(
      'a',
      (stream) => offAt(stream, '12:00', '24:00'),
      change('b', () => undefined),
    );
    expect(told(explain(BASE_DAY, day, [banAt('a', '12:00', 24)]))).toEqual([
      'stream b -25.0',
      'stream a -20.0',
    ]);
  });

  test('two at once: a play domain was down, a stream is new', () => {
    const day = BASE_DAY.map((stream) => ({ ...stream, domains: { 'a.example.com': 0.7 } }));
    const fresh = made('new', 10, { domains: { 'a.example.com': 1 } });
    expect(told(explain(BASE_DAY, [...day, fresh]))).toEqual([
      'domain b.example.com -30.0',
      'stream new 10.0',
    ]);
  });

  test('opposite ones that nearly cancel out', () => {
    const day = [...change('b', () => undefined), made('new', 24)];
    const seen = explain(BASE_DAY, day);
    expect(told(seen)).toEqual(['stream b -25.0', 'stream new 24.0']);
    expect(seen.points).toBeCloseTo(-1, 9);
  });
});

describe('nothing is claimed', () => {
  test('of a day like the one before', () => {
    expect(told(explain(BASE_DAY, BASE_DAY))).toEqual([]);
  });

  test('of a stream that brings less than two points', () => {
    const seen = explain(
      BASE_DAY,
      change('f', () => undefined),
    );
    expect(told(seen)).toEqual([]);
    expect(seen.others).toBeCloseTo(-1000, 6);
  });

  test('of a day on which everything fell alike', () => {
    const many = Array.from({ length: 12 }, (_, index) => made(`s${index}`, 10));
    const seen = explain(many, many.map(times(0.5)));
    expect(told(seen)).toEqual([]);
    expect(seen.others).toBeCloseTo(-60_000, 6);
  });

  test('below the floor of the figure, whatever its share', () => {
    expect(told(explain([made('a', 0.09)], []))).toEqual([]);
    expect(told(explain([made('a', 0.11)], []))).toEqual(['stream a -100.0']);
  });

  test('without a base, since there are no points of nothing', () => {
    const seen = explain([], [made('a', 40)]);
    expect(seen).toMatchObject({ parts: [], points: undefined });
    expect(seen.others).toBe(seen.difference);
  });

  test('of a ban while which the stream was not on air the day before', () => {
    const base = change('a', (stream) => offAt(stream, '14:00', '17:00'));
    const seen = explain(base, base, [banAt('a', '14:02', 2)]);
    expect(told(seen)).toEqual([]);
  });

  test('of a ban for an absence that began before it', () => {
    const day = change('a', (stream) => offAt(stream, '02:00', '17:10'));
    const [part] = explain(BASE_DAY, day, [banAt('a', '14:02', 24)]).parts;
    expect(part?.name).toBe('a');
    expect(part?.absence).toBeUndefined();
  });
});
