import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keyOf, named, startMs } from '../sim-client.ts';
import type { LegacyLab, Query } from './legacy-client.ts';
import { listOf, openLegacyLab } from './legacy-client.ts';

let lab: LegacyLab;
beforeEach(async () => {
  lab = await openLegacyLab();
});
afterEach(() => lab.sim.stop());

const now = startMs / 1000;
const dayMs = 24 * 3_600_000;
const room: Query = { 'Param.s.channel_id': 'room-1' };

const status = async () => {
  const { ret, output } = await lab.ask('Live_Channel_GetStatus', room);
  return ret === 0 && Array.isArray(output) ? output : ret;
};
const set = (value: number, more: Query = {}) =>
  lab.ret('Live_Channel_SetStatus', { ...room, 'Param.n.status': value, ...more });
const manage = (action: string, end: number) =>
  lab.ret('channel_manager', { ...room, 'Param.s.action': action, 'Param.n.abstime_end': end });
const v3State = async () => (await lab.call('DescribeLiveStreamState', named('room-1')))['StreamState'];

describe('Live_Channel_GetStatus', () => {
  test('refuses a stream that was never pushed with 20601', async () => {
    expect(await lab.ask('Live_Channel_GetStatus', room)).toEqual({
      ret: 20601,
      retcode: 20601,
      message: expect.any(String),
      errmsg: expect.any(String),
    });
  });

  test('answers an array of one, under all names of the envelope', async () => {
    lab.sim.world.goLive(keyOf('room-1'), { width: 1280, height: 720 });
    expect(await lab.ask('Live_Channel_GetStatus', room)).toEqual({
      ret: 0,
      retcode: 0,
      message: '',
      errmsg: '',
      output: [{ status: 1, rate_type: 0, recv_type: 1, width: 1280, height: 720 }],
    });
    lab.sim.world.endPush(keyOf('room-1'));
    expect(await status()).toMatchObject([{ status: 0 }]);
  });

  test('needs a name', async () => {
    expect(await lab.ret('Live_Channel_GetStatus')).toBe(-1);
  });
});

describe('Live_Channel_SetStatus', () => {
  test('0 bans for 7 days, which 3.0 sees, and 1 allows', async () => {
    lab.sim.world.goLive(keyOf('room-1'));
    expect(await lab.ask('Live_Channel_SetStatus', { ...room, 'Param.n.status': 0 })).toEqual({
      ret: 0,
      message: '',
    });
    expect(await status()).toMatchObject([{ status: 3, width: 0 }]);
    expect(await v3State()).toBe('forbid');
    expect(lab.sim.world.bans()).toMatchObject([{ untilMs: startMs + 7 * dayMs }]);
    expect(lab.sim.world.goLive(keyOf('room-1'))).toBe(false);
    expect(await set(1)).toBe(0);
    expect(await v3State()).toBe('inactive');
    expect(await status()).toMatchObject([{ status: 0 }]);
  });

  test('lapses silently', async () => {
    lab.sim.world.goLive(keyOf('room-1'));
    await set(0);
    lab.clock.advance(7 * dayMs);
    expect(await status()).toMatchObject([{ status: 0 }]);
  });

  test('a ban through 3.0 is seen', async () => {
    lab.sim.world.goLive(keyOf('room-1'));
    await lab.call('ForbidLiveStream', named('room-1'));
    expect(await status()).toMatchObject([{ status: 3 }]);
  });

  test('2 cuts, and the host may push again', async () => {
    lab.sim.world.goLive(keyOf('room-1'), { reconnects: { afterMs: 5000 } });
    expect(await set(2)).toBe(0);
    expect(await v3State()).toBe('inactive');
    lab.clock.advance(5000);
    expect(await v3State()).toBe('active');
  });

  test('2 cuts in one app, or everywhere', async () => {
    for (const app of ['live', 'backup']) lab.sim.world.goLive(keyOf('room-1', app));
    await set(2, { 'Param.s.path': 'backup', 'Param.s.domain': 'push.example.com' });
    expect(lab.sim.world.live()).toMatchObject([{ stream: { app: 'live' } }]);
    lab.sim.world.goLive(keyOf('room-1', 'backup'));
    await set(2);
    expect(lab.sim.world.live()).toEqual([]);
  });
});

