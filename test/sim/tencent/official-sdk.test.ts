import { Agent } from 'node:http';
import { connect } from 'node:net';
import { CommonClient } from 'tencentcloud-sdk-nodejs-common';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { realClock } from '../../../src/sim/clock.ts';
import { createTencentSim } from '../../../src/sim/tencent/tencent-sim.ts';
import type { TencentSim } from '../../../src/sim/tencent/tencent-sim.ts';
import { asObject, keyOf, named } from './sim-client.ts';

let sim: TencentSim;
let client: CommonClient;
let agent: Agent;

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
  const { v3, secretId, secretKey } = await sim.start();
  agent = new StandInAgent(Number(new URL(v3).port));
  client = new CommonClient('live.tencentcloudapi.com', '2018-08-01', {
    credential: { secretId, secretKey },
    region: 'ap-guangzhou',
    profile: { httpProfile: { protocol: 'http://', agent } },
  });
});
afterEach(async () => {
  agent.destroy();
  await sim.stop();
});

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
