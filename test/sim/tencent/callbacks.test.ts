import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openReceiver } from './receiver.ts';
import type { Receiver } from './receiver.ts';
import type { Lab } from './sim-client.ts';
import { keyOf, openLab, startMs } from './sim-client.ts';

let lab: Lab;
let receiver: Receiver;
beforeEach(async () => {
  [lab, receiver] = [await openLab(), await openReceiver()];
  lab.sim.callbacks.deliverTo({ url: receiver.url, key: 'callbackKey01' });
});
afterEach(async () => {
  await lab.sim.stop();
  await receiver.close();
});

const now = startMs / 1000;
const md5 = (text: string) => createHash('md5').update(text).digest('hex');
const signedAt = (t: number) => ({ t, sign: md5(`callbackKey01${t}`) });
const txTime = (now + 86_400).toString(16).toUpperCase();
const push = {
  appid: 1_250_000_000,
  app: 'push.example.com',
  appname: 'live',
  stream_id: 'room-1',
  channel_id: 'room-1',
  sequence: expect.stringMatching(/^\d+$/),
  node: expect.any(String),
  user_ip: expect.any(String),
  stream_param: `txSecret=${md5(`pushKey0123456789abcdefroom-1${txTime}`)}&txTime=${txTime}`,
  set_id: 2,
  idc_id: 19,
  width: 1920,
  height: 1080,
};

/** The bodies that came since the last look. */
async function arrived() {
  await lab.sim.callbacks.idle();
  return receiver.bodies.splice(0);
}

test('a push is told as it starts and as it stops, with the same sequence', async () => {
  lab.sim.world.goLive(keyOf('room-1'));
  const [started] = await arrived();
  expect(started).toEqual({
    ...push,
    event_type: 1,
    event_time: now,
    errcode: 0,
    errmsg: expect.any(String),
    ...signedAt(now + 600),
  });
  lab.clock.advance(90_500);
  lab.sim.world.cut(keyOf('room-1'));
  const [stopped] = await arrived();
  expect(stopped).toEqual({
    ...push,
    event_type: 0,
    event_time: now + 90,
    push_duration: '90500',
    errcode: 21,
    errmsg: 'Cut by an API call',
    sequence: started?.['sequence'],
    ...signedAt(now + 690),
  });
  expect(new Set(receiver.types)).toEqual(new Set(['application/json']));
});

test('a file is told when its recording ends', async () => {
  lab.sim.world.goLive(keyOf('room-1'));
  const window = { stream: keyOf('room-1'), startMs, endMs: startMs + 60_000 };
  const { taskId } = lab.sim.world.recordings.create({ ...window, templateId: 1001 });
  lab.clock.advance(60_000);
  const bodies = await arrived();
  const [file] = lab.sim.world.files();
  expect(bodies.find((body) => body['event_type'] === 100)).toEqual({
    event_type: 100,
    appid: 1_250_000_000,
    app: 'push.example.com',
    appname: 'live',
    stream_id: 'room-1',
    channel_id: 'room-1',
    file_id: file?.fileId,
    record_file_id: file?.fileId,
    file_format: 'mp4',
    task_id: taskId,
    start_time: now + 2,
    end_time: now + 60,
    start_time_usec: 0,
    end_time_usec: 0,
    duration: 60,
    file_size: (60 * 4_128_000) / 8,
    stream_param: '',
    video_url: file?.url,
    media_start_time: 0,
    record_bps: 0,
    ...signedAt(now + 660),
  });
});

test('a picture is told, and one of a stream that is not live has no parameters', async () => {
  lab.sim.world.snapshots.add(keyOf('room-1'), startMs, 'Utask');
  expect(await arrived()).toEqual([
    {
      event_type: 200,
      app: 'push.example.com',
      appname: 'live',
      stream_id: 'room-1',
      channel_id: 'room-1',
      create_time: now,
      file_size: 186_624,
      width: 1920,
      height: 1080,
      pic_url: '/2026-11-22/room-1-screenshot-20-00-00-1920x1080.jpg',
      pic_full_url: expect.stringMatching(/^http:.*1920x1080\.jpg$/),
      stream_param: '',
      task_id: 'Utask',
      ...signedAt(now + 600),
    },
  ]);
});

test('other events are told on order, unsigned where that is asked', async () => {
  for (const type of [314, 315, 317, 321, 332, 341, 999]) lab.sim.callbacks.announce(type, keyOf('room-1'));
  const bodies = new Map((await arrived()).map((body) => [body['event_type'], body]));
  expect([...bodies.keys()].toSorted((a, b) => Number(a) - Number(b))).toEqual([
    314, 315, 317, 321, 332, 341, 999,
  ]);
  expect(bodies.get(317)).toMatchObject({ streamId: 'room-1', suggestion: 'Block', socre: [88] });
  expect(bodies.get(321)).toMatchObject({ data_time: startMs, interface: 'general_callback' });
  expect(JSON.parse(String(bodies.get(332)?.['record_detail']))).toMatchObject({ file_format: 3 });
  expect(bodies.get(341)).toMatchObject({ exception: { type: -2 }, ...signedAt(now + 600) });
  const more = { body: { user_ip: '203.0.113.9' }, unsigned: true };
  lab.sim.callbacks.announce(321, keyOf('room-1'), more);
  const [early] = await arrived();
  expect([early?.['user_ip'], early?.['sign'], early?.['t']]).toEqual(['203.0.113.9', undefined, undefined]);
});

