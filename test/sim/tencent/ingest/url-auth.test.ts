import { expect, test } from 'vitest';
import * as fc from 'fast-check';
import { signatureFault } from '../../../../src/sim/tencent/ingest/url-auth.ts';
import type { UrlAuth } from '../../../../src/sim/tencent/ingest/url-auth.ts';
import { startMs } from '../sim-client.ts';
import { signed, upperHex } from './encoder.ts';

const auth: UrlAuth = { on: true, hash: 'md5', keys: ['primary', 'backup'], validS: 0 };
const time = upperHex(startMs / 1000 + 60);
const good = signed('primary', 'room', time);

/** `500`, or `undefined` for an address that is good. */
const faultOf = (query: string, change: Partial<UrlAuth> = {}, nowMs = startMs, name = 'room') =>
  signatureFault(name, new URLSearchParams(query), { ...auth, ...change }, nowMs)?.sub;

test.each<[string, string, Partial<UrlAuth>, number | undefined]>([
  ['the primary key', good, {}, undefined],
  ['the backup key', signed('backup', 'room', time), {}, undefined],
  ['SHA-256 where it is set', signed('primary', 'room', time, 'sha256'), { hash: 'sha256' }, undefined],
  ['MD5 where SHA-256 is set', good, { hash: 'sha256' }, 503],
  ['another key', signed('other', 'room', time), {}, 503],
  ['another stream', signed('primary', 'room2', time), {}, 503],
  ['the app signed with it', signed('primary', 'live/room', time), {}, 503],
  ['lower case, signed as it stands', signed('primary', 'room', time.toLowerCase()), {}, undefined],
  ['lower case, signed in upper case', good.replace(time, time.toLowerCase()), {}, 503],
  ['no signature', `txTime=${time}`, {}, 502],
  ['no time', good.split('&')[0] ?? '', {}, 500],
  ['no hex', signed('primary', 'room', 'tomorrow'), {}, 500],
  ['nothing at all', '', {}, 500],
  ['nothing where nothing is checked', '', { on: false }, undefined],
  ['`&amp;` for `&`', good.replace('&', '&amp;'), {}, 500],
])('%s', (_, query, change, fault) => {
  expect(faultOf(query, change)).toBe(fault);
});

test('it is good until its time, and the valid time of the domain after it', () => {
  const [before, after] = [startMs + 59_999, startMs + 60_000];
  expect([faultOf(good, {}, before), faultOf(good, {}, after)]).toEqual([undefined, 501]);
  expect(faultOf(good, { validS: 10 }, after + 9999)).toBeUndefined();
  expect(faultOf(good, { validS: 10 }, after + 10_000)).toBe(501);
});

test('the official samples are good', () => {
  const officials: readonly (readonly [string, string, string, string])[] = [
    ['e12c46f2612d5106e2034781ab261ca3', 'test', '5C271099', 'f85a2ab363fe4deaffef9754d79da6fe'],
    ['somestring', 'test', '5c2acacc', 'b77e812107e1d8b8f247885a46e1bd34'],
    ['txrtmp', '11212122', '579ACB15', '2133c689c452f0bf81b1a88261f1d9a6'],
  ];
  for (const [key, name, txTime, txSecret] of officials) {
    expect(faultOf(`txSecret=${txSecret}&txTime=${txTime}`, { keys: [key] }, 0, name)).toBeUndefined();
  }
});

test('no address with one other character is good', () => {
  const places = fc.integer({ min: 0, max: good.length - 1 });
  fc.assert(
    fc.property(places, fc.constantFrom(...Array.from('0123456789abcdefABCDEF')), (at, letter) => {
      const changed = good.slice(0, at) + letter + good.slice(at + 1);
      expect(faultOf(changed) === undefined).toBe(changed === good);
    }),
  );
});
