import { expect, test } from 'vitest';
import { maskedIp } from '../../src/core/masked-ip.ts';

test.each([
  ['203.0.113.7', '203.0.113.x'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:…'],
  ['2001:db8::6', '2001:db8:…'],
  ['::1', ':…'],
  ['-', '…'],
  ['', '…'],
])('%j is shown as %j', (ip, shown) => {
  expect(maskedIp(ip)).toBe(shown);
});
