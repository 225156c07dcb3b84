import { expect, test } from 'vitest';
import { keyOf, startMs } from '../sim-client.ts';
import { openWorld } from './open-world.ts';

const task = { stream: keyOf('room-1'), startMs, endMs: startMs + 60_000, templateId: 2001 };

test('a task takes a picture every 10 s while the stream is live in its window', () => {
  const { world, advance, goLive } = openWorld();
  const { taskId } = world.snapshots.create(task);
  advance(25);
  expect(world.snapshots.pictures()).toEqual([]);
  goLive('room-1', { width: 1280, height: 720 });
  advance(15);
  world.endPush(keyOf('room-1'));
  advance(10);
  goLive('room-1', { width: 1280, height: 720 });
  advance(600);
  const at = world.snapshots.pictures().map(({ createdMs }) => (createdMs - startMs) / 1000);
  expect(at).toEqual([25, 35, 50]);
  expect(world.snapshots.pictures()[0]).toEqual({
    taskId,
    stream: keyOf('room-1'),
    createdMs: startMs + 25_000,
    path: '/2026-11-22/room-1-screenshot-20-00-25-1280x720.jpg',
    url: 'http://snapshots-1250000000.cos.ap-guangzhou.example.com/2026-11-22/room-1-screenshot-20-00-25-1280x720.jpg',
    bytes: 82_944,
    width: 1280,
    height: 720,
  });
});

test('the template gives interval and size, and a wrong one takes no pictures', () => {
  const { world, advance, goLive } = openWorld();
  goLive('room-1');
  world.snapshots.create({ ...task, templateId: 2002 });
  world.snapshots.create({ ...task, templateId: 77 });
  advance(5);
  expect(world.snapshots.pictures()).toHaveLength(3);
  expect(world.snapshots.pictures().at(-1)).toMatchObject({ width: 640, height: 360 });
});

test('a stop ends it, a deleted task goes on until the push ends, and a fourth task waits', () => {
  const { world, advance, goLive } = openWorld();
  goLive('room-1');
  const [stopped, deleted] = [world.snapshots.create(task), world.snapshots.create(task)];
  const [third, fourth] = [world.snapshots.create(task), world.snapshots.create(task)];
  advance(5);
  expect(world.snapshots.delete(deleted.taskId)).toBe(true);
  expect(world.snapshots.stop(stopped.taskId)).toBe(true);
  expect(world.snapshots.stop('UnoSuchTask')).toBe(false);
  advance(6);
  const later = world.snapshots.pictures().slice(3);
  expect(new Set(later.map(({ taskId }) => taskId))).toEqual(
    new Set([deleted.taskId, third.taskId, fourth.taskId]),
  );
  expect(world.snapshots.tasks()).toHaveLength(3);
});

test('the queue gives each picture once, oldest first, of every stream', () => {
  const { world } = openWorld();
  for (const name of ['a', 'b', 'c']) world.snapshots.add(keyOf(name), startMs);
  const names = (count: number) => world.snapshots.takeFromQueue(count).map(({ stream }) => stream.name);
  expect([names(2), names(2), names(2)]).toEqual([['a', 'b'], ['c'], []]);
  expect(world.snapshots.pictures()).toHaveLength(3);
});

test('the account’s own template takes pictures of every stream until it is switched off', () => {
  const { world, advance, goLive } = openWorld();
  goLive('room-1');
  world.snapshots.ofEveryStream(5000);
  advance(1);
  goLive('room-2');
  advance(7);
  const names = world.snapshots.pictures().map(({ stream }) => stream.name);
  expect(names).toEqual(['room-1', 'room-2', 'room-1', 'room-2']);
  world.snapshots.ofEveryStream(undefined);
  advance(60);
  expect(world.snapshots.pictures()).toHaveLength(4);
});
