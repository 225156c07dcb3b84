import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { plainText } from '../../../src/core/text.ts';
import { isDomainName } from '../../../src/live/port.ts';
import { botErrorOf, testStream } from '../../contracts/live.ts';
import { openCloud } from './open-cloud.ts';
import { errorOf, openScripted, SECRET_KEY } from './open-scripted.ts';

const room = testStream('room-1');
const TOKEN = 'canaryToken0123456789';

test('the check tells which configured push domains the account lacks', async () => {
  const pushDomains = ['push.example.com', 'typo.example.com'].filter(isDomainName);
  const { live, clock } = await openCloud({ live: { pushDomains } });
  const at = Math.floor(clock.now() / 1000);
  expect(await live.checkCredentials()).toEqual({ missing: ['typo.example.com'], at });
});

test('the check reads all pages of domains', async () => {
  const pushDomains = Array.from({ length: 201 }, (_, index) => `push-${index}.example.com`);
  const { live, calls } = await openCloud({ sim: { pushDomains } });
  expect((await live.checkCredentials()).missing).toEqual([]);
  expect(calls()).toHaveLength(3);
});

test.each([
  ['a wrong key', { secretKey: 'wrong' }, 'cloud-credentials'],
  ['an unknown id', { secretId: 'AKIDwrong' }, 'cloud-credentials'],
  ['a token that nobody gave', { token: 'wrong' }, 'cloud-credentials'],
  [
    'a clock that is six minutes off',
    { now: () => Date.UTC(2026, 10, 22, 12, 6) / 1000 },
    'cloud-credentials',
  ],
] as const)('%s is refused', async (_, live, code) => {
  const cloud = await openCloud({ live });
  expect((await botErrorOf(cloud.live.checkCredentials())).code).toBe(code);
});

test('temporary credentials send their token', async () => {
  const { live } = await openCloud({ sim: { token: TOKEN }, live: { token: TOKEN } });
  expect((await live.streams.state(room)).value).toBe('offline');
});

test('key and token stand in no error, log line or message, even when Tencent echoes them', async () => {
  const lines: unknown[] = [];
  const log = {
    called: (entry: unknown) => void lines.push(entry),
    skipped: (entry: unknown) => void lines.push(entry),
  };
  const answers = [
    errorOf('AuthFailure.SignatureFailure', `wrong: ${SECRET_KEY} ${TOKEN}`),
    errorOf('Brandnew', `wrong: ${SECRET_KEY} ${TOKEN}`),
    { body: `<html>${SECRET_KEY} ${TOKEN}` },
    { status: 502, body: `${SECRET_KEY} ${TOKEN}` },
  ];
  for (const answer of answers) {
    const { live } = await openScripted(() => answer, { token: TOKEN, log });
    const asked = [live.streams.state(room), live.control.streams.cut(room), live.checkCredentials()];
    for (const error of await Promise.all(asked.map(botErrorOf))) {
      lines.push(
        plainText(error.said),
        plainText(error.next),
        error.message,
        error.stack,
        inspect(error, { depth: 20 }),
      );
    }
    lines.push(inspect(live, { depth: 20, showHidden: true }));
  }
  const { live } = await openScripted(() => ({ body: '' }), { url: 'http://127.0.0.1:1', token: TOKEN, log });
  lines.push(inspect(await botErrorOf(live.control.streams.cut(room)), { depth: 20 }));
  const all = inspect(lines, { depth: 20, maxArrayLength: null, maxStringLength: null });
  expect(all).toContain('SignatureFailure');
  expect(all).not.toContain(SECRET_KEY);
  expect(all).not.toContain(TOKEN);
});

test('the log has one line for each call sent', async () => {
  const lines: unknown[] = [];
  const log = { called: (entry: unknown) => void lines.push(entry), skipped: () => undefined };
  const { live, sim, calls } = await openCloud({ live: { log } });
  sim.faults.add({ kind: 'error', code: 'InternalError', times: 1 });
  await live.streams.state(room);
  const action = 'DescribeLiveStreamState';
  expect(lines).toEqual([
    { action, outcome: 'InternalError', requestId: calls()[0]?.requestId, tookMs: 0 },
    { action, outcome: 'ok', requestId: calls()[1]?.requestId, tookMs: 0 },
  ]);
});
