import { createHmac } from 'node:crypto';
import { deflateSync, inflateSync } from 'node:zlib';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSignedBy, isUserId, makeUserSig, readUserSig } from '../../src/live/user-sig.ts';

/** tencent-live 10: the package's own sample key, and its vector. */
const SAMPLE = {
  sdkAppId: 1_400_000_000,
  key: '5bd2850fff3ecb11d7c805251c51ee463a25727bddc2385f3fa8bfee1bb93b5e',
};
const VECTOR = {
  'TLS.ver': '2.0',
  'TLS.identifier': 'xiaojun',
  'TLS.sdkappid': 1_400_000_000,
  'TLS.time': 1_700_000_000,
  'TLS.expire': 15_552_000,
  'TLS.sig': 'LvA7d/Iw7gSsnskvVzBDPOCCDbuNCw4GHwTC0bip+B4=',
};

const packed = (fields: unknown): string =>
  deflateSync(JSON.stringify(fields))
    .toString('base64')
    .replaceAll('+', '*')
    .replaceAll('/', '-')
    .replaceAll('=', '_');

test('the documented vector is read, and its signature checked', () => {
  const sig = packed(VECTOR);
  expect(readUserSig(sig)).toEqual({
    user: 'xiaojun',
    sdkAppId: 1_400_000_000,
    madeAt: 1_700_000_000,
    expires: 1_715_552_000,
    hasUserbuf: false,
  });
  expect([isSignedBy(sig, SAMPLE.key), isSignedBy(sig, `${SAMPLE.key}0`)]).toEqual([true, false]);
});

test('a permission for a room is signed with it', () => {
  const userbuf = Buffer.from('0000077869616f6a756e', 'hex').toString('base64');
  const content = `TLS.identifier:a\nTLS.sdkappid:1\nTLS.time:2\nTLS.expire:3\nTLS.userbuf:${userbuf}\n`;
  const fields = {
    'TLS.identifier': 'a',
    'TLS.sdkappid': 1,
    'TLS.time': 2,
    'TLS.expire': 3,
    'TLS.userbuf': userbuf,
    'TLS.sig': createHmac('sha256', 'k').update(content).digest('base64'),
  };
  expect(readUserSig(packed(fields))?.hasUserbuf).toBe(true);
  expect(isSignedBy(packed(fields), 'k')).toBe(true);
  const { 'TLS.userbuf': _, ...without } = fields;
  expect(isSignedBy(packed(without), 'k')).toBe(false);
});

/** Written from tencent-live 10 alone, with nothing of ours. */
function verified(sig: string, key: string, now: number): boolean {
  const base64 = sig.replaceAll('_', '=').replaceAll('-', '/').replaceAll('*', '+');
  const fields = JSON.parse(inflateSync(Buffer.from(base64, 'base64')).toString());
  const content =
    `TLS.identifier:${fields['TLS.identifier']}\nTLS.sdkappid:${fields['TLS.sdkappid']}\n` +
    `TLS.time:${fields['TLS.time']}\nTLS.expire:${fields['TLS.expire']}\n`;
  const own = createHmac('sha256', key).update(content).digest('base64');
  return own === fields['TLS.sig'] && fields['TLS.time'] + fields['TLS.expire'] > now;
}

test('what is made here is good for code of others, and for its own time alone', () => {
  const now = Math.floor(Date.now() / 1000);
  const sig = makeUserSig(SAMPLE, 'test-1', 3600);
  expect([verified(sig, SAMPLE.key, now), verified(sig, SAMPLE.key, now + 7200)]).toEqual([true, false]);
  expect(readUserSig(sig)).toMatchObject({ user: 'test-1', sdkAppId: SAMPLE.sdkAppId });
  const { madeAt = 0, expires = 0 } = readUserSig(sig) ?? {};
  expect(expires - madeAt).toBe(3600);
});

test('any user and life: what is made is read and verified', () => {
  const users = fc.stringMatching(/^[A-Za-z0-9_-]{1,32}$/);
  fc.assert(
    fc.property(users, fc.integer({ min: 1, max: 604_800 }), (user, lifeS) => {
      const sig = makeUserSig(SAMPLE, user, lifeS);
      const read = readUserSig(sig);
      expect([read?.user, (read?.expires ?? 0) - (read?.madeAt ?? 0)]).toEqual([user, lifeS]);
      expect(isSignedBy(sig, SAMPLE.key)).toBe(true);
    }),
    { numRuns: 50 },
  );
});

test('whatever is no UserSig is none, a bomb too', () => {
  fc.assert(fc.property(fc.string(), (given) => void readUserSig(given)));
  const bomb = packed({ ...VECTOR, x: 'a'.repeat(200_000) });
  for (const given of ['', 'room-1', packed([]), packed({ ...VECTOR, 'TLS.time': '1' }), bomb]) {
    expect(readUserSig(given)).toBeUndefined();
    expect(isSignedBy(given, SAMPLE.key)).toBe(false);
  }
});

test.each([
  ['a', true],
  ['test-1_A', true],
  ['a'.repeat(32), true],
  ['a'.repeat(33), false],
  ['', false],
  ['a b', false],
  ['名', false],
])('user id %s: %s', (user, is) => expect(isUserId(user)).toBe(is));
