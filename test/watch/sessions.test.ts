import { expect, test } from 'vitest';
import { bodyOf, openWatch, room, type Watched } from './open-watch.ts';

const LIST = 'DescribeLiveStreamEventList';
const sequences = ({ sent }: Watched) => sent.map((body) => String(body['sequence']));
/** Where the first push that was sent stands in the table. */
const first = async (world: Watched, sequence: string) => (await world.table()).get(sequence);

/** A push that began at second 0 and is on air, told by its callback; gives its sequence. */
async function onAir(world: Watched): Promise<string> {
  world.sim.world.goLive(room());
  const [sequence = ''] = sequences(world);
  await world.deliver();
  return sequence;
}

test('a start is reported, and confirmed by the list of what is on air', async () => {
  const world = await openWatch();
  const sequence = await onAir(world);
  expect(await first(world, sequence)).toBe('room-1 0-  reported');
  await world.pass(1);
  expect(await first(world, sequence)).toBe('room-1 0-  confirmed');
  expect((await world.session(sequence)).seenAt).toBe(world.now());
});

test('an end is reported in the words of its callback, and confirmed with the reason of the records', async () => {
  const world = await openWatch();
  const sequence = await onAir(world);
  await world.pass(2);
  world.sim.world.endPush(room());
  await world.deliver();
  expect(await first(world, sequence)).toBe('room-1 0-120 3 reported');
  await world.pass(1);
  expect(await first(world, sequence)).toBe('room-1 0-120 3/0 confirmed');
});

test('a refused push is told with its reason', async () => {
  const world = await openWatch();
  world.sim.world.ban(room(), world.clock.now() + 9_999_000);
  world.sim.world.goLive(room());
  const [sequence = ''] = sequences(world);
  await world.deliver();
  await world.pass(1);
  expect(await first(world, sequence)).toBe('room-1 0-0 18/305 confirmed');
});

test('events that a dead process left behind are acted on by the next', async () => {
  const world = await openWatch();
  world.sim.world.goLive(room());
  const [sequence = ''] = sequences(world);
  await world.keep();
  expect(await world.table()).toEqual(new Map());
  const again = world.another();
  await again.act();
  expect(await first(world, sequence)).toBe('room-1 0-  reported');
});

test('a forged stop of a push that is on air is contradicted, and the truth comes when it ends', async () => {
  const world = await openWatch();
  const sequence = await onAir(world);
  await world.pass(5);
  await world.deliver([bodyOf(0, room(), { sequence, atMs: world.clock.now() - 30_000 })]);
  expect(await first(world, sequence)).toBe('room-1 0-270 1 reported');
  await world.pass(2);
  expect(await first(world, sequence)).toBe('room-1 0-270 1 contradicted');
  world.sim.world.endPush(room());
  await world.deliver();
  expect(await first(world, sequence)).toBe('room-1 0-420 3 reported');
  await world.pass(1);
  expect(await first(world, sequence)).toBe('room-1 0-420 3/0 confirmed');
});

test('a forged stop is set right also when the true one never comes', async () => {
  const world = await openWatch();
  const sequence = await onAir(world);
  await world.pass(5);
  await world.deliver([bodyOf(0, room(), { sequence, atMs: world.clock.now() - 30_000 })]);
  await world.pass(3);
  world.sim.world.endPush(room());
  await world.pass(12);
  expect(await first(world, sequence)).toBe('room-1 0-480 3/0 confirmed');
});

test('a forged later stop of a push that is over is set right by the records', async () => {
  const world = await openWatch();
  const sequence = await onAir(world);
  await world.pass(2);
  world.sim.world.endPush(room());
  world.clock.advance(300_000);
  await world.deliver([...world.sent, bodyOf(0, room(), { sequence, atMs: world.clock.now() })]);
  expect(await first(world, sequence)).toBe('room-1 0-420 1 reported');
  await world.pass(1);
  expect(await first(world, sequence)).toBe('room-1 0-120 3/0 confirmed');
});

test('a push that never was is contradicted an hour later, and not sooner', async () => {
  const world = await openWatch();
  const atMs = world.clock.now();
  await world.deliver([
    bodyOf(1, room('ghost'), { sequence: 'start', atMs }),
    bodyOf(1, room('ghost'), { sequence: 'both', atMs: atMs - 90_000 }),
    bodyOf(0, room('ghost'), { sequence: 'both', atMs: atMs - 10_000 }),
  ]);
  await world.pass(55);
  expect([...(await world.table()).values()]).toEqual(['ghost 0-  reported', 'ghost -90--10 1 reported']);
  await world.pass(20);
  expect([...(await world.table()).values()]).toEqual([
    'ghost 0-  contradicted',
    'ghost -90--10 1 contradicted',
  ]);
});

test('a copy of a true push under another sequence is not confirmed beside it', async () => {
  const world = await openWatch();
  const sequence = await onAir(world);
  await world.pass(1);
  await world.deliver([bodyOf(1, room(), { sequence: 'copy', atMs: world.clock.now() - 60_000 })]);
  await world.pass(1);
  expect(await first(world, 'copy')).toBe('room-1 0-  reported');
  world.sim.world.endPush(room());
  await world.deliver();
  await world.deliver([bodyOf(0, room(), { sequence: 'copy', atMs: world.clock.now() })]);
  await world.pass(75);
  expect(await first(world, sequence)).toBe('room-1 0-120 3/0 confirmed');
  expect(await first(world, 'copy')).toBe('room-1 0-120 1 contradicted');
});

