import { expect, test } from 'vitest';
import type { SessionReport } from '../../src/store/port.ts';
import { createStreamIndex } from '../../src/watch/stream-index.ts';
import { openWorld, type World } from '../kit/world.ts';

const at = (name: string, app = 'live', domain = 'push.example.com') => ({ domain, app, name });
const open = async () => {
  const world = await openWorld({ pushDomains: ['push.example.com', 'other.example.com'] });
  return { world, index: createStreamIndex(world.services) };
};
const goLive = ({ cloud }: World, ...streams: ReturnType<typeof at>[]) => {
  for (const stream of streams) cloud.world.goLive(stream);
};

test('names are the shortest that mean the same, live ones and beginnings first', async () => {
  const { world, index } = await open();
  goLive(
    world,
    at('room-2'),
    at('room-1', 'backup'),
    at('bedroom'),
    at('room-3', 'live', 'other.example.com'),
  );
  await index.refresh();
  world.cloud.world.endPush(at('room-2'));
  await index.refresh();
  const before = world.calls();
  expect(index.suggest(' ROOM', 10)).toEqual([
    { value: 'backup/room-1', label: 'backup/room-1 · live' },
    { value: 'other.example.com/live/room-3', label: 'other.example.com/live/room-3 · live' },
    { value: 'room-2', label: 'room-2 · not live' },
    { value: 'bedroom', label: 'bedroom · live' },
  ]);
  expect(index.suggest('', 2)).toHaveLength(2);
  expect(index.suggest('nothing', 10)).toEqual([]);
  expect(index.suggest('.*', 10)).toEqual([]);
  expect(world.calls()).toBe(before);
});

test('a failed read keeps what was known', async () => {
  const { world, index } = await open();
  goLive(world, at('room-1'));
  await index.refresh();
  world.cloud.faults.add({ kind: 'drop', action: 'DescribeLiveStreamOnlineList' });
  await index.refresh();
  expect(index.suggest('room', 10)).toEqual([{ value: 'room-1', label: 'room-1 · live' }]);
  expect(world.logged.join('')).toContain('stream index not refreshed');
});

const told = (name: string, over: Partial<SessionReport> = {}): SessionReport => ({
  ...at(name),
  sequence: name,
  startedAt: 1,
  endedAt: undefined,
  durationS: undefined,
  stopReason: undefined,
  stopMessage: undefined,
  width: undefined,
  height: undefined,
  clientIp: undefined,
  ...over,
});

test('streams that callbacks told of are names too, unless the cloud denies them', async () => {
  const { world, index } = await open();
  const { store, now } = world.services;
  goLive(world, at('room-1'));
  await store.sessions.report([
    told('room-1'),
    told('room-2'),
    told('room-3', { endedAt: now() - 60 }),
    told('room-4', { endedAt: now() - 8 * 86_400 }),
    told('room-5', { domain: 'elsewhere.example.com' }),
    told('room-6'),
  ]);
  const [session] = await store.sessions.list({ name: 'room-6', since: 0 }, 1);
  if (session !== undefined) await store.sessions.settle([{ session, standing: 'contradicted' }]);
  await index.refresh();
  expect(index.suggest('room', 10).map(({ label }) => label)).toEqual([
    'room-1 · live',
    'room-2 · reported live',
    'room-3 · not live',
  ]);
});
