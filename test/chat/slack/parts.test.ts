import { describe, expect, it } from 'vitest';
import { cut, cutSpans, plainWords } from '../../../src/chat/slack/cut.ts';
import { createFirstTime } from '../../../src/chat/slack/first-time.ts';
import { createKept } from '../../../src/chat/slack/kept.ts';
import { createSdkLog } from '../../../src/chat/slack/sdk-log.ts';
import type { Span } from '../../../src/core/text.ts';

describe('cutting', () => {
  it('never halves a character', () => {
    expect(cut('ab🚨cd', 4)).toBe('ab…');
    expect(cut('ab🚨cd', 5)).toBe('ab🚨…');
    expect(cut('short', 5)).toBe('short');
  });

  it('keeps the styles of what is left, and halves no time', () => {
    const spans: Span[] = [
      { kind: 'plain', value: 'since ' },
      { kind: 'time', at: 0 },
      { kind: 'bold', value: ' and on' },
    ];
    expect(cutSpans(spans, 100)).toEqual(spans);
    expect(cutSpans(spans, 27)).toEqual([spans[0], spans[1], { kind: 'bold', value: '…' }]);
    expect(plainWords(cutSpans(spans, 10))).toBe('since …');
  });
});

describe('what is kept', () => {
  it('is asked for once at a time, and again when its life is over', async () => {
    const clock = { now: 0 };
    const asked: string[] = [];
    const kept = createKept({
      lookUp: async (key) => asked.push(key),
      lifeS: 60,
      most: 2,
      now: () => clock.now,
    });
    expect(await Promise.all([kept('a'), kept('a'), kept('b')])).toEqual([1, 1, 2]);
    clock.now = 59;
    expect(await kept('a')).toBe(1);
    clock.now = 60;
    expect(await kept('a')).toBe(3);
    await kept('c');
    expect(await kept('b')).toBe(5);
    expect(asked).toEqual(['a', 'b', 'a', 'c', 'b']);
  });

  it('is no failure', async () => {
    const answers = [Promise.reject(new Error('down')), Promise.resolve('up')];
    const kept = createKept({
      lookUp: () => answers.shift() ?? Promise.resolve('more'),
      lifeS: 60,
      most: 2,
      now: () => 0,
    });
    await expect(kept('a')).rejects.toThrow('down');
    expect(await kept('a')).toBe('up');
  });
});

it('the first time is known among the last keys only', () => {
  const isFirst = createFirstTime(2);
  expect([isFirst('a'), isFirst('a'), isFirst('b'), isFirst('c'), isFirst('a')]).toEqual([
    true,
    false,
    true,
    true,
    true,
  ]);
});

it("the SDK's log lines hold no token and no address", () => {
  const lines: unknown[] = [];
  const line = (event: string, fields?: object) => void lines.push({ event, ...fields });
  const log = createSdkLog({ info: line, warn: line, error: line });
  log.debug('whole request');
  log.warn('failed: xoxb-1-2-abc at https://hooks.slack.com/commands/T1/2/3', { token: 'xapp-1' });
  log.error(new Error('wss://wss.slack.com/link/?ticket=1 refused'));
  expect(lines).toEqual([
    { event: 'slack sdk', said: 'failed: [redacted] at [redacted] …' },
    { event: 'slack sdk', said: '[redacted] refused' },
  ]);
});
