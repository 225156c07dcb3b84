import { expect, test } from 'vitest';
import { z } from 'zod';
import { botErrorOf, testStream } from '../../contracts/live.ts';
import { START_MS } from '../tencent/hurried-clock.ts';
import { answerOf, openScripted } from './open-scripted.ts';

const now = START_MS / 1000;
const DAY_S = 86_400;
const sentShape = z.object({ StartTime: z.string(), EndTime: z.string(), PageNum: z.number() });
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

/** Tencent with these rows: newest first, 100 on a page, and of any window only the first 10 000. */
function cloudOf(rows: readonly ReturnType<typeof rowOf>[], edge: 'both' | 'begin' = 'both') {
  return (_: string, sent: string) => {
    const { StartTime, EndTime, PageNum } = sentShape.parse(JSON.parse(sent));
    const inside = rows.filter(
      ({ StreamEndTime: ended }) =>
        ended >= StartTime && (edge === 'both' ? ended <= EndTime : ended < EndTime),
    );
    const reachable = inside
      .toSorted((a, b) => (a.StreamEndTime < b.StreamEndTime ? 1 : -1))
      .slice(0, 10_000);
    return answerOf({
      TotalNum: inside.length,
      TotalPage: Math.ceil(reachable.length / 100),
      EventList: reachable.slice((PageNum - 1) * 100, PageNum * 100),
    });
  };
}

test.each(['both', 'begin'] as const)(
  '60 days are asked for in slices of 30, and what ended at an edge is told once (%s)',
  async (edge) => {
    const middle = now - 30 * DAY_S;
    const ends = [now - 60 * DAY_S, middle - 1, middle, middle + 1, now - 1];
    const { live, params } = await openScripted(
      cloudOf(
        ends.map((at) => rowOf(at)),
        edge,
      ),
    );
    const { value } = await live.streams.events({}, now - 60 * DAY_S, now);
    expect(value.map((event) => event.to)).toEqual(ends.toReversed());
    expect(params).toMatchObject([
      { StartTime: iso(middle), EndTime: iso(now) },
      { StartTime: iso(now - 60 * DAY_S), EndTime: iso(middle) },
    ]);
  },
);

test('two pushes that look the same are both told', async () => {
  const { live } = await openScripted(cloudOf([rowOf(now - 60), rowOf(now - 60)]));
  expect((await live.streams.events({}, now - 40 * DAY_S, now)).value).toHaveLength(2);
});

test('a time with more events than can be reached is halved until all of them are told', async () => {
  const rows = Array.from({ length: 25_000 }, (_, index) => rowOf(now - 1 - index * 30, `room-${index}`));
  const { live, actions } = await openScripted(cloudOf(rows));
  const { value } = await live.streams.events({}, now - 30 * DAY_S, now);
  expect(value.map((event) => event.stream.name)).toEqual(rows.map((row) => row.StreamName));
  expect(actions.length).toBeLessThan(300);
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