test('without a key nothing is signed, and without an address nothing is sent or kept', async () => {
  lab.sim.callbacks.deliverTo({ url: receiver.url });
  lab.sim.world.goLive(keyOf('room-1'));
  expect((await arrived())[0]).not.toHaveProperty('sign');
  lab.sim.callbacks.deliverTo(undefined);
  lab.sim.world.endPush(keyOf('room-1'));
  expect([await arrived(), lab.sim.callbacks.sent.length]).toEqual([[], 1]);
});

test('what is not taken comes 12 times more, a minute apart, signed anew', async () => {
  receiver.status = 500;
  lab.sim.world.goLive(keyOf('room-1'));
  const times: unknown[] = [];
  for (let minute = 0; minute < 20; minute += 1) {
    times.push(...(await arrived()).map((body) => body['t']));
    lab.clock.advance(60_000);
  }
  expect(times).toEqual(Array.from({ length: 13 }, (_, at) => now + 600 + at * 60));
});

test('a picture comes 5 times more, two minutes apart, until it is taken', async () => {
  receiver.status = 302;
  lab.sim.world.snapshots.add(keyOf('room-1'), startMs);
  const times: unknown[] = [];
  for (let minute = 0; minute < 20; minute += 1) {
    if (minute === 7) receiver.status = 200;
    times.push(...(await arrived()).map((body) => body['t']));
    lab.clock.advance(60_000);
  }
  expect(times).toEqual([0, 2, 4, 6, 8].map((minutes) => now + 600 + minutes * 60));
});

test('no answer within 20 s is none, and nobody at the address is tried again too', async () => {
  receiver.status = undefined;
  const arrival = receiver.next();
  lab.sim.world.goLive(keyOf('room-1'));
  await arrival;
  lab.clock.advance(20_000);
  await lab.sim.callbacks.idle();
  expect(lab.sim.callbacks.sent).toMatchObject([{ resultCode: -1, respondedMs: startMs + 20_000 }]);
  lab.sim.callbacks.deliverTo({ url: 'http://127.0.0.1:9/' });
  lab.clock.advance(60_000);
  await lab.sim.callbacks.idle();
  expect(lab.sim.callbacks.sent).toHaveLength(2);
  receiver.status = 200;
  lab.sim.callbacks.deliverTo({ url: receiver.url });
  lab.clock.advance(60_000);
  expect(await arrived()).toHaveLength(2); // The one that hung, and this one.
});

const names = (bodies: readonly Record<string, unknown>[]) =>
  bodies.map((body) => String(body['stream_id'])).toSorted((a, b) => a.localeCompare(b));

test('callbacks are lost, doubled and late', async () => {
  await lab.control('/callbacks-disturb', { drop: 3, double: 2, delay: 5, delayMs: 30_000 });
  for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) lab.sim.world.goLive(keyOf(name));
  expect(names(await arrived())).toEqual(['a', 'b', 'b', 'd', 'd']);
  lab.clock.advance(30_000);
  expect(names(await arrived())).toEqual(['e']);
  lab.clock.advance(3_600_000);
  expect(await arrived()).toEqual([]);
  expect(lab.sim.callbacks.sent.filter(({ resultCode }) => resultCode !== 0)).toHaveLength(2);
});

test('a control sets the address and sends an event', async () => {
  await lab.control('/callbacks', {});
  await lab.control('/callback', { type: 332, stream: 'room-1' });
  expect(await arrived()).toEqual([]);
  await lab.control('/callbacks', { url: receiver.url, key: 'other' });
  const body = '{"record_event":"record_error"}';
  await lab.control('/callback', { type: 332, stream: 'room-1', body });
  expect(await arrived()).toMatchObject([{ record_event: 'record_error', sign: md5(`other${now + 600}`) }]);
  expect((await lab.control('/callback', { type: 332, stream: 'room-1', body: '[' })).status).toBe(400);
});

test('a stop ends what is on its way', async () => {
  receiver.status = undefined;
  const arrival = receiver.next();
  lab.sim.world.goLive(keyOf('room-1'));
  await arrival;
  await lab.sim.stop();
  await lab.sim.callbacks.idle();
  expect(lab.sim.callbacks.sent).toMatchObject([{ resultCode: -1 }]);
});
