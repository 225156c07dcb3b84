import { expect, test } from 'vitest';
import { createSingleFlight } from '../../../src/live/tencent/single-flight.ts';
import { manualClock } from '../../../src/sim/clock.ts';
import { testStream } from '../../contracts/live.ts';
import { openCloud } from './open-cloud.ts';

const room = testStream('room-1');

test('equal reads at the same time are one call and share its time', async () => {
  const { live, calls } = await openCloud();
  const [one, two, other] = await Promise.all([
    live.streams.state(room),
    live.streams.state(room),
    live.streams.state(testStream('room-2')),
  ]);
  expect(two).toEqual(one);
  expect(other.value).toBe('offline');
  expect(calls('DescribeLiveStreamState')).toHaveLength(2);
});

test('the next read asks again', async () => {
  const { live, sim, calls } = await openCloud();
  expect((await live.streams.state(room)).value).toBe('offline');
  sim.world.goLive(room);
  expect((await live.streams.state(room)).value).toBe('live');
  expect(calls()).toHaveLength(2);
});

test('a read after a write does not join one from before it', async () => {
  const { live, sim, calls } = await openCloud();
  sim.world.goLive(room);
  sim.faults.add({ kind: 'lose-answer', action: 'DescribeLiveStreamState', times: 1, afterMs: 3000 });
  const before = live.streams.state(room);
  await live.control.streams.cut(room);
  expect((await live.streams.state(room)).value).toBe('offline');
  sim.faults.clear();
  expect(calls('DescribeLiveStreamState')).toHaveLength(2);
  live.stop();
  await before.catch(() => undefined);
});

test('a failure is shared, then forgotten', async () => {
  const flights = createSingleFlight<string>(manualClock(0));
  const joined = [
    flights.join('key', () => Promise.reject(new Error('first'))),
    flights.join('key', () => Promise.resolve('unused')),
  ];
  expect((await Promise.allSettled(joined)).map((one) => one.status)).toEqual(['rejected', 'rejected']);
  expect(await flights.join('key', () => Promise.resolve('second'))).toBe('second');
});

test('an answer is given again for as long as it is kept, and not after a write', async () => {
  const clock = manualClock(0);
  const flights = createSingleFlight<number>(clock);
  let asked = 0;
  const ask = () => flights.join('key', () => Promise.resolve((asked += 1)), 5000);
  expect([await ask(), await ask()]).toEqual([1, 1]);
  clock.advance(4999);
  expect(await ask()).toBe(1);
  clock.advance(1);
  expect(await ask()).toBe(2);
  flights.forget();
  expect(await ask()).toBe(3);
});
