import { expect, test } from 'vitest';
import { z } from 'zod';
import { plainText } from '../../../src/core/text.ts';
import { createTencentV3 } from '../../../src/live/tencent-v3/tencent-v3.ts';
import { botErrorOf, testStream } from '../../contracts/live.ts';
import { START_MS } from '../tencent/hurried-clock.ts';
import { answerOf, errorOf, openScripted } from './open-scripted.ts';

const now = START_MS / 1000;
const HOUR_S = 3600;
const DAY_S = 24 * HOUR_S;
const room = testStream('room');
const iso = (at: number) => new Date(at * 1000).toISOString().replace('.000Z', 'Z');

const rowOf = (FileId: string, from: number, to: number) => ({
  FileId,
  BasicInfo: {
    Name: 'room',
    MediaUrl: `https://vod.example.com/${FileId}/f0.MP4`,
    CreateTime: iso(to + 60),
    Type: 'MP4',
    SourceInfo: {
      SourceType: 'Record',
      LiveRecordInfo: { StreamId: 'room', RecordStartTime: iso(from), RecordEndTime: iso(to) },
    },
  },
  MetaData: { Duration: to - from, Size: 4711 },
});

test('reads every figure of a file', async () => {
  const row = rowOf('5285485487985271487', now - HOUR_S, now - 60);
  const { live, actions, params } = await openScripted(
    () => answerOf({ TotalCount: 1, MediaInfoSet: [row] }),
    {
      vodSubAppId: 1500000001,
    },
  );
  expect(await live.recordings.files(room, now - DAY_S, now)).toEqual({
    source: 'SearchMedia',
    at: now,
    value: [
      {
        id: '5285485487985271487',
        from: now - HOUR_S,
        to: now - 60,
        durationS: HOUR_S - 60,
        sizeBytes: 4711,
        format: 'mp4',
        url: 'https://vod.example.com/5285485487985271487/f0.MP4',
      },
    ],
  });
  expect(actions).toEqual(['SearchMedia']);
  expect(params).toEqual([
    {
      SubAppId: 1500000001,
      StreamIds: ['room'],
      StreamDomains: ['push.example.com'],
      StreamPaths: ['live'],
      SourceTypes: ['Record'],
      CreateTime: { After: iso(now - DAY_S), Before: iso(now + DAY_S + HOUR_S) },
      Sort: { Field: 'CreateTime', Order: 'Desc' },
      Filters: ['basicInfo', 'metaData'],
      Offset: 0,
      Limit: 500,
    },
  ]);
});

test('what touches the time is told, newest first; what lies outside of it is not', async () => {
  const rows = [
    rowOf('after', now, now + 60),
    rowOf('over the end', now - 60, now + 60),
    rowOf('inside', now - HOUR_S, now - 60),
    rowOf('over the begin', now - DAY_S - 60, now - DAY_S + 60),
    rowOf('before', now - DAY_S - 60, now - DAY_S),
  ];
  const { live } = await openScripted(() => answerOf({ TotalCount: rows.length, MediaInfoSet: rows }));
  const { value } = await live.recordings.files(room, now - DAY_S, now);
  expect(value.map((file) => file.id)).toEqual(['over the end', 'inside', 'over the begin']);
});

test('all pages are read', async () => {
  const all = Array.from({ length: 1001 }, (_, index) =>
    rowOf(`file-${index}`, now - 60 - index, now - index),
  );
  const { live, actions } = await openScripted((_, sent) => {
    const { Offset, Limit } = z.object({ Offset: z.number(), Limit: z.number() }).parse(JSON.parse(sent));
    return answerOf({ TotalCount: all.length, MediaInfoSet: all.slice(Offset, Offset + Limit) });
  });
  const { value } = await live.recordings.files(room, now - DAY_S, now);
  expect([value.length, actions.length]).toEqual([1001, 3]);
});

test('more files than can be had are an error, never left out', async () => {
  const { live } = await openScripted(() => answerOf({ TotalCount: 5000, MediaInfoSet: [] }));
  expect(await botErrorOf(live.recordings.files(room, now - DAY_S, now))).toMatchObject({
    code: 'cloud-limit',
    did: 'nothing',
  });
});

test('figures that are missing are undefined; its making tells when a file was recorded', async () => {
  const row = { FileId: 'a', BasicInfo: { CreateTime: iso(now - 60), SourceInfo: null }, MetaData: null };
  const { live } = await openScripted(() => answerOf({ TotalCount: 1, MediaInfoSet: [row] }));
  const nothing = { durationS: undefined, sizeBytes: undefined, format: undefined, url: undefined };
  expect((await live.recordings.files(room, now - DAY_S, now)).value).toEqual([
    { id: 'a', from: now - 60, to: now - 60, ...nothing },
  ]);
});

test.each([
  ['FailedOperation.InvalidVodUser', 'cloud-account', 'activate VOD'],
  ['InvalidParameterValue.SubAppId', 'cloud-refused', 'TENCENT_VOD_SUB_APP_ID'],
  ['UnauthorizedOperation', 'cloud-credentials', 'vod:SearchMedia'],
])('%s is told as %s, with the way on', async (tencents, code, words) => {
  const { live } = await openScripted(() => errorOf(tencents, 'x'));
  const error = await botErrorOf(live.recordings.files(room, now - DAY_S, now));
  expect([error.code, error.did]).toEqual([code, 'nothing']);
  expect(plainText(error.next)).toContain(words);
});

test('a time that ends before it begins is refused unsent', async () => {
  const { live, actions } = await openScripted(() => answerOf({}));
  expect((await botErrorOf(live.recordings.files(room, now, now - 1))).code).toBe('bad-input');
  expect(actions).toEqual([]);
});

test('nothing is opened before the first call', () => {
  const options = { secretId: 'a', secretKey: 'b', region: 'ap-guangzhou', pushDomains: [] };
  for (const site of ['mainland', 'intl'] as const) {
    const live = createTencentV3({ ...options, site, now: () => now, random: () => 0 });
    expect(live.can.has('recordFiles')).toBe(true);
    live.stop();
  }
});
