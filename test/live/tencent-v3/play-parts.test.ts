import { expect, test } from 'vitest';
import { isDomainName } from '../../../src/live/port.ts';
import { START_MS } from '../tencent/hurried-clock.ts';
import { answerOf, openScripted } from './open-scripted.ts';

const now = START_MS / 1000;
const row = { StreamName: 'a', PlayDomain: 'play.example.com', Rate: 0, Protocol: 'Flv', Bandwidth: 2 };

test('renditions are put together, and play domains count that are not configured', async () => {
  const rows = [
    row,
    { ...row, Protocol: 'Hls' },
    { ...row, Rate: 900, Bandwidth: 1 },
    { ...row, PlayDomain: 'play2.example.com' },
    { ...row, StreamName: '__proto__', Protocol: 'Unknown' },
  ];
  const playDomains = ['play.example.com'].filter(isDomainName);
  const { live, params } = await openScripted(() => answerOf({ DataInfoList: rows }), { playDomains });
  const { value, at } = await live.playParts.at(now - 3601);
  const part = { name: 'a', domain: 'play.example.com', protocol: 'Flv', bandwidthMbps: 2 };
  expect(value).toEqual([
    { ...part, bandwidthMbps: 3 },
    { ...part, protocol: 'Hls' },
    { ...part, domain: 'play2.example.com' },
    { ...part, name: '__proto__', protocol: 'Unknown' },
  ]);
  expect([at, params]).toEqual([now - 3660, [{ QueryTime: '2026-11-22T10:59:00Z' }]]);
});

test('an answer without rows tells that nobody watched', async () => {
  const { live } = await openScripted(() => answerOf({ DataInfoList: null }));
  expect((await live.playParts.at(now - 3600)).value).toEqual([]);
});
