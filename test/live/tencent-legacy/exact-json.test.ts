import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { exactJson } from '../../../src/live/tencent-legacy/exact-json.ts';

test('an integer that a double cannot hold keeps all its digits', () => {
  expect(exactJson('{"output":{"task_id":18446744073709551615,"n":12}}')).toEqual({
    output: { task_id: '18446744073709551615', n: 12 },
  });
});

test('digits inside a text, fractions and powers stay as they are', () => {
  const body = String.raw`{"a":"id \":12345678901234567890","b":0.12345678901234567890,"c":12345678901234567890e2}`;
  expect(exactJson(body)).toEqual(JSON.parse(body));
});

test('what is no JSON is undefined', () => {
  expect([exactJson('appid is invalid'), exactJson(''), exactJson('<html>')]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test('everything else is read as JSON.parse does', () => {
  const small = fc
    .jsonValue({ noUnicodeString: false })
    .filter((value) => !/\d{16}/.test(JSON.stringify(value)));
  fc.assert(
    fc.property(small, (value) => {
      expect(exactJson(JSON.stringify(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('any big integer comes back whole, wherever it stands', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 10n ** 15n, max: 2n ** 64n - 1n }), fc.string(), (id, text) => {
      const body = `[${id},{${JSON.stringify(text)}:${id}}]`;
      expect(exactJson(body)).toEqual([String(id), { [text]: String(id) }]);
    }),
  );
});
