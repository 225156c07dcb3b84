import { expect, test } from 'vitest';
import { readsInTime } from '../../src/digest/in-time.ts';
import { botErrorOf } from '../contracts/live/fixture.ts';
import { openWorld } from '../kit/world.ts';

test('no read of what takes most begins once the time is over; all others go on', async () => {
  const { services, clock } = await openWorld();
  const { live, now } = services;
  const inTime = readsInTime(live, 60, now);
  const [from, to] = [now() - 3600, now() - 1800];
  const reads = () => [inTime.stats.playHistory(undefined, from, to), inTime.playParts.at(from)];
  expect((await Promise.all(reads())).map(({ value }) => value)).toEqual([[], []]);
  clock.advance(60_000);
  const errors = await Promise.all(reads().map(botErrorOf));
  expect(errors.map(({ code, did }) => [code, did])).toEqual([
    ['cloud-timeout', 'nothing'],
    ['cloud-timeout', 'nothing'],
  ]);
  expect((await inTime.streams.online({})).value).toEqual([]);
});
