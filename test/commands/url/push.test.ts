import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { DomainKey } from '../../../src/config/config.ts';
import type { Answer } from '../../../src/core/dispatch.ts';
import { Secret } from '../../../src/core/secret.ts';
import { isDomainName } from '../../../src/live/port.ts';
import { createMetrics } from '../../../src/web/metrics.ts';
import { words } from '../../kit/person.ts';
import { signingPerson } from '../../kit/signing-person.ts';
import { openWorld, type World } from '../../kit/world.ts';

const PUSH = 'push.example.com';
const NOW = Date.UTC(2026, 10, 22, 12) / 1000;
const HOUR_S = 3600;
const md5 = (text: string) => createHash('md5').update(text).digest('hex');

const open = () =>
  openWorld({
    grants: {
      view: ['slack:*'],
      test: ['slack:user:dev'],
      operate: ['slack:user:op'],
      admin: ['slack:user:op'],
    },
  });
const push = async (world: World, line = 'room-1', who = 'dev') =>
  world.person(who).types(`url push ${line}`);
const codes = ({ reply }: Answer): string[] =>
  reply.blocks.flatMap((block) => (block.kind === 'code' ? [block.code] : []));

/** As Tencent writes it: upper-case hex of the end, and the digest of key, name and that. */
function query(key: string, name: string, expires: number): string {
  const txTime = expires.toString(16).toUpperCase();
  return `txSecret=${md5(key + name + txTime)}&txTime=${txTime}`;
}

function keyOf(more: Partial<DomainKey>): DomainKey {
  if (!isDomainName(PUSH)) throw new TypeError(PUSH);
  return {
    domain: PUSH,
    keyFrom: 'STAGE_PUSH_KEY',
    key: undefined,
    backup: undefined,
    hash: 'md5',
    auth: true,
    templates: [],
    ...more,
  };
}
const withKey = (world: World, more: Partial<DomainKey>, who = 'dev') =>
  signingPerson(world, who, { keys: { push: [keyOf(more)], play: [], im: undefined } });

describe('a signed URL', () => {
  test('in every form that an encoder takes, good for 2 h', async () => {
    const world = await open();
    const answer = await push(world);
    const signed = query(world.address.pushKey, 'room-1', NOW + 2 * HOUR_S);
    const rtmp = `rtmp://${PUSH}/live/room-1?${signed}`;
    expect(answer.audience).toBe('me');
    expect(codes(answer)).toEqual([
      rtmp,
      `rtmp://${PUSH}/live/`,
      `room-1?${signed}`,
      `srt://${PUSH}:9000?streamid=#!::h=${PUSH},r=live/room-1,${signed.replace('&', ',')}`,
      `webrtc://${PUSH}/live/room-1?${signed}`,
      `rtmps://${PUSH}/live/room-1?${signed}`,
      expect.stringMatching(/^ffmpeg -re .* -f flv 'rtmp:\/\/.*'$/),
    ]);
    expect(codes(answer).at(-1)).toContain(`'${rtmp}'`);
    expect(words(answer)).toContain(
      'Good for connecting until 2026-11-22 14:00 UTC; a push that runs then goes on.',
    );
    expect(words(answer)).toContain('Keep it to yourself: whoever has it can push.');
  });

  test('of another app, for another time', async () => {
    const world = await open();
    const [rtmp] = codes(await push(world, 'test/room-2 90m'));
    const signed = query(world.address.pushKey, 'room-2', NOW + 1.5 * HOUR_S);
    expect(rtmp).toBe(`rtmp://${PUSH}/test/room-2?${signed}`);
  });

  test('with the backup key where it is asked for, and only where there is one', async () => {
    const world = await open();
    const dev = withKey(world, { key: new Secret('k'), backup: new Secret('b') });
    const signed = query('b', 'room-1', NOW + 2 * HOUR_S);
    const answer = await dev.types('url push room-1 key=backup');
    expect(codes(answer)[0]).toBe(`rtmp://${PUSH}/live/room-1?${signed}`);
    const none = await withKey(world, { key: new Secret('k') }).types('url push room-1 key=backup');
    expect(words(none)).toContain('sets backupKeyFrom');
  });

  test('with the digest that its domain is set to', async () => {
    const world = await open();
    const dev = withKey(world, { key: new Secret('k'), hash: 'sha256' });
    const txTime = (NOW + 2 * HOUR_S).toString(16).toUpperCase();
    const secret = createHash('sha256').update(`kroom-1${txTime}`).digest('hex');
    expect(codes(await dev.types('url push room-1'))[0]).toContain(`?txSecret=${secret}&txTime=${txTime}`);
  });

  test('is made anew from a pasted URL of the stream', async () => {
    const world = await open();
    const [rtmp] = codes(await push(world, 'https://play.example.com/live/room-1_hd.flv?txSecret=c0ffee'));
    expect(rtmp).toContain(`rtmp://${PUSH}/live/room-1?txSecret=`);
    expect(rtmp).not.toContain('c0ffee');
  });
});

const lives = (world: World, who: string, urlLives: ReadonlyMap<'test' | 'operate' | 'admin', number>) =>
  signingPerson(world, who, { settings: { urlLives } });

