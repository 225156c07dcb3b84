import { Agent } from 'node:http';
import { connect } from 'node:net';
import { CommonClient } from 'tencentcloud-sdk-nodejs-common';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { realClock } from '../../../src/sim/clock.ts';
import { createTencentSim } from '../../../src/sim/tencent/tencent-sim.ts';
import type { TencentSim, TencentSimAddress } from '../../../src/sim/tencent/tencent-sim.ts';
import { asObject, keyOf, named } from './sim-client.ts';

let sim: TencentSim;
let client: CommonClient;
let vod: CommonClient;
const agents: Agent[] = [];

// The SDK signs the first label of the host as the service, and the host without its port. So it is given
// Tencent's own name, and connections that end at the stand-in.
class StandInAgent extends Agent {
  readonly #port: number;

  constructor(port: number) {
    super();
    this.#port = port;
  }

  override createConnection() {
    return connect(this.#port, '127.0.0.1');
  }
}

beforeEach(async () => {
  sim = createTencentSim({ clock: realClock() });
  const address = await sim.start();
  client = clientOf('live.tencentcloudapi.com', '2018-08-01', address.v3, address);
  vod = clientOf('vod.tencentcloudapi.com', '2018-07-17', address.vod, address);
});
afterEach(async () => {
  for (const agent of agents.splice(0)) agent.destroy();
  await sim.stop();
});

function clientOf(host: string, version: string, url: string, { secretId, secretKey }: TencentSimAddress) {
  const agent = new StandInAgent(Number(new URL(url).port));
  agents.push(agent);
  const profile = { httpProfile: { protocol: 'http://', agent } };
  return new CommonClient(host, version, {
    credential: { secretId, secretKey },
    region: 'ap-guangzhou',
    profile,
  });
}

test('the official SDK is understood, and understands the answers', async () => {
  sim.world.goLive(keyOf('room-1'));
  expect(await client.request('DescribeLiveStreamState', named('room-1'))).toEqual({
    StreamState: 'active',
    RequestId: expect.any(String),
  });
  await client.request('ForbidLiveStream', { ...named('room-1'), Reason: '违规' });
  expect(await client.request('DescribeLiveStreamState', named('room-1'))).toMatchObject({
    StreamState: 'forbid',
  });
});

test('the official SDK sees refusals with their code', async () => {
  await expect(client.request('DropLiveStream', { StreamName: 'room-1' })).rejects.toMatchObject({
    code: 'MissingParameter',
    requestId: expect.any(String),
  });
});

test('a GET of the official SDK is understood', async () => {
  sim.world.goLive(keyOf('room-1'));
  client.profile.httpProfile = { ...client.profile.httpProfile, reqMethod: 'GET' };
  expect(await client.request('DescribeLiveStreamOnlineList', { PageSize: 20 })).toMatchObject({
    TotalNum: 1,
    PageSize: 20,
  });
});

test('a record task is made, told and stopped with the region of the client', async () => {
  sim.world.goLive(keyOf('room-1'));
  const now = Math.floor(Date.now() / 1000);
  const made = asObject(
    await client.request('CreateRecordTask', { ...named('room-1'), EndTime: now + 3600 }),
  );
  const TaskId = String(made['TaskId']);
  await client.request('StopRecordTask', { TaskId });
  const window = { StartTime: now - 60, EndTime: now + 4000 };
  expect(await client.request('DescribeRecordTask', window)).toMatchObject({
    ScrollToken: '',
    TaskList: [{ TaskId, StreamName: 'room-1', EndTime: now + 3600 }],
  });
  expect(sim.world.recordings.billed()).toHaveLength(1);
});

const now = Math.floor(Date.now() / 1000);
const utc = (atS: number) => `${new Date(atS * 1000).toISOString().slice(0, 19)}Z`;
const lastHour = { StartTime: utc(now - 3600), EndTime: utc(now - 300) };
const beijingDay = new Date((now + 8 * 3600 - 86_400) * 1000).toISOString().slice(0, 10);

/** Every action of the promised operations that reads, with the list it answers. */
test.each<[string, object, string]>([
  ['DescribeLiveStreamPushInfoList', {}, 'DataInfoList'],
  ['DescribeStreamPlayInfoList', lastHour, 'DataInfoList'],
  ['DescribeAllStreamPlayInfoList', { QueryTime: utc(now - 600) }, 'DataInfoList'],
  ['DescribeLiveDomainPlayInfoList', {}, 'DomainInfoList'],
  ['DescribeStreamPushInfoList', { ...lastHour, StreamName: 'room-1' }, 'DataInfoList'],
  ['DescribeStreamDayPlayInfoList', { DayTime: beijingDay }, 'DataInfoList'],
  ['DescribeBillBandwidthAndFluxList', lastHour, 'DataInfoList'],
  ['DescribePushBandwidthAndFluxList', lastHour, 'DataInfoList'],
  [
    'DescribePlayErrorCodeDetailInfoList',
    { ...lastHour, Granularity: 1, StatType: '4xx,5xx' },
    'HttpCodeList',
  ],
  ['DescribeCallbackRecordsList', { ...lastHour, StreamName: 'x', PageNum: 1, PageSize: 10 }, 'DataInfoList'],
  ['DescribeLiveStreamOnlineList', {}, 'OnlineInfo'],
  ['DescribeLiveStreamPublishedList', { ...lastHour, DomainName: 'push.example.com' }, 'PublishInfo'],
  ['DescribeLiveStreamEventList', lastHour, 'EventList'],
  ['DescribeLiveForbidStreamList', {}, 'ForbidStreamList'],
  ['DescribeRecordTask', { StartTime: now - 60, EndTime: now }, 'TaskList'],
  ['DescribeScreenshotTask', { StartTime: now - 60, EndTime: now }, 'TaskList'],
  ['DescribeLiveDomains', {}, 'DomainList'],
])('%s is answered to the official SDK', async (action, params, list) => {
  expect(asObject(await client.request(action, params))[list]).toBeInstanceOf(Array);
});

const input = (InputStreamName: string, ImageLayer: number) => ({
  InputStreamName,
  LayoutParams: { ImageLayer },
});

test('every write of the promised operations is answered to the official SDK', async () => {
  for (const name of ['host', 'guest']) {
    sim.world.goLive(keyOf(name), { beganMs: Date.now() - 60_000 });
  }
  const until = { EndTime: now + 3600 };
  for (const [create, stop] of [
    ['CreateRecordTask', 'StopRecordTask'],
    ['CreateScreenshotTask', 'StopScreenshotTask'],
  ] as const) {
    const made = asObject(await client.request(create, { ...named('host'), ...until, TemplateId: 2001 }));
    expect(await client.request(stop, { TaskId: made['TaskId'] })).toEqual({
      RequestId: expect.any(String),
    });
  }
  const MixStreamSessionId = 'session_1';
  const InputStreamList = [input('host', 1), input('guest', 2)];
  const OutputParams = { OutputStreamName: 'mixed', OutputStreamType: 1 };
  await client.request('CreateCommonMixStream', { MixStreamSessionId, InputStreamList, OutputParams });
  expect(sim.world.stateOf(keyOf('mixed'))).toBe('active');
  await client.request('CancelCommonMixStream', { MixStreamSessionId });
  for (const action of ['DropLiveStream', 'ForbidLiveStream', 'ResumeLiveStream']) {
    await client.request(action, named('host'));
  }
  expect(sim.world.stateOf(keyOf('host'))).toBe('inactive');
});

test('SearchMedia is answered to the official SDK, as JSON and as a GET', async () => {
  const endedMs = Date.now() - 3_600_000;
  sim.world.recorded.recall({
    stream: keyOf('room-1'),
    startedMs: endedMs - 60_000,
    endedMs,
    format: 'mp4',
  });
  const asked = {
    StreamIds: ['room-1'],
    SourceTypes: ['Record'],
    CreateTime: { After: utc(now - 7200) },
    Sort: { Field: 'CreateTime', Order: 'Desc' },
  };
  expect(await vod.request('SearchMedia', asked)).toMatchObject({ TotalCount: 1 });
  vod.profile.httpProfile = { ...vod.profile.httpProfile, reqMethod: 'GET' };
  expect(await vod.request('SearchMedia', asked)).toMatchObject({ TotalCount: 1 });
});
