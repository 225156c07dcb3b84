import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openReceiver } from '../receiver.ts';
import { keyOf, named, openLab, rowsOf, startMs } from '../sim-client.ts';
import type { Lab } from '../sim-client.ts';
import { connectEncoder, signed, upperHex } from './encoder.ts';
import type { Encoder } from './encoder.ts';

const room = keyOf('room-9');
const nowS = startMs / 1000;

let lab: Lab;
beforeEach(async () => {
  lab = await openLab();
});
afterEach(() => lab.sim.stop());

const urlOf = (name = 'room-9', app = 'live') =>
  `${lab.address.rtmp}/${app}/${name}?${signed(lab.address.pushKey, name, upperHex(nowS + 60))}`;
const connect = (host?: string) => connectEncoder(urlOf(), host);

/** Live at once: with headers and a key frame. */
async function goLive(): Promise<Encoder> {
  const encoder = await connect();
  await encoder.publish();
  const rates = { videodatarate: 2000, audiodatarate: 128, audiosamplerate: 48_000 };
  encoder.announces({ width: 640, height: 360, framerate: 25, ...rates });
  encoder.sendsHeaders('1280x720');
  encoder.shows(0, 5000, true);
  await vi.waitFor(() => expect(lab.sim.world.stateOf(room)).toBe('active'));
  return encoder;
}

const reasons = () =>
  lab.sim.world.history().map(({ reason, accepted }) => [accepted, reason.errcode, reason.sub]);

const eventList = () => {
  const window = { StartTime: '2026-11-22T11:00:00Z', EndTime: '2026-11-22T12:00:01Z' };
  return lab.call('DescribeLiveStreamEventList', { ...named('room-9'), ...window });
};

test('a push is live from its first picture on, with the size that its header says', async () => {
  const encoder = await connect();
  await encoder.publish();
  encoder.announces({ width: 640, height: 360, framerate: 25 });
  encoder.sendsHeaders('1280x720');
  encoder.sounds(0, 300);
  expect(lab.sim.world.live()).toEqual([]);
  encoder.shows(0, 5000, true);
  await vi.waitFor(() => expect(lab.sim.world.stateOf(room)).toBe('active'));
  const [push] = lab.sim.world.live();
  expect(push?.quality).toMatchObject({
    width: 1280,
    height: 720,
    metaFps: 25,
    videoCodec: 'H264',
    audioCodec: 'AAC',
  });
  expect(push).toMatchObject({
    clientIp: '127.0.0.1',
    param: expect.stringMatching(/^txSecret=\w{32}&txTime=/),
  });
  encoder.sendsHeaders('854x480');
  await vi.waitFor(() => expect(lab.sim.world.live()[0]?.quality.width).toBe(854));
});

test('sound alone is a push as well, once no picture came for a second of it', async () => {
  const encoder = await connect();
  await encoder.publish();
  for (const atMs of [0, 500, 1000]) encoder.sounds(atMs, 300);
  await vi.waitFor(() =>
    expect(lab.sim.world.live()[0]?.quality).toMatchObject({ width: 0, videoCodec: '', audioCodec: 'AAC' }),
  );
});

test('frames and bytes are counted: both APIs and the history tell what came', async () => {
  const encoder = await goLive();
  const { world } = lab.sim;
  for (let second = 1; second <= 6; second += 1) {
    lab.clock.advance(1000);
    for (let frame = 0; frame < 25; frame += 1)
      encoder.shows(second * 1000 + frame * 40, 8000, frame === 0 && second % 2 === 0);
    for (let frame = 0; frame < 47; frame += 1) encoder.sounds(second * 1000 + frame * 21, 340);
    const carried = second * 1000 + 46 * 21;
    await vi.waitFor(() => expect(world.live()[0]?.measured?.mediaMs(world.clock.now() + 1)).toBe(carried));
  }
  lab.clock.advance(1000);
  const [row] = rowsOf(await lab.call('DescribeLiveStreamPushInfoList'), 'DataInfoList');
  expect(row).toMatchObject({
    StreamName: 'room-9',
    PushDomain: 'push.example.com',
    AppName: 'live',
    ClientIp: '127.0.0.1',
    VideoFps: 25,
    VideoSpeed: 25 * 8000 * 8,
    AudioFps: 47,
    AudioSpeed: 47 * 340 * 8,
    Resolution: '1280*720',
    Vcodec: 'H264',
    Acodec: 'AAC',
    AsampleRate: 48_000,
    MetaFps: 25,
    MetaVideoSpeed: 2_000_000,
    MetaAudioSpeed: 128_000,
  });
  const slots = await lab.call('DescribeStreamPushInfoList', {
    StreamName: 'room-9',
    StartTime: '2026-11-22T12:00:00Z',
    EndTime: '2026-11-22T12:00:07Z',
  });
  expect(rowsOf(slots, 'DataInfoList').at(-1)).toMatchObject({
    Time: '2026-11-22T12:00:05Z',
    LocalTs: 5000,
    VideoTs: 4966,
    GopSize: 2000,
    StreamParam: expect.stringMatching(/^txSecret=\w{32}&txTime=6/),
  });
});

