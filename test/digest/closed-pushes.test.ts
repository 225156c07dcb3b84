import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainText } from '../../src/core/text.ts';
import { foldPushes } from '../../src/digest/fold-pushes.ts';
import { isAppName, type AppName } from '../../src/live/port.ts';
import { push, type PushParts } from './pushes.ts';

const DAY = { from: 0, to: 86_400 };
const HOUR_S = 3600;
const closed = (name: string, from: number, to: number, stopReason = '3/0'): PushParts => ({
  name,
  from,
  to,
  stopReason,
});

function foldOf(pushes: readonly PushParts[]) {
  const fold = foldPushes(DAY);
  for (const each of pushes) fold.add(push(each));
  return fold;
}

const gapsIn = (pushes: readonly PushParts[]): readonly string[] =>
  foldOf(pushes)
    .sum()
    .interruptions.map(({ name, from, to, cause }) => `${name} ${from}-${to} ${plainText(cause)}`);

describe('a connection that closed', () => {
  test.each(['3/0', '4/0'])('(%s) is an interruption when the stream is back within the hour', (reason) => {
    expect(gapsIn([closed('a', 0, 1000, reason), closed('a', 1000 + HOUR_S, 9000)])).toEqual([
      'a 1000-4600 the connection closed',
    ]);
  });

  test('is none when it is back later, or not at all', () => {
    const pushes = [closed('a', 0, 1000), closed('a', 1001 + HOUR_S, 9000), closed('b', 0, 5000)];
    expect(gapsIn(pushes)).toEqual([]);
  });

  test('is one when it is back and still on air', () => {
    const fold = foldOf([closed('a', 0, 1000)]);
    fold.addLive(push(closed('a', 0, 0)).stream, 1200);
    expect(fold.sum().interruptions).toMatchObject([{ name: 'a', from: 1000, to: 1200 }]);
  });

  test('is none when the encoder said that it ended, or the API cut it', () => {
    const pushes = [closed('a', 0, 1000, '1/0'), closed('a', 1100, 2000, '21/100'), closed('a', 2100, 3000)];
    expect(gapsIn(pushes)).toEqual([]);
  });

  test('is none when another encoder of the stream held on, or somebody else of that name came', () => {
    expect(gapsIn([closed('a', 0, 1000), closed('a', 900, 2000, '1/0'), closed('a', 2100, 3000)])).toEqual(
      [],
    );
    const fold = foldOf([closed('a', 0, 1000)]);
    const other = push(closed('a', 1100, 2000));
    fold.add({ ...other, stream: { ...other.stream, app: appOf('backup') } });
    expect(fold.sum().interruptions).toEqual([]);
  });

  test('fails no push, and stands beside one that did', () => {
    const pushes = [closed('a', 0, 1000), closed('a', 1100, 2000, '8/0'), closed('a', 2300, 3000)];
    expect(gapsIn(pushes)).toEqual([
      'a 2000-2300 no data arrived for a long time',
      'a 1000-1100 the connection closed',
    ]);
    expect(foldOf(pushes).sum()).toMatchObject({ failed: 1, causes: [{ count: 1 }] });
  });

  test('at the same moment as a failure is told once, as the failure', () => {
    const pushes = [closed('a', 0, 1000), closed('a', 10, 1000, '8/0'), closed('a', 1100, 3000)];
    expect(gapsIn(pushes)).toEqual(['a 1000-1100 no data arrived for a long time']);
  });
});

const somePush = fc
  .record({
    name: fc.constantFrom('a', 'b', 'c'),
    from: fc.integer({ min: -5000, max: 90_000 }),
    durationS: fc.nat(9000),
    stopReason: fc.constantFrom('3/0', '4/0', '1/0', '21/102'),
  })
  .map(({ durationS, ...rest }) => ({ ...rest, to: rest.from + durationS }));

/** From each moment at which a connection closed to the next push, without any cleverness. */
function slowly(pushes: readonly PushParts[]): readonly number[] {
  const seen = pushes.filter(({ from, to }) => from < to && from < DAY.to && to > DAY.from);
  const found = new Map<string, number>();
  for (const { name, to, stopReason } of seen) {
    const own = seen.filter((each) => each.name === name);
    const next = Math.min(...own.map(({ from }) => from).filter((from) => from > to));
    const isHeld = own.some((each) => each.from <= to && to < each.to);
    const isLost = stopReason === '3/0' || stopReason === '4/0';
    if (isLost && !isHeld && next - to <= HOUR_S) found.set(`${name} ${to}`, next - to);
  }
  return [...found.values()].toSorted((a, b) => b - a).slice(0, 3);
}

test('the longest of all that came back are told, in whatever order pushes are told', () => {
  const property = fc.property(fc.array(somePush, { maxLength: 40 }), (pushes) => {
    const gaps = foldOf(pushes).sum().interruptions;
    expect(gaps.map(({ from, to }) => to - from)).toEqual(slowly(pushes));
  });
  fc.assert(property, { numRuns: 300 });
});

function appOf(name: string): AppName {
  if (!isAppName(name)) throw new TypeError(name);
  return name;
}
