import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeUtc } from '../../../src/sim/tencent/wire/times.ts';
import type { Lab } from './sim-client.ts';
import { keyOf, named, openLab, rowsOf, startMs } from './sim-client.ts';

let lab: Lab;
beforeEach(async () => {
  lab = await openLab({ pushDomains: ['push.example.com', 'push2.example.com'] });
});
afterEach(() => lab.sim.stop());

const dayMs = 24 * 3600 * 1000;

async function stateOf(name: string, app = 'live') {
  return (await lab.call('DescribeLiveStreamState', named(name, app)))['StreamState'];
}

async function events(filter: object = {}) {
  const window = { StartTime: writeUtc(startMs - dayMs), EndTime: writeUtc(lab.clock.now()) };
  return rowsOf(await lab.call('DescribeLiveStreamEventList', { ...window, ...filter }), 'EventList');
}

test('a stream is inactive, active, and inactive again; an unknown one is inactive', async () => {
  expect(await stateOf('room-1')).toBe('inactive');
  lab.sim.world.goLive(keyOf('room-1'));
  expect(await stateOf('room-1')).toBe('active');
  expect(await stateOf('room-1', 'backup')).toBe('inactive');
  lab.sim.world.endPush(keyOf('room-1'));
  expect(await stateOf('room-1')).toBe('inactive');
});

test('a ban hits the name in every app and domain, and refuses it until its end', async () => {
  const elsewhere = { ...keyOf('room-1'), domain: 'push2.example.com' };
  lab.sim.world.goLive(keyOf('room-1'));
  lab.sim.world.goLive(keyOf('room-1', 'backup'));
  lab.sim.world.goLive(elsewhere);
  lab.sim.world.goLive(keyOf('room-2'));
  await lab.call('ForbidLiveStream', {
    ...named('room-1'),
    ResumeTime: writeUtc(startMs + 3_600_000),
    Reason: 'x',
  });
  expect(await stateOf('room-1')).toBe('forbid');
  expect(await stateOf('room-1', 'backup')).toBe('forbid');
  expect(await stateOf('room-2')).toBe('active');
  expect(lab.sim.world.live()).toHaveLength(1);
  expect((await events()).map((row) => row['StopReason'])).toEqual(['21/101', '21/101', '21/101']);

  lab.clock.advance(3_599_000);
  expect(lab.sim.world.goLive(elsewhere)).toBe(false);
  lab.clock.advance(1000);
  expect(await stateOf('room-1')).toBe('inactive');
  expect(lab.sim.world.goLive(elsewhere)).toBe(true);
});

test('a ban without an end holds seven days', async () => {
  await lab.call('ForbidLiveStream', named('room-1'));
  const [ban] = rowsOf(await lab.call('DescribeLiveForbidStreamList'), 'ForbidStreamList');
  expect(ban).toEqual({
    StreamName: 'room-1',
    CreateTime: '2026-11-22 20:00:00',
    ExpireTime: '2026-11-29 20:00:00',
    AppName: 'live',
    DomainName: 'push.example.com',
  });
  lab.clock.advance(7 * dayMs);
  expect(await lab.call('DescribeLiveForbidStreamList')).toMatchObject({ TotalNum: 0 });
});

test('a refused push is remembered as 18/305 and left out by IsFilter', async () => {
  await lab.call('ForbidLiveStream', named('room-1'));
  lab.sim.world.goLive(keyOf('room-1'));
  expect(await events()).toMatchObject([{ StreamName: 'room-1', StopReason: '18/305', Duration: 0 }]);
  expect(await events({ IsFilter: 1 })).toEqual([]);
});

test('Resume lifts the ban by name and restarts nothing', async () => {
  lab.sim.world.goLive(keyOf('room-1'));
  await lab.call('ForbidLiveStream', named('room-1'));
  await lab.call('ResumeLiveStream', named('room-1', 'backup'));
  expect(await stateOf('room-1')).toBe('inactive');
  expect(await lab.codeOf('ResumeLiveStream', named('never-banned'))).toBeUndefined();
});

test('Drop ends one push, lets it come back, and succeeds on what is not live', async () => {
  lab.sim.world.goLive(keyOf('room-1'));
  lab.sim.world.goLive(keyOf('room-1', 'backup'));
  expect(await lab.codeOf('DropLiveStream', named('room-1'))).toBeUndefined();
  expect(await stateOf('room-1')).toBe('inactive');
  expect(await stateOf('room-1', 'backup')).toBe('active');
  expect(await events()).toMatchObject([{ StopReason: '21/100' }]);
  expect(await lab.codeOf('DropLiveStream', named('room-1'))).toBeUndefined();
  expect(await events()).toHaveLength(1);
  expect(lab.sim.world.goLive(keyOf('room-1'))).toBe(true);
});

test('a second pusher stands by and takes over when the first is cut', async () => {
  lab.sim.world.goLive(keyOf('room-1'), { clientIp: '203.0.113.1' });
  lab.sim.world.goLive(keyOf('room-1'), { clientIp: '203.0.113.2' });
  const shown = async () =>
    rowsOf(await lab.call('DescribeLiveStreamPushInfoList'), 'DataInfoList').map((row) => row['ClientIp']);
  expect(await shown()).toEqual(['203.0.113.1']);
  await lab.call('DropLiveStream', named('room-1'));
  expect(await stateOf('room-1')).toBe('active');
  expect(await shown()).toEqual(['203.0.113.2']);
  await lab.call('ForbidLiveStream', named('room-1'));
  expect(lab.sim.world.live()).toEqual([]);
});

test('an encoder that reconnects is back after a cut, and knocks in vain while it is banned', async () => {
  lab.sim.world.goLive(keyOf('room-1'), { reconnects: { afterMs: 5000, tries: 3 } });
  await lab.call('DropLiveStream', named('room-1'));
  lab.clock.advance(4999);
  expect(await stateOf('room-1')).toBe('inactive');
  lab.clock.advance(1);
  expect(await stateOf('room-1')).toBe('active');

  await lab.call('ForbidLiveStream', named('room-1'));
  lab.clock.advance(60_000);
  expect((await events()).map((row) => row['StopReason'])).toEqual([
    '18/305',
    '18/305',
    '18/305',
    '21/101',
    '21/100',
  ]);
});

test('an encoder that is switched off does not come back', async () => {
  lab.sim.world.goLive(keyOf('room-1'), { reconnects: { afterMs: 5000 } });
  await lab.call('DropLiveStream', named('room-1'));
  lab.sim.world.endPush(keyOf('room-1'));
  lab.clock.advance(60_000);
  expect(await stateOf('room-1')).toBe('inactive');
});

test('the list of bans can be gone', async () => {
  lab.sim.traits.forbidList = 'gone';
  expect(await lab.codeOf('DescribeLiveForbidStreamList')).toBe('InvalidAction');
});

test('a silent push is closed after 70 s, and a shorter loss is not seen', async () => {
  lab.sim.world.goLive(keyOf('room-1'));
  lab.sim.world.stutter(keyOf('room-1'), 0);
  lab.clock.advance(69_000);
  lab.sim.world.stutter(keyOf('room-1'), 1);
  lab.clock.advance(60_000);
  expect(await stateOf('room-1')).toBe('active');
  lab.sim.world.stutter(keyOf('room-1'), 0);
  lab.clock.advance(70_000);
  expect(await stateOf('room-1')).toBe('inactive');
  expect(await events()).toMatchObject([{ StopReason: '8/0', Duration: 199 }]);
});
