import { expect, test } from 'vitest';
import { botErrorOf, testStream } from '../../contracts/live.ts';
import { openCloud } from './open-cloud.ts';
import { openScripted, outputOf } from './open-scripted.ts';

const room = testStream('room-1');

test('a stream of a list has the domain and app of the installation, or those that were asked for', async () => {
  const { live, sim } = await openCloud();
  sim.world.goLive(room);
  const place = { domain: testStream('x', 'live', 'other.example.com').domain };
  expect((await live.streams.online({})).value).toEqual([{ stream: room, since: undefined }]);
  expect((await live.streams.online(place)).value[0]?.stream).toEqual({ ...room, ...place });
});

test('what was pushed and is not on air is listed as interrupted, what is banned as banned', async () => {
  const { live, sim, clock } = await openCloud();
  for (const name of ['gone', 'on-air', 'banned']) sim.world.goLive(testStream(name));
  sim.world.endPush(testStream('gone'));
  sim.world.ban(testStream('banned'), clock.now() + 60_000);
  expect((await live.streams.interrupted()).value).toEqual([testStream('gone')]);
  expect((await live.streams.banned()).value.map(({ name }) => name)).toEqual(['banned']);
  expect((await live.streams.banned(room.name)).value).toEqual([]);
  expect((await live.streams.online({})).value.map(({ stream }) => stream.name)).toEqual(['on-air']);
});

test('long lists are read to their end', async () => {
  const { live, sim, calls } = await openCloud();
  for (let n = 0; n < 250; n += 1) sim.world.goLive(testStream(`room-${n}`));
  expect((await live.streams.online({})).value).toHaveLength(250);
  expect(calls()).toHaveLength(1);
  for (let n = 0; n < 250; n += 1) sim.world.endPush(testStream(`room-${n}`));
  const names = (await live.streams.interrupted()).value.map((stream) => stream.name);
  expect(new Set(names).size).toBe(250);
  expect(calls('Live_Channel_GetChannelList')).toHaveLength(3);
});

test('a list of live channels that is cut short is read by pages', async () => {
  const { live, asked } = await openScripted(({ query }) => {
    const size = query.get('interface') === 'Live_Channel_GetLiveChannelList' ? 1 : 2;
    const rows = ['room-1', 'room-2'].slice(0, size).map((channel_id) => ({ channel_id }));
    return outputOf({ all_count: '2', channel_list: rows });
  });
  const { value, source } = await live.streams.online({});
  expect([value.length, source]).toEqual([2, 'Live_Channel_GetChannelList']);
  expect(asked[1]?.query.get('Param.n.status')).toBe('1');
});

test('names that the bot cannot use are left out, and told to the log', async () => {
  const skipped: unknown[] = [];
  const log = { called: () => undefined, skipped: (entry: unknown) => void skipped.push(entry) };
  const channel_list = [{ channel_id: '房间' }, { channel_id: 'room-1' }];
  const { live } = await openScripted(() => outputOf({ all_count: 2, channel_list }), { log });
  expect((await live.streams.online({})).value.map(({ stream }) => stream)).toEqual([room]);
  expect(skipped).toEqual([{ action: 'Live_Channel_GetLiveChannelList', rows: 1 }]);
});

test.each([
  [outputOf([{ status: '1' }]), 'live'],
  [outputOf({ status: 0 }), 'offline'],
  [outputOf([{ status: 3, width: 1920 }]), 'banned'],
])('%j is %s', async (answer, state) => {
  const { live } = await openScripted(() => answer);
  expect((await live.streams.state(room)).value).toBe(state);
});

test.each([outputOf([]), outputOf({ status: 2 }), outputOf({ status: 'live' })])(
  '%j is an error, never offline',
  async (answer) => {
    const { live } = await openScripted(() => answer);
    const error = await botErrorOf(live.streams.state(room));
    expect([error.code, error.did]).toEqual(['cloud-failed', 'nothing']);
  },
);
