import { expect, test } from 'vitest';
import { z } from 'zod';
import { botErrorOf, testStream } from '../../contracts/live.ts';
import { START_MS } from '../tencent/hurried-clock.ts';
import { answerOf, openScripted } from './open-scripted.ts';

const now = START_MS / 1000;
const DAY_S = 86_400;
const sentShape = z.object({
  StartTime: z.string(),
  EndTime: z.string(),
  PageNum: z.number(),
  IsAsc: z.number(),
});
const iso = (at: number) => new Date(at * 1000).toISOString().replace('.000Z', 'Z');

const rowOf = (endedAt: number, name = 'room') => ({
  StreamName: name,
  AppName: 'live',
  DomainName: 'push.example.com',
  StreamStartTime: iso(endedAt - 60),
  StreamEndTime: iso(endedAt),
  StopReason: '1/0',
  Duration: 60,
});

type Row = ReturnType<typeof rowOf>;
/** How rows stand: by their ends as they are asked for, or in no order that can be relied on. */
type Order = 'asked' | 'none';

interface CloudParts {
  /** Whether what ended at the end of a window is in it. */
  readonly edge?: 'both' | 'begin';
  readonly order?: Order;
  /** Counts no further than it tells. */
  readonly countsReachable?: boolean;
}

/** Tencent with these rows: 100 on a page, and of any window only the first 10 000. */
function cloudOf(rows: readonly Row[], { edge = 'both', order = 'asked', countsReachable }: CloudParts = {}) {
  const known = new Map<string, readonly Row[]>();
  const insideOf = (from: string, to: string, isAscending: boolean): readonly Row[] => {
    const key = `${from} ${to} ${isAscending}`;
    const inside =
      known.get(key) ??
      sorted(
        rows.filter(({ StreamEndTime: end }) => end >= from && (edge === 'both' ? end <= to : end < to)),
        order,
        isAscending,
      );
    known.set(key, inside);
    return inside;
  };
  return (_: string, sent: string) => {
    const { StartTime, EndTime, PageNum, IsAsc } = sentShape.parse(JSON.parse(sent));
    const inside = insideOf(StartTime, EndTime, IsAsc === 1);
    const reachable = inside.slice(0, 10_000);
    return answerOf({
      TotalNum: countsReachable ? reachable.length : inside.length,
      TotalPage: Math.ceil(reachable.length / 100),
      EventList: reachable.slice((PageNum - 1) * 100, PageNum * 100),
    });
  };
}

function sorted(rows: readonly Row[], order: Order, isAscending: boolean): readonly Row[] {
  if (order === 'none') return rows;
  const byEnd = rows.toSorted((a, b) => compare(a.StreamEndTime, b.StreamEndTime));
  return isAscending ? byEnd : byEnd.toReversed();
}

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));

test.each(['both', 'begin'] as const)(
  '60 days are asked for in slices of 30, and what ended at an edge is told once (%s)',
  async (edge) => {
    const middle = now - 30 * DAY_S;
    const ends = [now - 60 * DAY_S, middle - 1, middle, middle + 1, now - 1];
    const { live, params } = await openScripted(
      cloudOf(
        ends.map((at) => rowOf(at)),
        { edge },
      ),
    );
    const { value } = await live.streams.events({}, now - 60 * DAY_S, now);
    expect(value.map((event) => event.to)).toEqual(ends.toReversed());
    expect(params).toMatchObject([
      { StartTime: iso(now - 60 * DAY_S), EndTime: iso(middle) },
      { StartTime: iso(middle), EndTime: iso(now) },
    ]);
  },
);

test('two pushes that look the same are both told', async () => {
  const { live } = await openScripted(cloudOf([rowOf(now - 60), rowOf(now - 60)]));
  expect((await live.streams.events({}, now - 40 * DAY_S, now)).value).toHaveLength(2);
});

const manyRows = (count: number, endOf: (index: number) => number) =>
  Array.from({ length: count }, (_, index) => rowOf(endOf(index), `room-${index}`));
const evenly = (index: number) => now - 1 - index * 30;
const namesOf = (rows: readonly Row[]) => rows.map((row) => row.StreamName).toSorted();

async function namesTold(rows: readonly Row[], parts: CloudParts) {
  const { live, actions } = await openScripted(cloudOf(rows, parts));
  const { value } = await live.streams.events({}, now - 30 * DAY_S, now);
  return { names: value.map((event) => event.stream.name).toSorted(), calls: actions.length };
}

test('of a time with more events than can be reached, each is told once, and hardly a page is asked for twice', async () => {
  const rows = manyRows(25_000, evenly);
  const { names, calls } = await namesTold(rows, {});
  expect(names).toEqual(namesOf(rows));
  expect(calls).toBeLessThanOrEqual(253);
});

test.each([
  ['whose ends stand close together', manyRows(25_000, (index) => now - 1 - Math.floor(index / 700)), {}],
  [
    'whose last page ended in one second',
    manyRows(12_000, (index) => now - 1 - Math.floor(index / 3000)),
    {},
  ],
  ['with an end that is not in the window', manyRows(25_000, evenly), { edge: 'begin' }],
  ['that are counted no further than they are told', manyRows(25_000, evenly), { countsReachable: true }],
  ['in no known order', manyRows(25_000, (index) => evenly((index * 7919) % 25_000)), { order: 'none' }],
] as const)('25,000 events %s are each told once', async (_, rows, parts) => {
  expect((await namesTold(rows, parts)).names).toEqual(namesOf(rows));
});

test('more events in two seconds than can be reached are an error, never left out', async () => {
  const rows = Array.from({ length: 10_001 }, (_, index) => rowOf(now - 60, `room-${index}`));
  const { live } = await openScripted(cloudOf(rows));
  const error = await botErrorOf(live.streams.events({}, now - DAY_S, now));
  expect([error.code, error.did]).toEqual(['cloud-limit', 'nothing']);
});

test('an end that lies ahead becomes now', async () => {
  const { live, params } = await openScripted(cloudOf([]));
  await live.streams.events({ name: testStream('room').name }, now - 60, now + DAY_S);
  expect(params).toMatchObject([{ EndTime: iso(now), StreamName: 'room', IsStrict: 1 }]);
});
