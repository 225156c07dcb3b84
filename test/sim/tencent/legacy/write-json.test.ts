import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { writeJson } from '../../../../src/sim/tencent/legacy/write-json.ts';

test('writes JSON as JSON.stringify does', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(writeJson(value)).toBe(JSON.stringify(value));
    }),
  );
});

test('writes a big integer in all its digits, and leaves out what is undefined', () => {
  expect(writeJson({ id: 5000000000000000001n, list: [1n], none: undefined })).toBe(
    '{"id":5000000000000000001,"list":[1]}',
  );
});
