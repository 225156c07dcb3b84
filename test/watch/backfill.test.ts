import { expect, test } from 'vitest';
import { createBackfill } from '../../src/watch/backfill.ts';
import { readCallbackRecord } from '../../src/web/callback-record.ts';
import { KEY } from '../web/callback-bodies.ts';
import { openWatch, room, type Watched } from './open-watch.ts';

const RECORDS = 'DescribeCallbackRecordsList';
/** Nobody listens there. */
const NOWHERE = { url: 'http://127.0.0.1:9/callbacks/tencent/x', key: KEY };

/** A cloud whose callbacks are lost on their way, and recorded by it. */
async function openDeaf(api: 'v3' | 'legacy' = 'v3'): Promise<Watched> {
  const world = await openWatch(api);
  world.sim.callbacks.deliverTo(NOWHERE);
  world.sim.callbacks.disturb(() => ({ copies: 0 }));
  return world;
}

/** What a bot does when it starts. */
async function start({ live, store, now, watch }: Watched): Promise<readonly string[]> {
  const logged: string[] = [];
  const log = {
    info: (_event: string, fields: unknown) => void logged.push(JSON.stringify(fields)),
    warn: (event: string) => void logged.push(event),
    error: (event: string) => void logged.push(event),
  };
  const backfill = createBackfill({ live, store, log, now, random: Math.random }, readCallbackRecord);
  await backfill.run(await live.streams.online({}));
  await watch.act();
  await backfill.stop();
  return logged;
}

const recordCalls = ({ sim }: Watched) => sim.calls.filter(({ action }) => action === RECORDS).length;

test('what was missed while the bot was down is fetched for the streams that matter, and kept once', async () => {
  const world = await openDeaf();
  world.sim.world.goLive(room('on-air'));
  world.sim.world.goLive(room('known'));
  const [start1, known] = world.sent.splice(0);
  await world.deliver(known === undefined ? [] : [known]);
  world.clock.advance(3_600_000);
  world.sim.world.endPush(room('known'));
  world.clock.advance(60_000);
  expect(await start(world)).toEqual(['{"names":2,"notAsked":0,"recovered":2}']);
  const table = await world.table();
  expect(table.get(String(known?.['sequence']))).toBe('known 0-3600 3 reported');
  expect(table.get(String(start1?.['sequence']))).toBe('on-air 0-  reported');
  const events = await world.store.events.list({ types: [0, 1], from: 0, to: world.now() }, 10);
  expect(events.map(({ source }) => source).toSorted()).toEqual(['callback', 'record', 'record']);
});

test('instances that start together ask once, and a stream of which nobody heard is not asked about', async () => {
  const world = await openDeaf();
  world.sim.world.goLive(room('gone'));
  world.sim.world.endPush(room('gone'));
  world.sim.world.goLive(room());
  world.clock.advance(30_000);
  await Promise.all([start(world), start(world)]);
  expect(recordCalls(world)).toBe(1);
});

test('it goes back to the newest callback, at most 14 days', async () => {
  const world = await openDeaf();
  world.sim.world.goLive(room());
  await world.deliver();
  world.clock.advance(20 * 86_400_000);
  expect(await start(world)).toEqual(['{"names":1,"notAsked":0,"recovered":0}']);
  expect(recordCalls(world)).toBe(14);
});

test('a cloud that does not answer keeps nobody from starting', async () => {
  const world = await openDeaf();
  world.sim.world.goLive(room());
  world.clock.advance(30_000);
  world.sim.faults.add({ kind: 'status', status: 502, action: RECORDS });
  expect(await start(world)).toEqual([
    'missed callbacks not fetched',
    '{"names":1,"notAsked":0,"recovered":0}',
  ]);
});

test('a cloud without records is not asked', async () => {
  const world = await openDeaf('legacy');
  world.sim.world.goLive(room());
  expect(await start(world)).toEqual([]);
  expect(await world.store.events.pending(1)).toEqual([]);
});