describe('its life', () => {
  test('is 2 h at most without a setting, also for an admin', async () => {
    const world = await open();
    for (const who of ['dev', 'op']) {
      const answer = await push(world, 'room-1 3h', who);
      expect(words(answer)).toContain('for is 3h, and the longest life of a URL for you is 2h.');
      expect(words(answer)).toContain('Nothing was changed. Ask for 2h or less');
      expect(codes(answer)).toEqual([]);
    }
  });

  test('is the longest that is set for any permission of the asker', async () => {
    const world = await open();
    const set = new Map([
      ['test', 24 * HOUR_S],
      ['operate', 72 * HOUR_S],
    ] as const);
    expect(words(await lives(world, 'dev', set).types('url push room-1 25h'))).toContain('for you is ');
    expect(codes(await lives(world, 'dev', set).types('url push room-1 24h'))).toHaveLength(7);
    expect(codes(await lives(world, 'op', set).types('url push room-1 3d'))).toHaveLength(7);
  });

  test('is shorter than 2 h where that is set, also when none is asked for', async () => {
    const world = await open();
    const dev = lives(world, 'dev', new Map([['test', HOUR_S]]));
    expect(words(await dev.types('url push room-1'))).toContain('until 2026-11-22 13:00 UTC');
    expect(words(await dev.types('url push room-1 2h'))).toContain(
      'the longest life of a URL for you is 1h.',
    );
  });

  test.each(['59s', '8d', '0', 'ever'])('cannot be %s', async (life) => {
    expect(words(await push(await open(), `room-1 ${life}`))).toContain(`for cannot be ${life}`);
  });
});

describe('what cannot be signed', () => {
  test('a domain whose authentication is off has a bare URL, and a warning', async () => {
    const answer = await withKey(await open(), { auth: false }).types('url push room-1');
    expect(codes(answer)[0]).toBe(`rtmp://${PUSH}/live/room-1`);
    expect(words(answer)).toContain('the URL never expires, and whoever knows the name can push');
    expect(words(answer)).not.toContain('Good for connecting');
  });

  test('a missing key names its setting', async () => {
    const answer = await withKey(await open(), {}).types('url push room-1');
    expect(answer.error).toBe('unsupported');
    expect(words(answer)).toContain(`The push key of ${PUSH} is not set, so no push URL can be signed.`);
    expect(words(answer)).toContain('sets STAGE_PUSH_KEY, or auth: off for that domain.');
  });

  test('a domain that is not ours', async () => {
    expect(words(await push(await open(), 'evil.example.com/live/room-1'))).toContain('none of the domains');
  });
});

test('who asked is in the audit, and found by the stream; the secret is not', async () => {
  const world = await open();
  await push(world, 'rtmp://push.example.com/live/room-1?txSecret=c0ffee 90m');
  await push(world, 'room-1', 'meg');
  const rows = await world.services.store.audit.list({ target: 'write:room-1' }, 10);
  expect(rows).toMatchObject([
    { actor: 'slack:meg', command: 'url push', outcome: 'refused' },
    { actor: 'slack:dev', command: 'url push', outcome: 'done', at: NOW },
  ]);
  expect(JSON.parse(rows[1]?.input ?? '')).toEqual({ stream: `${PUSH}/live/room-1`, for: '90m' });
  expect(words(await world.person('op').types('audit show room-1'))).toMatch(
    /slack:dev +url push stream=.* for=90m/,
  );
});

test('the signature is nowhere but in the answer', async () => {
  const world = await open();
  const metrics = createMetrics();
  const answers = [await push(world), await push(world, 'room-1', 'op')];
  answers.push(await world.person('dev').types('url play room-1'));
  for (const { error } of answers) metrics.answered('slack', 'url push', error ?? 'ok');
  const elsewhere = [
    await world.person('op').types('audit show'),
    await world.person('meg').types('url push room-1'),
    await world.person('meg').types('status room-1'),
    await world.person('dev').presses(answers[0] ?? { reply: fail() }, 'Status'),
  ].map(words);
  await world.passTime(5);
  const parts = answers.flatMap(codes).flatMap((code) => [...code.matchAll(/txSecret=(\w+)/g)]);
  const canaries = [
    ...new Set(parts.map(([, secret = '']) => secret)),
    world.address.pushKey,
    world.address.playKey,
  ];
  expect(canaries).toHaveLength(4);
  const folder = dirname(world.databaseUrl.slice('file:'.length));
  const files = await Promise.all(
    (await readdir(folder)).map((file) => readFile(join(folder, file), 'latin1')),
  );
  expect(files.join('').includes('url push')).toBe(true);
  const audit = JSON.stringify(await world.services.store.audit.list({}, 50));
  const told = JSON.stringify(world.chat.told);
  const places = [...files, ...elsewhere, ...world.logged, audit, told, await metrics.text()];
  for (const canary of canaries) {
    for (const place of places) expect(place.includes(canary)).toBe(false);
  }
  expect(elsewhere.join('')).not.toContain('txSecret');
});

describe('what to know before the push', () => {
  const at = { domain: PUSH, app: 'live', name: 'room-1' };
  test('somebody pushes the stream already', async () => {
    const world = await open();
    world.cloud.world.goLive(at);
    expect(words(await push(world))).toContain(
      'Somebody is pushing this stream already: a second push waits',
    );
  });

  test('the name is banned', async () => {
    const world = await open();
    world.cloud.world.ban(at, world.clock.now() + 3_600_000);
    expect(words(await push(world))).toContain('The name is banned: a push with this URL is refused until');
  });

  test('the name collides with a transcoding template, or may one day', async () => {
    const world = await open();
    expect(words(await push(world, 'room_hd'))).toContain('ends with _hd, which is a transcoding template');
    expect(words(await push(world, 'room_9'))).toContain('should a transcoding template ever be called 9,');
    expect(words(await push(world, 'room-9'))).not.toContain('template');
  });

  test('the URL comes all the same when the cloud does not answer', async () => {
    const world = await open();
    world.cloud.faults.add({ kind: 'error', code: 'AuthFailure.UnauthorizedOperation' });
    const answer = await push(world);
    expect(words(answer)).toContain('The cloud did not say whether the name is live or banned.');
    expect(codes(answer)[0]).toContain('txSecret=');
  });
});

function fail(): never {
  throw new Error('there is no answer');
}
