import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keyOf, openLab, startMs } from '../sim-client.ts';
import type { Lab } from '../sim-client.ts';
import { connectEncoder, signed, upperHex } from './encoder.ts';
import type { Encoder } from './encoder.ts';

const room = keyOf('room-9');
const time = upperHex(startMs / 1000 + 60);

let lab: Lab;
let encoder: Encoder;
beforeEach(async () => {
  lab = await openLab();
  encoder = await connectEncoder(
    `${lab.address.rtmp}/live/room-9?${signed(lab.address.pushKey, 'room-9', time)}`,
  );
  await encoder.publish();
  encoder.announces({ width: 1280, height: 720, framerate: 25 });
  encoder.sendsHeaders('1280x720');
  encoder.shows(5000, 100, true);
  encoder.shows(5040, 50);
  encoder.shows(7000, 200, true);
  encoder.shows(7040, 60);
  encoder.sounds(7050, 30);
  await arrived(2050);
});
afterEach(() => lab.sim.stop());

const live = () => lab.sim.world.live()[0];
const arrived = (mediaMs: number) =>
  vi.waitFor(() => expect(live()?.measured?.mediaMs(lab.clock.now() + 1)).toBe(mediaMs));
const play = (name = 'room-9', query = signed(lab.address.playKey, name, time.toLowerCase())) =>
  fetch(`${lab.address.flv}/live/${name}.flv?${query}`);

/** `video 40 65`: kind, time and bytes of each tag. */
function tagsIn(flv: Buffer): readonly string[] {
  const tags: string[] = [];
  for (let at = 13; at < flv.length;) {
    const [type = 0, size, ms] = [flv[at], flv.readUIntBE(at + 1, 3), flv.readUIntBE(at + 4, 3)];
    tags.push(`${{ 8: 'audio', 9: 'video', 18: 'data' }[type]} ${ms} ${size}`);
    at += 11 + size + 4;
  }
  return tags;
}

test('a viewer gets the headers, the pictures since the last key frame, and all that comes', async () => {
  const viewer = await play();
  expect(viewer.headers.get('content-type')).toBe('video/x-flv');
  await vi.waitFor(() => expect(live()?.audience.at(-1)?.viewers).toBe(1));
  encoder.shows(7080, 70);
  await arrived(2080);
  lab.sim.world.endPush(room);
  const flv = Buffer.from(await viewer.arrayBuffer());
  expect(flv.subarray(0, 5).toString('hex')).toBe('464c560105');
  const tags = tagsIn(flv);
  expect(tags[0]).toMatch(/^data 0 /);
  expect(tags.slice(1)).toEqual([
    'video 0 48',
    'audio 0 4',
    'video 0 200',
    'video 40 60',
    'audio 50 30',
    'video 80 70',
  ]);
});

test('viewers are counted while they watch', async () => {
  const [first, second] = await Promise.all([play(), play()]);
  await vi.waitFor(() => expect(live()?.audience.at(-1)?.viewers).toBe(2));
  await first.body?.cancel();
  await vi.waitFor(() => expect(live()?.audience.at(-1)?.viewers).toBe(1));
  await second.body?.cancel();
  await vi.waitFor(() => expect(live()?.audience.at(-1)?.viewers).toBe(0));
});

test.each<[string, number, string, string | undefined]>([
  ['signed with the push key', 403, 'room-9', signed('pushKey0123456789abcdef', 'room-9', time)],
  ['not signed', 403, 'room-9', ''],
  ['for nobody who pushes', 404, 'room-8', undefined],
  ['for a transcoding, of which there is none', 404, 'room-9_hd', undefined],
])('an address %s gives %i', async (_, status, name, query) => {
  expect((await play(name, query)).status).toBe(status);
});

test('a push that is only pretended cannot be watched; an unsigned one can where nothing is checked', async () => {
  lab.sim.world.goLive(keyOf('room-1'));
  expect((await play('room-1')).status).toBe(404);
  const open = await openLab({ playAuth: { on: false }, pushAuth: { on: false } });
  const free = await connectEncoder(`${open.address.rtmp}/live/room-9`);
  await free.publish();
  free.shows(0, 100, true);
  await vi.waitFor(() => expect(open.sim.world.live()).toHaveLength(1));
  const viewer = await fetch(`${open.address.flv}/live/room-9.flv`);
  expect(viewer.status).toBe(200);
  await open.sim.stop();
});
