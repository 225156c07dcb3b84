import { expect, test } from 'vitest';
import { openEnvelope } from '../../../src/live/tencent-legacy/envelope.ts';
import { CallError } from '../../../src/live/tencent/faults.ts';

const opened = (body: unknown, status = 200) =>
  openEnvelope({ status, body: typeof body === 'string' ? body : JSON.stringify(body) }, ['canary']);

function faultOf(body: unknown, status = 200) {
  try {
    return opened(body, status);
  } catch (error) {
    if (error instanceof CallError) return error.fault;
    throw error;
  }
}

test.each([
  [{ ret: 0, message: '', output: { a: 1 } }, { a: 1 }],
  [{ retcode: 0, output: [{ a: 1 }] }, { a: 1 }],
  [{ ret: '0', message: null, output: [] }, {}],
  [{ ret: 0, output: '' }, {}],
  [{ ret: 0, output: null }, {}],
  [{ ret: 0 }, {}],
  [{ code: 0, message: 'Success!', timestamp: 1 }, {}],
])('%j went well', (body, output) => {
  expect(opened(body)).toEqual(output);
});

test.each([
  [{ ret: 1, message: 'no' }, '1', 'no'],
  [{ retcode: '-7', errmsg: 'no' }, '-7', 'no'],
  [{ code: -30300, message: 'no session' }, '-30300', 'no session'],
  [{ ret: 9, message: 'key canary is wrong' }, '9', 'key *** is wrong'],
  [{ ret: 3, message: 'appid is invalid' }, 'appid is invalid', 'appid is invalid'],
  ['cmd is invalid', 'cmd is invalid', ''],
  ['\nappid is invalid\r\n', 'appid is invalid', ''],
])('%j is a refusal', (body, code, message) => {
  expect(faultOf(body)).toEqual({ kind: 'answered', code, message });
});

test.each([
  ['<html>gone</html>', 200, true],
  ['', 200, true],
  ['<html>502</html>', 502, true],
  [{ ret: 0, output: {} }, 502, undefined],
  [{ output: {} }, 200, undefined],
  [{ ret: 0, output: [{}, {}] }, 200, undefined],
] as const)('%j with status %i is no answer', (body, status, isPage) => {
  expect(faultOf(body, status)).toEqual({ kind: 'unreadable', status, isPage });
});
