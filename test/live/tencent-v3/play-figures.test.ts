import { expect, test } from 'vitest';
import { isDomainName } from '../../../src/live/port.ts';
import { botErrorOf, testStream } from '../../contracts/live.ts';
import { START_MS } from '../tencent/hurried-clock.ts';
import { answerOf, openScripted } from './open-scripted.ts';

const now = START_MS / 1000;
const figures = { Bandwidth: 2, Online: 10, Request: 5 };

test('viewers are summed by stream, of a minute five minutes ago, most first', async () => {
  const rows = [
    { ...figures, StreamName: 'a', PlayDomain: 'play.example.com', Rate: 0, Protocol: 'Flv' },
    { ...figures, StreamName: 'b', PlayDomain: 'play.example.com', Rate: 0, Protocol: 'Hls', Online: 21 },
    { ...figures, StreamName: 'a', PlayDomain: 'play.example.com', Rate: 900, Protocol: 'Flv' },
    { ...figures, StreamName: '__proto__', PlayDomain: 'play2.example.com', Rate: 0, Protocol: 'Rtmp' },
  ];
  const QueryTime = '2026-11-22T11:54:00Z';
  const { live, params } = await openScripted(() => answerOf({ QueryTime, DataInfoList: rows }), {
    now: () => now - 30,
  });
  expect(await live.stats.plays()).toEqual({
    source: 'DescribeAllStreamPlayInfoList',
    at: now - 6 * 60,
    stepS: 60,
    delayS: 300,
    value: [
      { name: 'b', viewers: 21, bandwidthMbps: 2, requests: 5 },
      { name: 'a', viewers: 20, bandwidthMbps: 4, requests: 10 },
      { name: '__proto__', viewers: 10, bandwidthMbps: 2, requests: 5 },
    ],
  });
  expect(params).toEqual([{ QueryTime }]);
});

test('only the configured play domains count, and the answer tells its minute', async () => {
  const playDomains = ['play.example.com', 'play2.example.com'].filter(isDomainName);
  const answer = answerOf({ QueryTime: '2026-11-22 19:50:00', DataInfoList: null });
  const { live, params } = await openScripted(() => answer, { playDomains });
  expect(await live.stats.plays()).toMatchObject({ at: now - 600, value: [] });
  expect(params).toMatchObject([{ PlayDomains: playDomains }]);
});

test('one stream: the last point of the minutes that are ready, over all play domains', async () => {
  const playDomains = ['play.example.com', 'play2.example.com'].filter(isDomainName);
  const point = { ...figures, Flux: 15 };
  const { live, params } = await openScripted(
    (_, sent) =>
      answerOf({
        DataInfoList: [
          { ...point, Time: '2026-11-22T11:54:00Z', Online: 99 },
          ...(sent.includes('play2') ? [] : [{ ...point, Time: '2026-11-22T11:55:00Z' }]),
          { ...point, Time: '2026-11-22T11:56:00Z' },
          { ...point, Time: '2026-11-22T11:53:00Z', Online: 99 },
        ],
      }),
    { playDomains },
  );
  expect(await live.stats.plays(testStream('room').name)).toEqual({
    source: 'DescribeStreamPlayInfoList',
    at: now - 240,
    stepS: 60,
    delayS: 240,
    value: [{ name: 'room', viewers: 20, bandwidthMbps: 4, requests: 10 }],
  });
  const asked = { StartTime: '2026-11-22T11:50:00Z', EndTime: '2026-11-22T11:56:00Z', StreamName: 'room' };
  expect(params).toEqual(expect.arrayContaining(playDomains.map((PlayDomain) => ({ ...asked, PlayDomain }))));
});

test('one stream that nobody watches has no row, true for the newest minute', async () => {
  const { live, params } = await openScripted(() => answerOf({ DataInfoList: [] }));
  const { value, at } = await live.stats.plays(testStream('room').name);
  expect([value, at, params.length]).toEqual([[], now - 240, 1]);
});

test('a figure that is missing is an error, never 0', async () => {
  const { live } = await openScripted(() =>
    answerOf({ DataInfoList: [{ ...figures, PlayDomain: 'p', StreamName: 'a', Online: null }] }),
  );
  expect(await botErrorOf(live.stats.plays())).toMatchObject({ code: 'cloud-failed', did: 'nothing' });
});
