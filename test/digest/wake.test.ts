import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { wakeEveryMinute } from '../../src/digest/wake.ts';

const nothing = () => undefined;
const log = { info: nothing, warn: nothing, error: nothing };

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 22, 12, 0, 30) });
});
afterEach(() => {
  vi.useRealTimers();
});

test('wakes at every full minute until it is stopped', async () => {
  const woken: number[] = [];
  const stop = wakeEveryMinute(() => void woken.push(new Date().getSeconds()), log);
  await vi.advanceTimersByTimeAsync(180_000);
  stop();
  await vi.advanceTimersByTimeAsync(180_000);
  expect(woken).toEqual([0, 0, 0]);
});
