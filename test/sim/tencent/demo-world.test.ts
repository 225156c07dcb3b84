import { expect, test } from 'vitest';
import { manualClock } from '../../../src/sim/clock.ts';
import { seedDemoWorld } from '../../../src/sim/tencent/demo-world.ts';
import { writeBeijing } from '../../../src/sim/tencent/wire/times.ts';
import { viewersAt } from '../../../src/sim/tencent/world/audience.ts';
import { streamPath } from '../../../src/sim/tencent/world/stream.ts';
import { World } from '../../../src/sim/tencent/world/world.ts';
import { keyOf, startMs } from './sim-client.ts';

const minuteMs = 60_000;

function openWorld() {
  const clock = manualClock(startMs);
  const names = { pushDomains: ['push.example.com'], playDomains: ['play.example.com'] };
  const world = new World({ clock, random: () => 0.5, ...names });
  return { clock, world, stop: seedDemoWorld(world) };
}

test('the demo world has live streams, one of them in two apps, and one that ended', () => {
  const { world } = openWorld();
  expect(world.live().map((push) => streamPath(push.stream))).toEqual([
    'push.example.com/live/room-1',
    'push.example.com/backup/room-1',
    'push.example.com/live/room-2',
    'push.example.com/live/host',
    'push.example.com/live/guest',
  ]);
  expect(world.history().at(-1)).toMatchObject({
    stream: { name: 'lobby' },
    endedMs: startMs - 20 * minuteMs,
  });
});

test('the studio comes and goes until the movement is stopped', () => {
  const { clock, world, stop } = openWorld();
  clock.advance(3 * minuteMs);
  expect(world.stateOf(keyOf('studio'))).toBe('active');
  clock.advance(3 * minuteMs);
  expect(world.stateOf(keyOf('studio'))).toBe('inactive');
  stop();
  clock.advance(60 * minuteMs);
  expect(world.stateOf(keyOf('studio'))).toBe('inactive');
});

test('a cut encoder of the demo comes back after 15 s, unless the world is closed', () => {
  const { clock, world, stop } = openWorld();
  world.cut(keyOf('room-1'));
  clock.advance(15_000);
  expect(world.stateOf(keyOf('room-1'))).toBe('active');
  world.cut(keyOf('room-1'));
  world.close();
  stop();
  clock.advance(60_000);
  expect(world.stateOf(keyOf('room-1'))).toBe('inactive');
});

test('the demo world has viewers, a running recording, and two days of history', () => {
  const { clock, world } = openWorld();
  clock.advance(minuteMs);
  const watching = world.live().map((push) => [push.stream.name, viewersAt(push, clock.now()) > 0]);
  expect(watching).toEqual([
    ['room-1', true],
    ['room-1', false],
    ['room-2', true],
    ['host', true],
    ['guest', true],
  ]);
  expect(world.recordings.billed()).toMatchObject([{ stream: keyOf('room-1'), endedMs: undefined }]);
  const days = world.history().map((event) => writeBeijing(event.beganMs).slice(0, 10));
  expect(days).toEqual(['2026-11-20', '2026-11-20', '2026-11-21', '2026-11-21', '2026-11-21', '2026-11-22']);
});

test('the demo world has a recorded file of yesterday and three pictures', () => {
  const { world } = openWorld();
  expect(world.files()).toMatchObject([{ stream: keyOf('room-1'), durationS: 7200, format: 'mp4' }]);
  expect(writeBeijing(world.files()[0]?.endedMs ?? 0)).toBe('2026-11-21 21:00:00');
  expect(world.snapshots.takeFromQueue(9).map(({ stream }) => stream.name)).toEqual([
    'room-1',
    'room-1',
    'lobby',
  ]);
});
