import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Lab } from './sim-client.ts';
import { keyOf, openLab, rowsOf, startMs } from './sim-client.ts';

let lab: Lab;
const hour = 3_600_000;

beforeEach(async () => {
  lab = await openLab();
  const past = (name: string, hoursAgo: number, format: string, app = 'live') =>
    lab.sim.world.recorded.recall({
      stream: keyOf(name, app),
      startedMs: startMs - (hoursAgo + 1) * hour,
      endedMs: startMs - hoursAgo * hour,
      format,
    });
  past('room-1', 1, 'mp4');
  past('room-2', 2, 'aac');
  past('room-1', 3, 'hls', 'backup');
});
afterEach(() => lab.sim.stop());

const search = (params: object = {}) => lab.call('SearchMedia', params, { to: 'vod' });
const codeOf = (params: object) => lab.codeOf('SearchMedia', params, { to: 'vod' });
const found = async (params: object) =>
  rowsOf(await search(params), 'MediaInfoSet').map(({ BasicInfo }) => Object(BasicInfo).Type);

test('files are told, the newest first, with what was recorded', async () => {
  const answer = await search();
  expect(answer).toMatchObject({ TotalCount: 3 });
  expect(rowsOf(answer, 'MediaInfoSet')[0]).toEqual({
    FileId: expect.stringMatching(/^\d{19}$/),
    BasicInfo: {
      Name: 'room-1_2026-11-22T10:00:00Z',
      MediaUrl: expect.stringMatching(/^http:.*\.mp4$/),
      CreateTime: '2026-11-22T11:00:00Z',
      ExpireTime: '9999-12-31T23:59:59Z',
      Type: 'mp4',
      Vid: expect.any(String),
      Category: 'Video',
      SourceInfo: {
        SourceType: 'Record',
        SourceContext: '',
        LiveRecordInfo: {
          Domain: 'push.example.com',
          Path: 'live',
          StreamId: 'room-1',
          RecordStartTime: '2026-11-22T10:00:00Z',
          RecordEndTime: '2026-11-22T11:00:00Z',
        },
      },
    },
    MetaData: expect.objectContaining({ Size: 1_800_000_000, Duration: 3600, Container: 'mp4' }),
  });
});

test('every filter narrows, and all of them together', async () => {
  expect(await found({ StreamIds: ['room-1'] })).toEqual(['mp4', 'hls']);
  expect(await found({ StreamIds: ['room'] })).toEqual([]);
  expect(await found({ StreamPaths: ['backup'], StreamDomains: ['push.example.com'] })).toEqual(['hls']);
  expect(await found({ SourceTypes: ['Record'], Categories: ['Audio'] })).toEqual(['aac']);
  expect(await found({ SourceTypes: ['Upload'] })).toEqual([]);
  const CreateTime = { After: '2026-11-22T18:00:00+08:00', Before: '2026-11-22T11:00:00Z' };
  expect(await found({ CreateTime })).toEqual(['aac']);
});

test('the order, the page and the parts are chosen', async () => {
  const Sort = { Field: 'CreateTime', Order: 'Asc' };
  expect(await found({ Sort, Offset: 1, Limit: 1 })).toEqual(['aac']);
  const [row] = rowsOf(await search({ Limit: 1, Filters: ['metaData'] }), 'MediaInfoSet');
  expect(row).toMatchObject({ BasicInfo: null, MetaData: { Width: 1920 } });
});

describe('refused', () => {
  test.each<[string, object]>([
    ['InvalidParameterValue', { StreamIds: Array.from({ length: 11 }, (_, at) => `room-${at}`) }],
    ['InvalidParameterValue', { Offset: 4995, Limit: 10 }],
    ['InvalidParameterValue', { Limit: 0 }],
    ['InvalidParameterValue', { CreateTime: { After: '2026-11-22 10:00:00' } }],
    ['InvalidParameterValue', { CreateTime: { Before: '2026-11-22T10:00:00' } }],
    ['InvalidParameterValue', { Filters: ['everything'] }],
    ['InvalidParameterValue', { Sort: { Field: 'CreateTime', Order: 'desc' } }],
    ['InvalidParameterValue', { SubAppId: 7 }],
    ['MissingParameter', { Sort: { Field: 'CreateTime' } }],
    ['UnknownParameter', { CreateTime: { From: '2026-11-22T10:00:00Z' } }],
    ['UnknownParameter', { StreamId: 'room-1' }],
    ['InvalidParameter', { StreamIds: 'room-1' }],
    ['InvalidParameter', { SubAppId: '7' }],
  ])('%s: %o', async (code, params) => {
    expect(await codeOf(params)).toBe(code);
  });

  test('an account that opened VOD late and does not name its application, or without VOD', async () => {
    lab.sim.traits.vodSubAppId = 1_500_000_001;
    expect(await codeOf({})).toBe('MissingParameter');
    expect(await codeOf({ SubAppId: 1_500_000_002 })).toBe('InvalidParameterValue');
    expect(await codeOf({ SubAppId: 1_500_000_001 })).toBeUndefined();
    lab.sim.traits.vod = 'closed';
    expect(await codeOf({ SubAppId: 1_500_000_001 })).toBe('FailedOperation.InvalidVodUser');
  });

  test('what is meant for Live: its version, its signature and its actions', async () => {
    const to = 'vod';
    expect(await lab.codeOf('SearchMedia', {}, { to, headers: { 'x-tc-version': '2018-08-01' } })).toBe(
      'NoSuchVersion',
    );
    expect(await lab.codeOf('SearchMedia', {}, { to, service: 'live' })).toBe('AuthFailure.SignatureFailure');
    expect(await lab.codeOf('DescribeLiveDomains', {}, { to })).toBe('InvalidAction');
    expect(await lab.codeOf('SearchMedia')).toBe('InvalidAction');
  });
});
