import { expect, test } from 'vitest';
import { CallError, type Fault } from '../../../src/live/tencent/faults.ts';
import { retry } from '../../../src/live/tencent/retry.ts';
import { retryBase } from '../../../src/live/tencent-v3/retry-base.ts';
import { manualClock } from '../../../src/sim/clock.ts';
import { botErrorOf, testStream } from '../../contracts/live.ts';
import { openCloud } from './open-cloud.ts';

const answered = (code: string): Fault => ({ kind: 'answered', code, message: '' });
const transport = (reason: 'timeout' | 'broken' | 'too-big'): Fault => ({
  kind: 'transport',
  reason,
  sent: true,
});

/** The moments of all attempts when each one fails with `fault`. */
async function attemptsOf(fault: Fault, random: number, endsAtMs = 60_000): Promise<number[]> {
  const base = manualClock(0);
  const clock = {
    now: () => base.now(),
    after(delayMs: number, run: () => void) {
      setImmediate(() => {
        base.advance(delayMs);
        run();
      });
      return () => undefined;
    },
  };
  const attempts: number[] = [];
  const read = () => {
    attempts.push(clock.now());
    return Promise.reject(new CallError(fault));
  };
  await expect(
    retry(read, { clock, random: () => random, endsAtMs, baseMs: retryBase }),
  ).rejects.toBeInstanceOf(CallError);
  return attempts;
}

test.each([
  'RequestLimitExceeded',
  'RequestLimitExceeded.UinLimitExceeded',
  'LimitExceeded.RateLimitExceeded',
])('%s: twice again, after at least a second, with jitter', async (code) => {
  expect(await attemptsOf(answered(code), 0)).toEqual([0, 1000, 3000]);
  expect(await attemptsOf(answered(code), 0.5)).toEqual([0, 1500, 4500]);
});

test.each([
  answered('InternalError'),
  answered('InternalError.DBError'),
  answered('ServiceUnavailable'),
  transport('timeout'),
  transport('broken'),
  { kind: 'unreadable', status: 503 } as const,
])('%j: twice again, soon', async (fault) => {
  expect(await attemptsOf(fault, 0)).toEqual([0, 200, 600]);
});

test.each([
  answered('AuthFailure.SignatureFailure'),
  answered('InvalidParameter'),
  answered('InternalError.NotPermmitOperat'),
  answered('LimitExceeded.MaximumTask'),
  answered('FailedOperation'),
  answered('InvalidAction'),
  transport('too-big'),
  { kind: 'unreadable', status: 200 } as const,
])('%j: never again', async (fault) => {
  expect(await attemptsOf(fault, 0)).toEqual([0]);
});

test('no attempt begins after the deadline', async () => {
  expect(await attemptsOf(answered('RequestLimitExceeded'), 0, 1000)).toEqual([0]);
  expect(await attemptsOf(answered('RequestLimitExceeded'), 0, 1001)).toEqual([0, 1000]);
});

const room = testStream('room-1');

test('a read gets over two faults; its time is that of the attempt that was answered', async () => {
  const { live, sim, calls, clock } = await openCloud();
  sim.world.goLive(room);
  const action = 'DescribeLiveStreamState';
  sim.faults.add({ kind: 'error', code: 'RequestLimitExceeded', action, times: 1 });
  sim.faults.add({ kind: 'drop', action, times: 1 });
  const { value, at } = await live.streams.state(room);
  expect([value, at, calls().length]).toEqual(['live', Math.floor(clock.now() / 1000), 3]);
});

test.each(['RequestLimitExceeded', 'InternalError', 'ServiceUnavailable'])(
  'a write is sent once also after %s',
  async (code) => {
    const { live, sim, calls } = await openCloud();
    sim.faults.add({ kind: 'error', code });
    const error = await botErrorOf(live.control.streams.cut(room));
    expect(error.did).toBe(code === 'RequestLimitExceeded' ? 'nothing' : 'unknown');
    expect(calls()).toHaveLength(1);
  },
);
