import { expect, test } from 'vitest';
import { plainText } from '../../../src/core/text.ts';
import { botErrorOf, testStream } from '../../contracts/live.ts';
import { openCloud } from './open-cloud.ts';
import { openScripted } from './open-scripted.ts';

const room = testStream('room-1');

test.each([
  ['invalid', 'retired for this account'],
  ['page', 'retired for this account'],
  ['gone', 'broke before its answer came'],
] as const)(
  'a 2.0 API that is retired (%s) is told as such, with the setting for 3.0',
  async (retired, words) => {
    const { live } = await openCloud({ sim: { retired } });
    const asked = [live.checkCredentials(), live.streams.state(room), live.streams.online({})];
    for (const error of await Promise.all(asked.map(botErrorOf))) {
      expect(error.did).toBe('nothing');
      expect(plainText(error.next)).toContain('TENCENT_API=v3');
      expect(plainText(error.said)).toContain(words);
    }
  },
);

test('a host that is not there at all is told as such', async () => {
  const { live } = await openScripted(() => ({ body: '' }), { fcgiUrl: 'http://127.0.0.1:1/common_access' });
  const asked = [live.streams.state(room), live.control.streams.cut(room)];
  for (const error of await Promise.all(asked.map(botErrorOf))) {
    expect([error.code, error.did]).toEqual(['cloud-failed', 'nothing']);
    expect(plainText(error.said)).toContain('retired for this account');
    expect(plainText(error.next)).toContain('TENCENT_API=v3');
  }
});

test('a write to an account that was turned away did nothing', async () => {
  const { live } = await openCloud({ sim: { retired: 'invalid' } });
  const error = await botErrorOf(live.control.streams.cut(room));
  expect([error.code, error.did]).toEqual(['cloud-account', 'nothing']);
  expect(plainText(error.said)).toContain('appid is invalid');
});
