import { expect, test } from 'vitest';
import { createSigner } from '../../../src/live/tencent-legacy/sign.ts';

// The vectors of tencent-live 2.2; `t` is the end, 60 seconds from now.
test.each([
  ['5d41402abc4b2a76b9719d911017c592', 1471850187, 'b17971b51ba0fe5916ddcd96692e9fb3'],
  ['40328529ca4381a80c6ecf2e6aa57438', 1490858347, '7f29ed83c61b77de1b0d66936fd4fd44'],
  ['0123456789abcdef0123456789abcdef', 1700000060, '1edf27bb356fc621ac76a5820ca5ac5a'],
])('%s, valid until %i', (apiKey, t, sign) => {
  expect(createSigner(apiKey, 60)(t - 60)).toEqual({ t: String(t), sign });
});

test('the life of a signature is a setting', () => {
  expect(createSigner('5d41402abc4b2a76b9719d911017c592', 600)(1471850187 - 600)).toEqual({
    t: '1471850187',
    sign: 'b17971b51ba0fe5916ddcd96692e9fb3',
  });
});
