import { expect, it } from 'vitest';
import { plainText } from '../../src/core/text.ts';
import type { PushSession } from '../../src/store/port.ts';
import { masked, sessionText } from '../../src/watch/session-words.ts';

/** 2026-11-22 14:02 UTC. */
const END = 1_795_356_120;
const session: PushSession = {
  domain: 'push.example.com',
  app: 'live',
  name: 'room-1',
  sequence: '7',
  startedAt: END - 3600,
  endedAt: END,
  durationS: undefined,
  stopReason: '18/503',
  stopMessage: undefined,
  width: undefined,
  height: undefined,
  clientIp: '203.0.113.7',
  seenAt: undefined,
  standing: 'reported',
};

it.each<[Partial<PushSession>, string]>([
  [
    {},
    'reported: ended 2026-11-22 14:02 UTC after 1h: refused: the txSecret of the push URL is wrong (18/503)',
  ],
  [
    { standing: 'confirmed', stopReason: '1', startedAt: undefined },
    'confirmed: ended 2026-11-22 14:02 UTC: the encoder ended the push (1)',
  ],
  [
    { standing: 'contradicted', stopReason: '99', stopMessage: 'gone', startedAt: undefined, durationS: 60 },
    'reported, but the cloud says otherwise: ended 2026-11-22 14:02 UTC after 1m: gone (99)',
  ],
  [
    { stopReason: undefined, stopMessage: 'gone', startedAt: undefined },
    'reported: ended 2026-11-22 14:02 UTC: gone',
  ],
  [{ stopReason: undefined, startedAt: undefined }, 'reported: ended 2026-11-22 14:02 UTC: no reason given'],
  [{ endedAt: undefined, standing: 'confirmed' }, 'confirmed: on air since 2026-11-22 13:02 UTC'],
])('%j', (over, wanted) => {
  const given = { ...session, ...over };
  expect(plainText(sessionText(given, true))).toBe(`${wanted}, from 203.0.113.7`);
  expect(plainText(sessionText(given, false))).toBe(`${wanted}, from 203.0.113.x`);
  expect(plainText(sessionText({ ...given, clientIp: undefined }, false))).toBe(wanted);
});

it.each([
  ['203.0.113.7', '203.0.113.x'],
  ['2001:db8::7', '2001:db8:x'],
  ['::1', '::x'],
])('masks %s', (address, wanted) => {
  expect(masked(address)).toBe(wanted);
});