test('start and stop are called back with the true size', async () => {
  const receiver = await openReceiver();
  lab.sim.callbacks.deliverTo({ url: receiver.url, key: 'callbackKey01' });
  const encoder = await goLive();
  encoder.closes();
  await vi.waitFor(() => expect(receiver.bodies).toHaveLength(2));
  const size = { stream_id: 'room-9', user_ip: '127.0.0.1', width: 1280, height: 720 };
  expect(receiver.bodies).toMatchObject([
    { event_type: 1, ...size },
    { event_type: 0, errcode: 3, ...size, stream_param: expect.stringContaining('txSecret=') },
  ]);
  await receiver.close();
});

describe('the cloud ends it, and the connection goes', () => {
  test('cut: the encoder may come back', async () => {
    const encoder = await goLive();
    lab.sim.world.cut(room);
    await encoder.gone;
    expect(reasons()).toEqual([[true, 21, 100]]);
    await goLive();
  });

  test('banned: it may not, and the try is in the event list', async () => {
    const encoder = await goLive();
    lab.sim.world.ban(room, startMs + 60_000);
    await encoder.gone;
    const again = await connect();
    await expect(again.publish()).rejects.toThrow('The stream name is banned (18/305)');
    await again.gone;
    lab.clock.advance(1000);
    expect(rowsOf(await eventList(), 'EventList')).toMatchObject([
      { StopReason: '18/305', Resolution: '', ClientIp: '127.0.0.1' },
      { StopReason: '21/101', Resolution: '1280*720' },
    ]);
    lab.sim.world.allow(room);
    await goLive();
  });

  test('banned between the check and the first picture: it is refused', async () => {
    const encoder = await connect();
    await encoder.publish();
    lab.sim.world.ban(room, startMs + 60_000);
    encoder.shows(0, 5000, true);
    await encoder.gone;
    expect(reasons()).toEqual([[false, 18, 305]]);
  });

  test('silent for 70 s: closed, and not before', async () => {
    const encoder = await goLive();
    lab.clock.advance(60_000);
    encoder.shows(40, 5000);
    await vi.waitFor(() => expect(lab.sim.world.live()[0]?.measured?.mediaMs(lab.clock.now() + 1)).toBe(40));
    lab.clock.advance(69_999);
    expect(lab.sim.world.live()).toHaveLength(1);
    lab.clock.advance(1);
    await encoder.gone;
    expect(reasons()).toEqual([[true, 8, 0]]);
  });
});

test('a second encoder of a name stands by, and is shown when the first one goes', async () => {
  const first = await goLive();
  const second = await connect();
  await second.publish();
  second.sendsHeaders('854x480');
  second.shows(0, 5000, true);
  await vi.waitFor(() => expect(lab.sim.world.pushesOf(room)).toHaveLength(2));
  first.closes();
  await vi.waitFor(() => expect(lab.sim.world.live()[0]?.quality.width).toBe(854));
  lab.sim.world.ban(room, startMs + 60_000);
  await second.gone;
});

test('a domain of the account counts as it is said; an unknown one is refused', async () => {
  const known = await connect('push.example.com:1935');
  await known.publish();
  const unknown = await connect('push.example.org');
  await expect(unknown.publish()).rejects.toThrow('18/301');
});

test('an address that is none is bad content: the connection is closed', async () => {
  await expect(connect('no host')).rejects.toThrow('closed');
});
