import { createRequire } from 'node:module';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSigner } from '../../../src/live/tencent-v3/sign.ts';

import type * as Sdk from 'tencentcloud-sdk-nodejs-common/tencentcloud/common/sign.js';

// The vectors of tencent-live 4.4.
const secretId = 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE';
const secretKey = 'Gu5t9xGARNpq86cd98joQYCN3EXAMPLE';
const cvm = {
  headers: new Map([
    ['content-type', 'application/json; charset=utf-8'],
    ['host', 'cvm.tencentcloudapi.com'],
  ]),
  body: String.raw`{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}`,
  at: 1551113065,
};

const signatureOf = (authorization: string) => authorization.split('Signature=')[1];

test('official vector A: two signed headers', () => {
  expect(createSigner(secretId, secretKey, 'cvm')(cvm)).toBe(
    `TC3-HMAC-SHA256 Credential=${secretId}/2019-02-25/cvm/tc3_request, SignedHeaders=content-type;host, ` +
      'Signature=72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168',
  );
});

test('official vector B: the action is signed too, in lower case', () => {
  const headers = new Map([...cvm.headers, ['x-tc-action', 'DescribeInstances']]);
  const authorization = createSigner(secretId, secretKey, 'cvm')({ ...cvm, headers });
  expect(authorization).toContain('SignedHeaders=content-type;host;x-tc-action,');
  expect(signatureOf(authorization)).toBe('644be983de9a8a3f00db8eadaba61467c3b429e2215758ba897b738ca469fd26');
});

const ban = {
  headers: new Map([
    ['host', 'live.tencentcloudapi.com'],
    ['content-type', 'application/json'],
  ]),
  body:
    '{"AppName":"live","DomainName":"push.example.com","StreamName":"room_1001",' +
    '"ResumeTime":"2023-11-21T22:13:20Z","Reason":"policy"}',
  at: 1700000000,
};

test('own vector for live', () => {
  const sign = createSigner('AKIDEXAMPLE', 'SECRETEXAMPLE', 'live');
  expect(signatureOf(sign(ban))).toBe('cfc746741de259925eafcb891df7da5aae5c8d85652c432b9c9f7967da69c648');
  const headers = new Map([
    ...ban.headers,
    ['content-type', 'application/json; charset=utf-8'],
    ['x-tc-action', 'ForbidLiveStream'],
  ]);
  expect(signatureOf(sign({ ...ban, headers }))).toBe(
    '9a69b468075eda0a53c12bea998b6dea1682ff697c8b91aae5bff699414f72d8',
  );
});

test("agrees with the SDK's own signer on any input, also when the day changes", () => {
  const signers = new Map<string, ReturnType<typeof createSigner>>();
  fc.assert(
    fc.property(
      fc.constantFrom('key-1', 'Schlüssel', '密钥'),
      fc.dictionary(fc.string({ minLength: 1 }), fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer())),
      fc.integer({ min: 1_000_000_000, max: 4_000_000_000 }),
      fc.domain(),
      (key, params, at, host) => {
        const sign = signers.get(key) ?? createSigner('AKIDEXAMPLE', key, 'live');
        signers.set(key, sign);
        const contentType = 'application/json';
        const headers = new Map([
          ['content-type', contentType],
          ['host', host],
        ]);
        const body = JSON.stringify(params);
        expect(sign({ headers, body, at })).toBe(oracle({ key, body, at, host, contentType }));
      },
    ),
    { numRuns: 300 },
  );
});

// By require, since vitest and tsc disagree about the default of a CommonJS module.
const sdk: typeof Sdk.default = createRequire(import.meta.url)(
  'tencentcloud-sdk-nodejs-common/tencentcloud/common/sign.js',
);

interface OracleInput {
  readonly key: string;
  readonly body: string;
  readonly at: number;
  readonly host: string;
  readonly contentType: string;
}

function oracle({ key, body, at, host, contentType }: OracleInput): string {
  return sdk.default.sign3({
    url: `https://${host}/`,
    payload: Buffer.from(body),
    timestamp: at,
    service: 'live',
    secretId: 'AKIDEXAMPLE',
    secretKey: key,
    multipart: false,
    boundary: '',
    headers: { 'Content-Type': contentType },
  });
}