test('of two that cannot be told apart neither is confirmed', async () => {
  const world = await openWatch();
  world.sim.world.goLive(room());
  const [sequence = ''] = sequences(world);
  await world.deliver([
    ...world.sent.splice(0),
    bodyOf(1, room(), { sequence: 'copy', atMs: world.clock.now() }),
  ]);
  await world.pass(2);
  world.sim.world.endPush(room());
  await world.pass(75);
  expect(await first(world, sequence)).toBe('room-1 0-  reported');
  expect(await first(world, 'copy')).toBe('room-1 0-  reported');
});

test('an end whose callback never comes is read from the records', async () => {
  const world = await openWatch();
  const sequence = await onAir(world);
  await world.pass(3);
  world.sim.world.endPush(room());
  world.sent.length = 0;
  await world.pass(1);
  expect(await first(world, sequence)).toBe('room-1 0-180 3/0 confirmed');
});

test('a start whose callback never comes is counted back from the end, and read from the records', async () => {
  const world = await openWatch();
  world.sim.world.goLive(room());
  world.sent.length = 0;
  await world.pass(3);
  world.sim.world.endPush(room());
  const [sequence = ''] = sequences(world);
  await world.deliver();
  expect((await world.session(sequence)).durationS).toBe(180);
  await world.pass(1);
  expect(await first(world, sequence)).toBe('room-1 0-180 3/0 confirmed');
});

test('pushes that follow each other closely keep their own ends', async () => {
  const world = await openWatch();
  for (const seconds of [3, 1, 4, 1, 5]) {
    world.sim.world.goLive(room());
    world.clock.advance(seconds * 1000);
    world.sim.world.endPush(room());
    world.clock.advance(1000);
  }
  await world.deliver(world.sent.toReversed());
  await world.pass(1);
  const rows = [...(await world.table()).values()].toReversed();
  expect(rows).toEqual(
    ['0-3', '4-5', '6-10', '11-12', '13-18'].map((span) => `room-1 ${span} 3/0 confirmed`),
  );
});

test('a cloud that does not answer contradicts nothing', async () => {
  const world = await openWatch();
  const sequence = await onAir(world);
  await world.pass(1);
  world.sim.faults.add({ kind: 'status', status: 502, action: LIST });
  world.sim.world.endPush(room());
  await world.deliver();
  await world.deliver([bodyOf(1, room('ghost'), { sequence: 'ghost', atMs: world.clock.now() })]);
  await world.pass(75);
  expect(await first(world, sequence)).toBe('room-1 0-60 3 reported');
  expect(await first(world, 'ghost')).toBe('ghost 60-  reported');
  expect(world.logged).toContain('ends of pushes not read');
});

test('many sessions are compared in few calls, one at a time over instances, and none is a write', async () => {
  const world = await openWatch();
  const other = world.another();
  for (let count = 0; count < 200; count += 1) world.sim.world.goLive(room(`room-${count}`));
  await world.deliver();
  await world.pass(1);
  for (let count = 0; count < 200; count += 1) world.sim.world.endPush(room(`room-${count}`));
  await world.deliver();
  const before = world.sim.calls.length;
  const online = await world.live.streams.online({});
  world.clock.advance(60_000);
  await Promise.all([world.watch.check(online), other.check(online)]);
  const calls = world.sim.calls.slice(before).map(({ action }) => action);
  expect(calls).toEqual(['DescribeLiveStreamOnlineList', LIST, LIST]);
  const rows = [...(await world.table()).values()];
  expect(rows.filter((row) => row.endsWith('confirmed'))).toHaveLength(200);
  const settled = world.sim.calls.length;
  await world.watch.check(online);
  expect(world.sim.calls.length).toBe(settled);
  expect(world.sim.calls.every(({ action }) => action.startsWith('Describe'))).toBe(true);
});

test('the 2.0 API confirms a start that it saw come on air, and its end when it is gone', async () => {
  const world = await openWatch('legacy');
  await world.pass(1);
  const sequence = await onAir(world);
  await world.pass(1);
  expect(await first(world, sequence)).toBe('room-1 60-  confirmed');
  await world.deliver([bodyOf(0, room(), { sequence, atMs: world.clock.now() - 30_000 })]);
  await world.pass(3);
  expect(await first(world, sequence)).toBe('room-1 60-90 1 contradicted');
  world.sim.world.endPush(room());
  await world.deliver();
  await world.pass(1);
  expect(await first(world, sequence)).toBe('room-1 60-300 3 confirmed');
});

test('the 2.0 API does not see an encoder come back within a minute, and contradicts nothing', async () => {
  const world = await openWatch('legacy');
  await world.pass(1);
  const sequence = await onAir(world);
  await world.pass(2);
  world.sim.world.endPush(room());
  world.sim.world.goLive(room());
  await world.deliver();
  await world.pass(5);
  expect(await first(world, sequence)).toBe('room-1 60-180 3 reported');
  expect([...(await world.table()).values()]).toContain('room-1 180-  reported');
});

test('the 2.0 API leaves reported what it did not see', async () => {
  const world = await openWatch('legacy');
  const sequence = await onAir(world);
  await world.deliver([bodyOf(1, room('ghost'), { sequence: 'ghost', atMs: world.clock.now() })]);
  await world.pass(75);
  expect(await first(world, sequence)).toBe('room-1 0-  reported');
  expect(await first(world, 'ghost')).toBe('ghost 0-  reported');
});
