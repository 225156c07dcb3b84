import { createHmac } from 'node:crypto';
import { isValidSlackRequest } from '@slack/bolt';
import { assert, boolean, integer, property, string } from 'fast-check';
import { expect, it } from 'vitest';
import { isSigned } from '../../../src/chat/slack/signature.ts';

const NOW = 1_795_339_800;
const SECRET = 'canary-signing-secret';
const signatureOf = (time: number, raw: Uint8Array): string =>
  `v0=${createHmac('sha256', SECRET).update(`v0:${time}:`).update(raw).digest('hex')}`;

/** Bolt's own code is the oracle; it looks only back, a request from the future is ours to refuse. */
function bolts(body: string, time: number, given: string): boolean {
  return isValidSlackRequest({
    signingSecret: SECRET,
    body,
    headers: { 'x-slack-signature': given, 'x-slack-request-timestamp': time },
    nowMilliseconds: NOW * 1000,
  });
}

const ours = (raw: Buffer, time: number, given: string): boolean =>
  isSigned(
    { headers: { 'x-slack-signature': given, 'x-slack-request-timestamp': String(time) }, raw },
    SECRET,
    NOW,
  );

it("says what Slack's own code says of any body, in any script", () => {
  const bodies = string({ unit: 'grapheme', maxLength: 200 });
  const times = integer({ min: NOW - 400, max: NOW + 300 });
  assert(
    property(bodies, times, boolean(), (body, time, isRight) => {
      const raw = Buffer.from(body);
      const given = signatureOf(isRight ? time : time - 1, raw);
      expect(ours(raw, time, given)).toBe(bolts(body, time, given));
    }),
  );
  expect(bolts('', NOW, signatureOf(NOW, Buffer.from('')))).toBe(true);
});

it('is over the bytes as they came, even those that are no text', () => {
  const raw = Buffer.from([0xff, 0xfe, 0x00, 0x61]);
  expect(ours(raw, NOW, signatureOf(NOW, raw))).toBe(true);
  expect(ours(raw, NOW, signatureOf(NOW, Buffer.from(raw.toString())))).toBe(false);
});

it('changed by one character is refused', () => {
  const raw = Buffer.from('command=%2Flive');
  const good = signatureOf(NOW, raw);
  const wrong = Array.from(
    { length: good.length },
    (_, place) => `${good.slice(0, place)}x${good.slice(place + 1)}`,
  );
  expect(ours(raw, NOW, good)).toBe(true);
  expect(wrong.filter((given) => ours(raw, NOW, given))).toEqual([]);
});
