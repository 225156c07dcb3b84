import { describe, expect, test } from 'vitest';
import type { RawRequest } from '../../../src/sim/tencent/wire/raw-request.ts';
import {
  canonicalRequest,
  dayKey,
  readAuthorization,
  sha256,
  signature,
  stringToSign,
} from '../../../src/sim/tencent/wire/tc3.ts';

// The vectors of tencent-live 4.4.
const cvmBody = '{"Limit": 1, "Filters": [{"Values": ["\\u672a\\u547d\\u540d"], "Name": "instance-name"}]}';
const liveBody =
  '{"AppName":"live","DomainName":"push.example.com","StreamName":"room_1001","ResumeTime":"2023-11-21T22:13:20Z","Reason":"policy"}';
const secretKeyA = 'Gu5t9xGARNpq86cd98joQYCN3EXAMPLE';
const cvmScope = { date: '2019-02-25', service: 'cvm' };
const liveScope = { date: '2023-11-14', service: 'live' };
const twoNames = ['content-type', 'host'];
const threeNames = [...twoNames, 'x-tc-action'];

function post(headers: Record<string, string>, body: string): RawRequest {
  const entries = new Map(Object.entries(headers));
  return { method: 'POST', path: '/', query: '', headers: entries, body: Buffer.from(body) };
}

function canonicalOf(request: RawRequest, names: readonly string[]): string {
  const canonical = canonicalRequest(request, names);
  if (canonical === undefined) throw new Error('a signed header is missing');
  return canonical;
}

const cvm = post(
  {
    'content-type': 'application/json; charset=utf-8',
    host: 'cvm.tencentcloudapi.com',
    'x-tc-action': 'DescribeInstances',
  },
  cvmBody,
);

describe('the TC3 vectors', () => {
  test('official vector A: two signed headers', () => {
    const canonical = canonicalOf(cvm, twoNames);
    expect(sha256(cvm.body)).toBe('35e9c5b0e3ae67532d3c9f17ead6c90222632e5b1ff7f6e89887f1398934f064');
    expect(sha256(canonical)).toBe('5ffe6a04c0664d6b969fab9a13bdab201d63ee709638e2749d62a09ca18d7031');
    const text = stringToSign('1551113065', cvmScope, canonical);
    expect(signature(dayKey(secretKeyA, cvmScope.date), 'cvm', text)).toBe(
      '72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168',
    );
  });

  test('official vector B: the action is signed in lower case', () => {
    const canonical = canonicalOf(cvm, threeNames);
    expect(sha256(canonical)).toBe('7019a55be8395899b900fb5564e4200d984910f34794a27cb3fb7d10ff6a1e84');
    const text = stringToSign('1551113065', cvmScope, canonical);
    const printedDayKey = Buffer.from(
      'da98fb70dcf6b112dc21038d1eeeb3a95c74b4dcb12c1131f864f6066bd02be0',
      'hex',
    );
    expect(signature(printedDayKey, 'cvm', text)).toBe(
      '10b1a37a7301a02ca19a647ad722d5e43b4b3cff309d421d85b46093f6ab6c4f',
    );
    expect(signature(dayKey(secretKeyA, cvmScope.date), 'cvm', text)).toBe(
      '644be983de9a8a3f00db8eadaba61467c3b429e2215758ba897b738ca469fd26',
    );
  });

  test('own vector for live, as the SDK signs it', () => {
    const request = post({ 'content-type': 'application/json', host: 'live.tencentcloudapi.com' }, liveBody);
    const canonical = canonicalOf(request, twoNames);
    expect(sha256(request.body)).toBe('5835e9e20d9c5dd2360303893305ceca86a71a0e0a7b9ab8873f6fcc75fbc362');
    expect(sha256(canonical)).toBe('efb94650a34ade366c8bcfbaf038b1b654938fb1a5ad78206f78b846724125e9');
    const text = stringToSign('1700000000', liveScope, canonical);
    expect(signature(dayKey('SECRETEXAMPLE', liveScope.date), 'live', text)).toBe(
      'cfc746741de259925eafcb891df7da5aae5c8d85652c432b9c9f7967da69c648',
    );
  });

  test('own vector for live with a charset and the action signed', () => {
    const request = post(
      {
        'content-type': 'application/json; charset=utf-8',
        host: 'live.tencentcloudapi.com',
        'x-tc-action': 'ForbidLiveStream',
      },
      liveBody,
    );
    const text = stringToSign('1700000000', liveScope, canonicalOf(request, threeNames));
    expect(signature(dayKey('SECRETEXAMPLE', liveScope.date), 'live', text)).toBe(
      '9a69b468075eda0a53c12bea998b6dea1682ff697c8b91aae5bff699414f72d8',
    );
  });
});

test('an Authorization header of another form is not read', () => {
  const good = `TC3-HMAC-SHA256 Credential=AKID/2023-11-14/live/tc3_request, SignedHeaders=content-type;host, Signature=${'0a'.repeat(32)}`;
  expect(readAuthorization(good)?.signedHeaders).toEqual(twoNames);
  expect(readAuthorization(good.replace('TC3-', 'AWS4-'))).toBeUndefined();
  expect(readAuthorization(good.replace('tc3_request', 'aws4_request'))).toBeUndefined();
  expect(readAuthorization(good.replaceAll('0a', '0A'))).toBeUndefined();
  expect(readAuthorization(`${good}\n`)).toBeUndefined();
});
