import { join } from 'node:path';
import { describe, expect, it, onTestFinished, test } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import type { CloudEvent, CloudEvents } from '../../src/store/port.ts';
import { verifySign } from '../../src/web/callback-sign.ts';
import { createCallbacks } from '../../src/web/callbacks.ts';
import { createWebServer } from '../../src/web/server.ts';
import { temporaryFolder } from '../store/temporary.ts';
import { abnormalBody, fileBody, KEY, NOW, pushBody, signed, type Body } from './callback-bodies.ts';

/** A web door with callbacks on a store of its own, or on other events. */
async function openDoor(other?: Pick<CloudEvents, 'add'>) {
  const store = await openStore(`file:${join(temporaryFolder(), 'bot.db')}`, { now: () => NOW });
  onTestFinished(() => store.close());
  const clock = { now: NOW };
  const logged: unknown[] = [];
  const add = (event: string, fields: unknown) => void logged.push([event, fields]);
  const log = { info: add, warn: add, error: add };
  let told = 0;
  const route = createCallbacks({
    path: 'a-secret-word',
    key: KEY,
    events: other ?? store.events,
    now: () => clock.now,
    log,
    onEvents: () => void (told += 1),
  });
  const server = createWebServer([route], log);
  const base = `http://127.0.0.1:${await server.start(0, '127.0.0.1')}`;
  onTestFinished(() => server.stop());
  const post = async (body: Body | string, path = '/callbacks/tencent/a-secret-word') => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const response = await fetch(`${base}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: text,
    });
    return { status: response.status, text: await response.text() };
  };
  return { store, clock, logged, post, base, told: () => told };
}

test('the signature of the reference (tencent-live 11.1)', () => {
  const sign = 'f01961c74596bb68f43d9de93ce04822';
  expect(verifySign({ t: 1_700_000_600, sign }, 'callbackKey01', NOW)).toBe('signed');
  expect(verifySign({ t: '1700000600', sign }, 'callbackKey01', NOW)).toBe('signed');
  expect(verifySign({ t: 1_700_000_601, sign }, 'callbackKey01', NOW)).toBe('wrong signature');
});

describe('a callback', () => {
  it('is on disk when it is answered with 200 and code 0', async () => {
    const { store, post, told } = await openDoor();
    expect(await post(signed(pushBody(1)))).toEqual({ status: 200, text: '{"code":0}' });
    expect(await store.events.pending(10)).toMatchObject([
      { type: 1, name: 'room-1', at: NOW - 5, receivedAt: NOW, source: 'callback', isHint: false },
    ]);
    expect(told()).toBe(1);
  });

  it('that comes again is answered and not kept twice', async () => {
    const { store, post, told } = await openDoor();
    for (const sentAt of [NOW, NOW, NOW + 60]) {
      expect((await post(signed(fileBody(), sentAt))).status).toBe(200);
    }
    expect(await store.events.pending(10)).toHaveLength(1);
    expect(told()).toBe(1);
  });

  it('is taken until a minute after its end, and no longer', async () => {
    const { clock, post } = await openDoor();
    clock.now = NOW + 660;
    expect((await post(signed(pushBody(1)))).status).toBe(200);
    clock.now = NOW + 661;
    expect((await post(signed(pushBody(0)))).status).toBe(403);
  });

  it.each<[string, number, Body | string]>([
    ['a wrong key', 403, signed(pushBody(1), NOW, 'another key')],
    [
      'a signature of other letters',
      403,
      { ...signed(pushBody(1)), sign: 'F01961C74596BB68F43D9DE93CE04822' },
    ],
    ['a signature that is no text', 403, { ...signed(pushBody(1)), sign: ['f0'] }],
    ['no signature', 403, pushBody(1)],
    ['no time', 403, { ...signed(pushBody(1)), t: undefined }],
    ['an abnormal push with a wrong signature', 403, signed(abnormalBody(), NOW, 'another key')],
    ['no JSON', 400, 'event_type=1'],
    ['no object', 400, '[1]'],
    ['no event', 400, signed({ hello: 1 })],
    ['too many levels', 400, `{"a":${'['.repeat(20)}${']'.repeat(20)}}`],
    ['too many bytes', 413, signed(pushBody(1, { errmsg: 'x'.repeat(256 * 1024) }))],
  ])('with %s is refused with %i and counted, without a word of it', async (_what, status, body) => {
    const { store, logged, post, told } = await openDoor();
    for (const _ of [1, 2, 3]) expect((await post(body)).status).toBe(status);
    expect(await store.events.pending(10)).toEqual([]);
    expect(told()).toBe(0);
    expect(logged).toEqual([['callback refused', { reason: expect.any(String) as unknown, count: 1 }]]);
    expect(JSON.stringify(logged)).not.toContain('room-1');
  });

  it('that is refused again and again is told once a minute, with how many there were', async () => {
    const { clock, logged, post } = await openDoor();
    for (let count = 0; count < 5; count += 1) await post(pushBody(1));
    clock.now += 60;
    await post(pushBody(1));
    expect(logged).toEqual([
      ['callback refused', { reason: 'unsigned', count: 1 }],
      ['callback refused', { reason: 'unsigned', count: 5 }],
    ]);
  });

  it('without a signature about an abnormal push is kept as a hint', async () => {
    const { store, post } = await openDoor();
    expect((await post(abnormalBody())).status).toBe(200);
    expect((await post(signed(abnormalBody({ user_ip: '203.0.113.8' })))).status).toBe(200);
    expect(await store.events.pending(10)).toMatchObject([
      { type: 321, isHint: true },
      { type: 321, isHint: false },
    ]);
  });

  it('is found under its secret path alone', async () => {
    const { post, base } = await openDoor();
    expect((await post(signed(pushBody(1)), '/callbacks/tencent/a-secret-wore')).status).toBe(404);
    expect((await post(signed(pushBody(1)), '/callbacks/tencent')).status).toBe(404);
    expect((await fetch(`${base}/callbacks/tencent/a-secret-word`)).status).toBe(405);
  });

  it('is not acknowledged when it could not be stored', async () => {
    const { post } = await openDoor({ add: () => Promise.reject(new Error('disk full')) });
    expect(await post(signed(pushBody(1)))).toEqual({ status: 500, text: '' });
  });
});

test('callbacks that come at once share transactions, and each is answered after its own', async () => {
  const store = await openStore(`file:${join(temporaryFolder(), 'bot.db')}`, { now: () => NOW });
  onTestFinished(() => store.close());
  const groups: number[] = [];
  const onDisk = new Set<string>();
  const add = async (events: readonly CloudEvent[]) => {
    const fresh = await store.events.add(events);
    groups.push(events.length);
    for (const { body } of events) onDisk.add(/"sequence":"(\d+)"/.exec(body)?.[1] ?? '');
    return fresh;
  };
  const { post } = await openDoor({ add });
  const answers = await Promise.all(
    Array.from({ length: 300 }, async (_, index) => {
      const { status } = await post(signed(pushBody(1, { sequence: String(index) })));
      return status === 200 && onDisk.has(String(index));
    }),
  );
  expect(answers.filter(Boolean)).toHaveLength(300);
  expect(await store.events.pending(1000)).toHaveLength(300);
  expect(groups.length).toBeLessThan(150);
});
