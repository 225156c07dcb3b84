import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { plainText } from '../../../src/core/text.ts';
import { botErrorOf, testStream } from '../../contracts/live.ts';
import { openCloud } from './open-cloud.ts';
import { API_KEY, openScripted, refusalOf } from './open-scripted.ts';

const room = testStream('room-1');

test('the check is one signed read', async () => {
  const { live, calls, clock } = await openCloud();
  expect(await live.checkCredentials()).toEqual({ missing: [], at: clock.now() / 1000 });
  expect(calls().map((call) => call.action)).toEqual(['Live_Channel_GetChannelList']);
});

test.each([
  ['a wrong key', { apiKey: 'wrong' }],
  ['a clock that is two minutes late', { now: () => Date.UTC(2026, 10, 22, 11, 58) / 1000 }],
])('%s is told with the settings to look at', async (_, live) => {
  const cloud = await openCloud({ live });
  const error = await botErrorOf(cloud.live.checkCredentials());
  expect(error.code).toBe('cloud-credentials');
  for (const words of ['TENCENT_API_KEY', 'clock']) expect(plainText(error.next)).toContain(words);
});

test('another account is turned away', async () => {
  const { live } = await openCloud({ live: { appId: '1250000001' } });
  expect((await botErrorOf(live.checkCredentials())).code).toBe('cloud-account');
});

test('each host is told the account by its own name, which is a setting', async () => {
  const accountNames = { fcgi: 'cmd', statcgi: 'appid' } as const;
  const { live, asked } = await openScripted(() => refusalOf(1, 'no'), { accountNames });
  await botErrorOf(live.streams.state(room));
  await botErrorOf(live.stats.totals());
  expect(asked.map(({ path, query }) => [path, query.get('cmd'), query.get('appid')])).toEqual([
    ['/fcgi', '1250000000', null],
    ['/statcgi', null, '1250000000'],
  ]);
});

test('the query has the documented spelling, its dots as they are', async () => {
  const { live, asked } = await openScripted(() => refusalOf(1, 'no'));
  await botErrorOf(live.streams.state(room));
  const [{ method, rawQuery, body } = { method: '', rawQuery: '', body: '' }] = asked;
  expect([method, body]).toEqual(['GET', '']);
  expect(rawQuery).toMatch(
    /^appid=1250000000&interface=Live_Channel_GetStatus&t=1795348860&sign=[0-9a-f]{32}&Param\.s\.channel_id=room-1$/,
  );
});

test('key and sign stand in no error, log line or message, even when Tencent echoes them', async () => {
  const lines: unknown[] = [];
  const log = {
    called: (entry: unknown) => void lines.push(entry),
    skipped: (entry: unknown) => void lines.push(entry),
  };
  const signs: string[] = [];
  const { live } = await openScripted(
    ({ query }) => {
      const sign = query.get('sign') ?? '';
      signs.push(sign);
      const bodies = [
        refusalOf(1, `sign ${sign} is not of ${API_KEY}`),
        { body: `<html>${API_KEY} ${sign}` },
        { status: 403, body: `${API_KEY} ${sign}` },
      ];
      return bodies[signs.length % bodies.length] ?? { body: '' };
    },
    { log },
  );
  for (let round = 0; round < 3; round += 1) {
    const asked = [live.streams.state(room), live.control.streams.cut(room), live.checkCredentials()];
    for (const error of await Promise.all(asked.map(botErrorOf))) {
      lines.push(plainText(error.said), plainText(error.next), error.stack, inspect(error, { depth: 20 }));
    }
  }
  lines.push(inspect(live, { depth: 20, showHidden: true }));
  const gone = await openScripted(() => ({ body: '' }), { fcgiUrl: 'http://127.0.0.1:1/', log });
  lines.push(inspect(await botErrorOf(gone.live.control.streams.cut(room)), { depth: 20 }));
  const all = inspect(lines, { depth: 20, maxArrayLength: null, maxStringLength: null });
  expect(all).toContain('sign *** is not of ***');
  for (const secret of [API_KEY, ...signs]) expect(all).not.toContain(secret);
});

test('the log has one line for each call sent', async () => {
  const lines: unknown[] = [];
  const log = { called: (entry: unknown) => void lines.push(entry), skipped: () => undefined };
  const { live, sim } = await openCloud({ live: { log } });
  const action = 'Live_Channel_GetStatus';
  sim.faults.add({ kind: 'drop', action, times: 1 });
  await live.streams.state(room);
  expect(lines).toEqual([
    { action, outcome: 'broken', requestId: undefined, tookMs: 0 },
    { action, outcome: '20601', requestId: undefined, tookMs: 0 },
  ]);
});
