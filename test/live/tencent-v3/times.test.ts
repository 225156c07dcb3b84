import { expect, test } from 'vitest';
import { readTencentTime, tencentTime } from '../../../src/live/tencent-v3/times.ts';

test('writes UTC without milliseconds', () => {
  expect(tencentTime(1700604800)).toBe('2023-11-21T22:13:20Z');
});

test.each([
  ['2023-11-21T22:13:20Z', 1700604800],
  ['2023-11-21 22:13:20Z', 1700604800],
  ['2023-11-22 06:13:20', 1700604800],
  ['2023-11-22T06:13:20', 1700604800],
  ['2023-11-22 06:13:20.123', 1700604800],
  ['', undefined],
  [undefined, undefined],
  ['0000-00-00 00:00:00', undefined],
  ['2023-13-01 00:00:00', undefined],
  ['1700604800', undefined],
])('reads %j', (text, at) => {
  expect(readTencentTime(text)).toBe(at);
});
