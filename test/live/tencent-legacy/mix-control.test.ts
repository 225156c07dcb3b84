import { expect, test } from 'vitest';
import { plainText } from '../../../src/core/text.ts';
import { isMixSession, type MixOrder, type MixSession } from '../../../src/live/port.ts';
import { botErrorOf, testStream } from '../../contracts/live.ts';
import { openCloud } from './open-cloud.ts';
import { API_KEY, openScripted } from './open-scripted.ts';

const name = (text: string) => testStream(text).name;

function session(text: string): MixSession {
  if (!isMixSession(text)) throw new Error('no session');
  return text;
}

const order: MixOrder = {
  session: session('room_9'),
  output: name('host_1'),
  isNewStream: false,
  template: 0,
  inputs: [
    { kind: 'stream', name: name('host_1'), layer: 1, box: undefined },
    { kind: 'stream', name: name('guest_2'), layer: 2, box: { x: 380, y: 30, width: 160, height: 240 } },
  ],
};

const codeOf = (code: number) => ({ body: JSON.stringify({ code, message: `said ${code}` }) });

test('sends the body of the document', async () => {
  const { live, asked, clock } = await openScripted(() => codeOf(0), { random: () => 0.5 });
  expect(await live.control.mixes.start(order)).toEqual({ requestId: undefined });
  const [{ method, path, query, body } = { method: '', path: '', query: new URLSearchParams(), body: '' }] =
    asked;
  expect([method, path, query.get('interface'), query.get('appid')]).toEqual([
    'POST',
    '/fcgi',
    'Mix_StreamV2',
    '1250000000',
  ]);
  expect(JSON.parse(body)).toEqual({
    timestamp: clock.now() / 1000,
    eventId: 2 ** 30,
    interface: {
      interfaceName: 'Mix_StreamV2',
      para: {
        app_id: 1250000000,
        interface: 'mix_streamv2.start_mix_stream_advanced',
        mix_stream_session_id: 'room_9',
        output_stream_id: 'host_1',
        output_stream_type: 0,
        mix_stream_template_id: 0,
        input_stream_list: [
          { input_stream_id: 'host_1', layout_params: { image_layer: 1 } },
          {
            input_stream_id: 'guest_2',
            layout_params: {
              image_layer: 2,
              image_width: 160,
              image_height: 240,
              location_x: 380,
              location_y: 30,
            },
          },
        ],
      },
    },
  });
  expect(body).not.toContain(API_KEY);
});

test('a canvas has its size and colour', async () => {
  const { live, asked } = await openScripted(() => codeOf(0));
  const canvas = {
    kind: 'canvas',
    name: name('bg'),
    layer: 1,
    width: 1280,
    height: 720,
    color: '0x000000',
  } as const;
  const guest = { kind: 'stream', name: name('guest_2'), layer: 2, box: undefined } as const;
  await live.control.mixes.start({ ...order, isNewStream: true, template: 390, inputs: [canvas, guest] });
  expect(asked[0]?.body).toContain(
    '"layout_params":{"image_layer":1,"input_type":3,"image_width":1280,"image_height":720,"color":"0x000000"}',
  );
  expect(asked[0]?.body).toContain('"output_stream_type":1');
});

test('a mix is started and stopped in the cloud, and stopping it twice is no error', async () => {
  const { live, sim, calls, clock } = await openCloud();
  for (const input of order.inputs) sim.world.goLive(testStream(input.name));
  clock.advance(6000); // tencent-live 3.12: data has to come for 5 seconds
  await live.control.mixes.start(order);
  const { session, output } = order;
  await live.control.mixes.stop({ session, output });
  await live.control.mixes.stop({ session, output });
  expect(calls().map(({ action, code }) => [action, code])).toEqual([
    ['mix_streamv2.start_mix_stream_advanced', undefined],
    ['mix_streamv2.cancel_mix_stream', undefined],
    ['mix_streamv2.cancel_mix_stream', '-30300'],
  ]);
});

test.each([
  [-27, 'cloud-refused', 'no picture'],
  [-29, 'cloud-refused', 'no picture'],
  [-505, 'cloud-refused', 'no picture'],
  [-21, 'cloud-refused', 'outside'],
  [-9, 'cloud-refused', 'another stream'],
  [-103, 'cloud-refused', 'another stream'],
  [-30123, 'cloud-refused', 'another stream'],
  [-10021, 'cloud-refused', '2000 pixels'],
  [-41, 'cloud-limit', '20 mixes'],
  [-30300, 'already-done', 'stopped before'],
])('code %i is %s', async (code, kind, words) => {
  const { live } = await openScripted(() => codeOf(code));
  const error = await botErrorOf(live.control.mixes.start(order));
  expect([error.code, error.did]).toEqual([kind, 'nothing']);
  expect(plainText(error.said)).toContain(words);
});

test('an unknown code is shown with its message, and leaves open whether it was done', async () => {
  const { live, asked } = await openScripted(() => codeOf(-77));
  const error = await botErrorOf(live.control.mixes.start(order));
  expect([error.code, error.did, asked.length]).toEqual(['cloud-failed', 'unknown', 1]);
  expect(plainText(error.said)).toBe('Tencent answered -77: said -77');
  expect(plainText(error.next)).toContain('mixed stream');
});

test('what Tencent would refuse is not sent', async () => {
  const { live, asked } = await openScripted(() => codeOf(0));
  const [first, second] = order.inputs;
  if (first === undefined || second?.kind !== 'stream') throw new Error('no inputs');
  const wrong = [
    { ...order, inputs: [first] },
    { ...order, inputs: [first, { ...second, layer: 7 }] },
    { ...order, inputs: [first, { ...second, layer: 1 }] },
    { ...order, inputs: [first, { ...second, name: name('guest-2') }] },
    { ...order, inputs: [first, { ...second, box: { x: 0, y: 0, width: 2001, height: 1 } }] },
  ];
  const errors = await Promise.all(wrong.map((one) => botErrorOf(live.control.mixes.start(one))));
  expect(errors.map((error) => error.code)).toEqual(wrong.map(() => 'bad-input'));
  expect(asked).toEqual([]);
});
