import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { DomainKey } from '../../../src/config/config.ts';
import type { Answer } from '../../../src/core/dispatch.ts';
import { Secret } from '../../../src/core/secret.ts';
import { isDomainName } from '../../../src/live/port.ts';
import { words } from '../../kit/person.ts';
import { signingPerson } from '../../kit/signing-person.ts';
import { openWorld, type World } from '../../kit/world.ts';

const PLAY = 'play.example.com';
const CDN = 'cdn.example.com';
const NOW = Date.UTC(2026, 10, 22, 12) / 1000;
const HOUR_S = 3600;

const open = () => openWorld({ grants: { view: ['slack:*'], test: ['slack:user:dev'] } });
const play = (world: World, line = 'room-1') => world.person('dev').types(`url play ${line}`);
const codes = ({ reply }: Answer): string[] =>
  reply.blocks.flatMap((block) => (block.kind === 'code' ? [block.code] : []));

/** As Tencent's own samples of play URLs are: lower-case hex. */
function query(key: string, name: string, expires: number): string {
  const txTime = expires.toString(16);
  const secret = createHash('md5').update(`${key}${name}${txTime}`).digest('hex');
  return `txSecret=${secret}&txTime=${txTime}`;
}

function keyOf(name: string, more: Partial<DomainKey> = {}): DomainKey {
  if (!isDomainName(name)) throw new TypeError(name);
  return {
    domain: name,
    keyFrom: 'STAGE_PLAY_KEY',
    key: undefined,
    backup: undefined,
    hash: 'md5',
    auth: true,
    templates: [],
    ...more,
  };
}
const withKeys = (world: World, ...keys: readonly DomainKey[]) =>
  signingPerson(world, 'dev', { keys: { push: [], play: keys, im: undefined } });

describe('signed URLs', () => {
  test('FLV, HLS and WebRTC, with the key of the play domain, good for 2 h', async () => {
    const world = await open();
    const answer = await play(world);
    const signed = query(world.address.playKey, 'room-1', NOW + 2 * HOUR_S);
    expect(answer.audience).toBe('me');
    expect(codes(answer)).toEqual([
      `http://${PLAY}/live/room-1.flv?${signed}`,
      `http://${PLAY}/live/room-1.m3u8?${signed}`,
      `webrtc://${PLAY}/live/room-1?${signed}`,
      `rtmp://${PLAY}/live/room-1?${signed}`,
    ]);
    expect(words(answer)).toContain('Good for connecting until 2026-11-22 14:00 UTC.');
    expect(words(answer)).toContain('HLS asks again and again, so it stops playing then');
  });

  test('of another app, for another time, from a URL of a rendition', async () => {
    const world = await open();
    const [flv] = codes(await play(world, `http://${PLAY}/test/room-2_hd.flv?txSecret=c0ffee 30m`));
    const signed = query(world.address.playKey, 'room-2', NOW + HOUR_S / 2);
    expect(flv).toBe(`http://${PLAY}/test/room-2.flv?${signed}`);
  });

  test('of every play domain, each with its own key', async () => {
    const world = await open();
    const keys = [keyOf(PLAY, { key: new Secret('a') }), keyOf(CDN, { key: new Secret('b') })];
    const all = codes(await withKeys(world, ...keys).types('url play room-1'));
    expect(all).toHaveLength(8);
    expect(all[0]).toBe(`http://${PLAY}/live/room-1.flv?${query('a', 'room-1', NOW + 2 * HOUR_S)}`);
    expect(all[4]).toBe(`http://${CDN}/live/room-1.flv?${query('b', 'room-1', NOW + 2 * HOUR_S)}`);
  });
});

test('each transcoding template of a domain has URLs of its own, signed with it', async () => {
  const world = await open();
  const key = keyOf(PLAY, { key: new Secret('a'), templates: ['hd'] });
  const all = codes(await withKeys(world, key).types('url play room-1'));
  const signed = query('a', 'room-1_hd', NOW + 2 * HOUR_S);
  expect(all.slice(4)).toEqual([
    `http://${PLAY}/live/room-1_hd.flv?${signed}`,
    `http://${PLAY}/live/room-1_hd.m3u8?${signed}`,
    `webrtc://${PLAY}/live/room-1_hd?${signed}`,
  ]);
});

describe('what is not signed', () => {
  test('authentication off: bare URLs that never expire', async () => {
    const answer = await withKeys(await open(), keyOf(PLAY, { auth: false })).types('url play room-1');
    expect(codes(answer)[0]).toBe(`http://${PLAY}/live/room-1.flv`);
    expect(words(answer)).toContain(`${PLAY} signs nothing: those URLs never expire.`);
    expect(words(answer)).not.toContain('Good for connecting');
  });

  test('one domain of two: both are told', async () => {
    const keys = [keyOf(PLAY, { key: new Secret('a') }), keyOf(CDN, { auth: false })];
    const said = words(await withKeys(await open(), ...keys).types('url play room-1'));
    expect(said).toContain('Good for connecting until 2026-11-22 14:00 UTC.');
    expect(said).toContain(`${CDN} signs nothing: those URLs never expire.`);
  });

  test('a missing key names its setting', async () => {
    const answer = await withKeys(await open(), keyOf(PLAY)).types('url play room-1');
    expect(answer.error).toBe('unsupported');
    expect(words(answer)).toContain(`The play key of ${PLAY} is not set, so no play URL can be signed.`);
    expect(words(answer)).toContain('sets STAGE_PLAY_KEY');
  });

  test('no play domain: said, with the setting', async () => {
    const answer = await withKeys(await open()).types('url play room-1');
    expect(words(answer)).toContain('There is no play domain in the settings, so there is no play URL.');
    expect(words(answer)).toContain(
      'Nothing was changed. Whoever runs Tallylight names it under play in tallylight.yml.',
    );
  });
});

test('a life beyond the longest is refused; only testers get one; both are in the audit', async () => {
  const world = await open();
  expect(words(await play(world, 'room-1 3h'))).toContain('the longest life of a URL for you is 2h.');
  const refused = await world.person('meg').types('url play room-1');
  expect(refused).toMatchObject({ error: 'not-permitted', audience: 'me' });
  expect(codes(refused)).toEqual([]);
  await play(world);
  expect(await world.services.store.audit.list({}, 10)).toMatchObject([
    { actor: 'slack:dev', command: 'url play', outcome: 'done', input: '{"stream":"room-1"}' },
    { actor: 'slack:meg', command: 'url play', outcome: 'refused' },
  ]);
});

test('the push card leads to the play URL, for the one who may', async () => {
  const world = await open();
  const card = await world.person('dev').types('url push test/room-1');
  expect(codes(await world.person('dev').presses(card, 'Play URL'))[0]).toContain(
    `http://${PLAY}/test/room-1.flv?`,
  );
  expect(await world.person('meg').presses(card, 'Play URL')).toMatchObject({ error: 'not-permitted' });
});
