import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CallChoice, Lab } from './sim-client.ts';
import { exchange, named, openLab } from './sim-client.ts';

let lab: Lab;
beforeEach(async () => {
  lab = await openLab();
});
afterEach(() => lab.sim.stop());

const state = (choice: CallChoice) => lab.codeOf('DescribeLiveStreamState', named('room-1'), choice);
const stateAtSkew = (skewMs: number) =>
  state({ headers: { 'x-tc-timestamp': String(Math.floor((lab.clock.now() + skewMs) / 1000)) } });

describe('accepted', () => {
  test('two signed headers, three, and any further ones', async () => {
    expect(await state({})).toBeUndefined();
    expect(await state({ names: ['content-type', 'host', 'x-tc-action'] })).toBeUndefined();
    const headers = { 'x-tc-region': 'ap-guangzhou', 'x-tc-language': 'en-US' };
    const names = ['content-type', 'host', 'x-tc-language', 'x-tc-region', 'x-tc-timestamp'];
    expect(await state({ names, headers })).toBeUndefined();
  });

  test('another host, a charset, and Chinese text in the body', async () => {
    const headers = {
      host: 'live.tencentcloudapi.com',
      'content-type': 'application/json; charset=utf-8',
    };
    expect(await state({ headers })).toBeUndefined();
    expect(await lab.codeOf('ForbidLiveStream', { ...named('room-1'), Reason: '违规内容' })).toBeUndefined();
  });

  test('a signed GET, whose texts become numbers', async () => {
    const query = 'PageNum=1&PageSize=10&StreamName=room-1&DomainName=push.example.com';
    const answer = await lab.call('DescribeLiveStreamOnlineList', {}, { method: 'GET', query });
    expect(answer).toMatchObject({ TotalNum: 0, PageNum: 1, PageSize: 10, OnlineInfo: [] });
  });
});

describe('refused with AuthFailure', () => {
  test.each<[string, CallChoice]>([
    ['SignatureFailure', { secretKey: 'wrong' }],
    ['SignatureFailure', { service: 'cvm' }],
    ['SignatureFailure', { service: '127' }],
    ['SignatureFailure', { date: '2026-11-21' }],
    ['SignatureFailure', { sentBody: JSON.stringify(named('room-2')) }],
    ['SignatureFailure', { instead: { 'content-type': 'application/json; charset=utf-8' } }],
    ['SignatureFailure', { instead: { host: 'elsewhere.example.com' } }],
    ['SignatureFailure', { names: ['content-type', 'host', 'x-tc-region'] }],
    ['SignatureFailure', { method: 'GET', query: 'a=1', instead: { 'x-tc-timestamp': '1795348801' } }],
    ['SecretIdNotFound', { secretId: 'AKIDsomebodyelse' }],
    ['InvalidAuthorization', { instead: { authorization: undefined } }],
    ['InvalidAuthorization', { instead: { authorization: 'SKIP' } }],
    ['InvalidAuthorization', { names: ['content-type'] }],
    ['InvalidAuthorization', { names: ['host'] }],
    ['InvalidAuthorization', { names: ['host', 'content-type'] }],
    ['InvalidAuthorization', { names: ['content-type', 'content-type', 'host'] }],
    ['TokenFailure', { headers: { 'x-tc-token': 'unexpected' } }],
  ])('%s: %o', async (code, choice) => {
    expect(await state(choice)).toBe(`AuthFailure.${code}`);
  });

  test('SignatureExpire beyond 5 minutes on either side of the clock', async () => {
    expect(await stateAtSkew(-300_000)).toBeUndefined();
    expect(await stateAtSkew(300_000)).toBeUndefined();
    expect(await stateAtSkew(-301_000)).toBe('AuthFailure.SignatureExpire');
    expect(await stateAtSkew(301_000)).toBe('AuthFailure.SignatureExpire');
  });

  test('TokenFailure without the temporary credential', async () => {
    await lab.sim.stop();
    lab = await openLab({ token: 'temporary' });
    expect(await state({})).toBe('AuthFailure.TokenFailure');
    expect(await state({ headers: { 'x-tc-token': 'older' } })).toBe('AuthFailure.TokenFailure');
    expect(await state({ headers: { 'x-tc-token': 'temporary' } })).toBeUndefined();
  });
});

describe('refused before or after the signature', () => {
  test.each<[string, CallChoice]>([
    ['UnsupportedProtocol', { method: 'PUT' }],
    ['MissingParameter', { instead: { 'x-tc-action': undefined } }],
    ['MissingParameter', { instead: { 'x-tc-version': undefined } }],
    ['MissingParameter', { instead: { 'x-tc-timestamp': undefined } }],
    ['InvalidParameter', { instead: { 'x-tc-timestamp': 'yesterday' } }],
    ['NoSuchVersion', { headers: { 'x-tc-version': '2017-03-12' } }],
    ['InvalidParameter', { headers: { 'content-type': 'text/plain' } }],
    ['InvalidParameter', { body: '{' }],
    ['InvalidParameter', { body: '[]' }],
    ['InvalidParameter', { body: '' }],
    ['InvalidParameter', { body: Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]) }],
    ['InvalidParameter', { query: 'StreamName=room-1' }],
    ['RequestSizeLimitExceeded', { body: 'x'.repeat(10 * 1024 * 1024 + 1) }],
    ['RequestSizeLimitExceeded', { method: 'GET', query: `StreamName=${'x'.repeat(32 * 1024)}` }],
  ])('%s', async (code, choice) => {
    expect(await state(choice)).toBe(code);
  });

  test('InvalidAction for what the API does not have', async () => {
    expect(await lab.codeOf('DescribeRecordFile')).toBe('InvalidAction');
    expect(await lab.codeOf('constructor')).toBe('InvalidAction');
  });

  test('another path than / is not found', async () => {
    const { status } = await exchange(lab.address.v3, { method: 'GET', path: '/v2', headers: {}, body: '' });
    expect(status).toBe(404);
  });

  test('a refusal is HTTP 200 with code, text and request id', async () => {
    const { status, text } = await lab.send('NoSuchThing');
    expect(status).toBe(200);
    expect(JSON.parse(text)).toEqual({
      Response: {
        Error: { Code: 'InvalidAction', Message: expect.any(String) },
        RequestId: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
      },
    });
  });
});
