import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SimChange } from '../../../src/sim/tencent/journal.ts';
import type { Lab } from './sim-client.ts';
import { keyOf, named, openLab } from './sim-client.ts';

let lab: Lab;
beforeEach(async () => {
  lab = await openLab();
});
afterEach(() => lab.sim.stop());

const room = named('room-1');
const state = () => lab.codeOf('DescribeLiveStreamState', room);

/** Resolves when the stand-in tells of the next change of this kind. */
function next(kind: SimChange['kind']): Promise<void> {
  return new Promise((resolve) => {
    const stop = lab.sim.onChange((change) => {
      if (change.kind !== kind) return;
      stop();
      resolve();
    });
  });
}

test('a slow call is handled when its time has come', async () => {
  lab.sim.faults.add({ kind: 'slow', ms: 3000, times: 1 });
  lab.sim.world.goLive(keyOf('room-1'));
  const waiting = next('waiting');
  const answer = lab.call('ForbidLiveStream', room);
  await waiting;
  lab.clock.advance(2999);
  expect(lab.sim.world.stateOf(keyOf('room-1'))).toBe('active');
  lab.clock.advance(1);
  expect(await answer).toEqual({ RequestId: expect.any(String) });
  expect(lab.sim.world.stateOf(keyOf('room-1'))).toBe('forbid');
});

test('a code is given a number of times, for one action', async () => {
  lab.sim.faults.add({
    kind: 'error',
    code: 'RequestLimitExceeded',
    action: 'DescribeLiveStreamState',
    times: 2,
  });
  expect(await lab.codeOf('DropLiveStream', room)).toBeUndefined();
  expect([await state(), await state(), await state()]).toEqual([
    'RequestLimitExceeded',
    'RequestLimitExceeded',
    undefined,
  ]);
  expect(lab.sim.faults.list()).toEqual([]);
});

test('a status is an HTML page and does nothing', async () => {
  lab.sim.faults.add({ kind: 'status', status: 503 });
  const { status, text } = await lab.send('ForbidLiveStream', room);
  expect([status, text.startsWith('<html>')]).toEqual([503, true]);
  expect(lab.sim.world.bans()).toEqual([]);
  lab.sim.faults.clear();
  expect(await state()).toBeUndefined();
});

test('a dropped connection does nothing', async () => {
  lab.sim.faults.add({ kind: 'drop', action: 'ForbidLiveStream', times: 1 });
  await expect(lab.send('ForbidLiveStream', room)).rejects.toThrow('socket hang up');
  expect(lab.sim.world.bans()).toEqual([]);
  expect(lab.sim.calls.at(-1)).toMatchObject({ code: 'Unanswered', fault: 'drop' });
});

test('a lost answer leaves its effect, and stop ends the waiting', async () => {
  lab.sim.faults.add({ kind: 'lose-answer', action: 'ForbidLiveStream', times: 1 });
  const called = next('called');
  const lost = lab.send('ForbidLiveStream', room).then(
    () => 'answered',
    () => 'lost',
  );
  await called;
  expect(lab.sim.world.bans()).toHaveLength(1);
  expect(lab.sim.calls.at(-1)).toMatchObject({ code: undefined, fault: 'lose-answer' });
  await lab.sim.stop();
  expect(await lost).toBe('lost');
});

test('an answer can come late, after its effect', async () => {
  lab.sim.faults.add({ kind: 'lose-answer', afterMs: 60_000, times: 1 });
  const waiting = next('waiting');
  const answer = lab.codeOf('ForbidLiveStream', room);
  await waiting;
  expect(lab.sim.world.bans()).toHaveLength(1);
  lab.clock.advance(60_000);
  expect(await answer).toBeUndefined();
});

test('clearing one action leaves the others', () => {
  lab.sim.faults.add({ kind: 'drop', action: 'DropLiveStream' });
  lab.sim.faults.add({ kind: 'drop' });
  lab.sim.faults.clear('DropLiveStream');
  expect(lab.sim.faults.list()).toEqual([{ kind: 'drop' }]);
});

test('every request is told, with its parameters and its code', async () => {
  await lab.call('DescribeLiveStreamState', room);
  await lab.call('NoSuchThing');
  expect(lab.sim.calls).toMatchObject([
    { action: 'DescribeLiveStreamState', params: room, atMs: lab.clock.now(), code: undefined },
    { action: 'NoSuchThing', params: {}, code: 'InvalidAction', requestId: expect.any(String) },
  ]);
});
