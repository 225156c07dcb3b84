import { expect, test } from 'vitest';
import { botErrorOf, testStream } from '../../contracts/live.ts';
import { openCloud } from './open-cloud.ts';
import { openScripted, outputOf } from './open-scripted.ts';

const room = testStream('room-1');

test('pushes and viewers now are one call', async () => {
  const { live, sim, calls } = await openCloud();
  sim.world.goLive(room);
  sim.world.watch(room, 20);
  const { pushes, plays } = live.stats.now({});
  expect((await pushes).value.map(({ stream }) => stream)).toEqual([room]);
  expect((await plays).value.map(({ name }) => name)).toEqual(['room-1']);
  expect([(await pushes).source, (await plays).source]).toEqual(['Get_LiveStat', 'Get_LiveStat']);
  expect(calls().map((call) => call.action)).toEqual(['Get_LiveStat']);
});

test('a failed call fails both', async () => {
  const { live, sim } = await openCloud();
  sim.faults.add({ kind: 'error', code: 'sign is wrong' });
  const { pushes, plays } = live.stats.now({});
  const errors = await Promise.all([pushes, plays].map(botErrorOf));
  expect(errors.map((error) => error.code)).toEqual(['cloud-credentials', 'cloud-credentials']);
});

test('the one speed that is told is that of video and sound together, and nothing else is made up', async () => {
  const row = { stream_name: 'room-1', client_ip: '192.0.2.7', server_ip: '', fps: '25', speed: 2128000 };
  const { live, asked } = await openScripted(() => outputOf({ stream_count: 1, stream_info: [row] }));
  const { value, stepS } = await live.stats.pushes({ name: room.name });
  const told = Object.entries(value[0] ?? {}).filter(([, figure]) => figure !== undefined);
  expect(Object.fromEntries(told)).toEqual({
    stream: room,
    fps: 25,
    totalBps: 2128000,
    clientIp: '192.0.2.7',
  });
  expect([stepS, asked[0]?.query.get('Param.s.stream_id')]).toEqual([5, 'room-1']);
});

test('the figures of a stream that is not live are none', async () => {
  const { live } = await openScripted(() => outputOf([]));
  expect((await live.stats.pushes({ name: room.name })).value).toEqual([]);
  expect((await live.stats.plays(room.name)).value).toEqual([]);
  expect((await live.stats.totals()).value).toMatchObject({ viewers: 0, bandwidthMbps: 0 });
});

test('totals that are not told are an error, never 0', async () => {
  const { live } = await openScripted(() => outputOf({ stream_count: 1, stream_info: [] }));
  expect((await botErrorOf(live.stats.totals())).code).toBe('cloud-failed');
});

test('totals are those of the account, true for up to a minute ago', async () => {
  const output = { stream_count: '2', total_online: '1200', total_bandwidth: '12.5', stream_info: [] };
  const { live, asked, clock } = await openScripted(() => outputOf(output));
  expect(await live.stats.totals()).toEqual({
    value: { viewers: 1200, bandwidthMbps: 12.5, requests: undefined, domains: [] },
    source: 'Get_LivePlayStat',
    at: clock.now() / 1000 - 60,
    stepS: 60,
    delayS: 60,
  });
  expect(asked.map(({ path }) => path)).toEqual(['/statcgi']);
});

test('figures are asked for again only when they can have changed', async () => {
  const { live, clock, calls } = await openCloud();
  for (const seconds of [0, 4, 1, 55]) {
    clock.advance(seconds * 1000);
    await live.stats.pushes({});
    await live.stats.plays();
  }
  expect([calls('Get_LivePushStat').length, calls('Get_LivePlayStat').length]).toEqual([3, 2]);
});

test('a figure after a write is read anew', async () => {
  const { live, sim } = await openCloud();
  sim.world.goLive(room);
  expect((await live.stats.pushes({})).value).toHaveLength(1);
  await live.control.streams.cut(room);
  expect((await live.stats.pushes({})).value).toEqual([]);
});

test('many live streams are read by pages of 300', async () => {
  const { live, sim, calls } = await openCloud();
  for (let n = 0; n < 1000; n += 1) sim.world.goLive(testStream(`room-${n}`));
  const { value } = await live.stats.pushes({});
  expect(new Set(value.map(({ stream }) => stream.name)).size).toBe(1000);
  expect(calls().map(({ params }) => params['Param.n.page_size'])).toEqual([300, 300, 300, 300]);
});
