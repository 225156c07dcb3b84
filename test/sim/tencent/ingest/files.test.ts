import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openReceiver } from '../receiver.ts';
import { keyOf, openLab, startMs } from '../sim-client.ts';
import type { Lab } from '../sim-client.ts';
import { connectEncoder, signed, upperHex } from './encoder.ts';
import type { Encoder } from './encoder.ts';

const stream = keyOf('room-9');
const hourMs = 3_600_000;

let lab: Lab;
let encoder: Encoder;
beforeEach(async () => {
  lab = await openLab();
  const query = signed(lab.address.pushKey, 'room-9', upperHex(startMs / 1000 + 60));
  encoder = await connectEncoder(`${lab.address.rtmp}/live/room-9?${query}`);
  await encoder.publish();
  encoder.announces({ width: 1280, height: 720, framerate: 25 });
  encoder.sendsHeaders('1280x720');
  encoder.shows(0, 1000, true);
  await arrived(0);
});
afterEach(() => lab.sim.stop());

const arrived = (mediaMs: number) =>
  vi.waitFor(() => {
    expect(lab.sim.world.live()[0]?.measured?.mediaMs(lab.clock.now() + 1)).toBe(mediaMs);
  });

/** A key frame of 2000 bytes every second of the clock. */
async function pushFor(seconds: number): Promise<void> {
  for (let second = 1; second <= seconds; second += 1) {
    lab.clock.advance(1000);
    encoder.shows(second * 1000, 2000, true);
    await arrived(second * 1000);
  }
}

test('a recording is a real file, as long and as large as it is said to be', async () => {
  const receiver = await openReceiver();
  lab.sim.callbacks.deliverTo({ url: receiver.url });
  const { taskId } = lab.sim.world.recordings.create({
    stream,
    startMs,
    endMs: startMs + hourMs,
    templateId: 1001,
  });
  await pushFor(4);
  encoder.closes();
  await vi.waitFor(() => expect(lab.sim.world.files()).toHaveLength(1));
  const [file] = lab.sim.world.files();
  const answer = await fetch(file?.url ?? '');
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(answer.headers.get('content-type')).toBe('video/x-flv');
  expect(bytes.toString('latin1', 0, 3)).toBe('FLV');
  expect(bytes.length).toBeGreaterThan(1000 + 4 * 2000);
  expect(file).toMatchObject({ taskId, format: 'flv', durationS: 4, bytes: bytes.length, width: 1280 });
  await vi.waitFor(() => expect(receiver.bodies.map(({ event_type }) => event_type)).toContain(100));
  expect(receiver.bodies.find(({ event_type }) => event_type === 100)).toMatchObject({
    file_format: 'flv',
    duration: 4,
    file_size: bytes.length,
    video_url: file?.url,
  });
  await receiver.close();
});

test('files go with the stand-in, and only they are served', async () => {
  lab.sim.world.recordings.create({ stream, startMs, endMs: startMs + hourMs, templateId: 1001 });
  await pushFor(2);
  lab.sim.world.endPush(stream);
  const url = lab.sim.world.files()[0]?.url ?? '';
  expect((await fetch(url)).status).toBe(200);
  expect((await fetch(new URL('/files/..%2f1-room-9.flv', url))).status).toBe(404);
  expect((await fetch(new URL('/files/2-picture.jpg', url))).status).toBe(404);
  await lab.sim.stop();
  await expect(fetch(url)).rejects.toThrow('fetch failed');
});