describe('channel_manager', () => {
  test('forbids until a moment, at most for three months', async () => {
    lab.sim.world.goLive(keyOf('room-1'));
    expect(await manage('forbid', now + 3600)).toBe(0);
    expect(await v3State()).toBe('forbid');
    expect(lab.sim.world.bans()).toMatchObject([{ untilMs: startMs + 3_600_000 }]);
    expect(await manage('forbid', now + 365 * 86_400)).toBe(0);
    expect(lab.sim.world.bans()).toMatchObject([{ untilMs: startMs + 90 * dayMs }]);
    expect(await manage('resume', now + 60)).toBe(0);
    expect(lab.sim.world.bans()).toEqual([]);
  });

  test('refuses an end in the past, no end, and other actions', async () => {
    expect(await manage('forbid', now)).toBe(-1);
    expect(await manage('allow', now + 60)).toBe(-1);
    expect(await lab.ret('channel_manager', { ...room, 'Param.s.action': 'resume' })).toBe(-1);
    expect(lab.sim.world.bans()).toEqual([]);
  });
});

describe('lists', () => {
  const all = 'Live_Channel_GetChannelList';
  const idsOf = async (query: Query = {}, name = all) =>
    listOf(await lab.output(name, query), 'channel_list').map((row) => row['channel_id']);

  beforeEach(async () => {
    const { world } = lab.sim;
    for (const name of ['c', 'a', 'b']) {
      world.goLive(keyOf(name));
      lab.clock.advance(1000);
    }
    world.goLive(keyOf('a', 'backup'));
    world.endPush(keyOf('b'));
    world.ban(keyOf('c'), Infinity);
    world.ban(keyOf('never-pushed'), Infinity);
  });

  test('every channel once, in the order of its creation', async () => {
    expect(await lab.output(all)).toEqual({
      all_count: 4,
      channel_list: ['c', 'a', 'b', 'never-pushed'].map((channel_id) => ({ channel_id })),
    });
    const newest = { 'Param.s.order_field': 'create_time', 'Param.n.order_type': 1 };
    expect(await idsOf(newest)).toEqual(['never-pushed', 'b', 'a', 'c']);
  });

  test('by status', async () => {
    expect(await idsOf({ 'Param.n.status': 0 })).toEqual(['b']);
    expect(await idsOf({ 'Param.n.status': 1 })).toEqual(['a']);
    expect(await idsOf({ 'Param.n.status': 3 })).toEqual(['c', 'never-pushed']);
  });

  test('the live ones alone', async () => {
    expect(await idsOf({}, 'Live_Channel_GetLiveChannelList')).toEqual(['a']);
  });

  test('in pages of 10 to 100', async () => {
    for (let at = 0; at < 8; at += 1) lab.sim.world.goLive(keyOf(`more-${at}`));
    expect(await idsOf()).toHaveLength(10);
    expect(await idsOf({ 'Param.n.page_no': 2 })).toEqual(['more-7', 'never-pushed']);
    expect(await idsOf({ 'Param.n.page_size': 100 })).toHaveLength(12);
  });

  test.each<Query>([
    { 'Param.n.page_size': 9 },
    { 'Param.n.page_size': 101 },
    { 'Param.n.page_no': 0 },
    { 'Param.n.status': 2 },
    { 'Param.n.order_type': 2 },
    { 'Param.s.order_field': 'channel_id' },
  ])('%o is refused', async (query) => {
    expect(await lab.ret(all, query)).toBe(-1);
  });
});
