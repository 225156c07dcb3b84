import { expect, test } from 'vitest';
import { plainText } from '../../../src/core/text.ts';
import { isMixSession, type MixInput, type MixOrder, type MixSession } from '../../../src/live/port.ts';
import { botErrorOf, testStream } from '../../contracts/live.ts';
import { answerOf, errorOf, openScripted } from './open-scripted.ts';

function sessionOf(text: string): MixSession {
  if (!isMixSession(text)) throw new TypeError(`no session: ${text}`);
  return text;
}
const session = sessionOf('room_9');
const streamName = (name: string) => testStream(name).name;
const input = (
  name: string,
  layer: number,
  box?: Extract<MixInput, { kind: 'stream' }>['box'],
): MixInput => ({
  kind: 'stream',
  name: streamName(name),
  layer,
  box,
});
const order: MixOrder = {
  session,
  output: streamName('show'),
  isNewStream: true,
  template: 0,
  inputs: [input('host_1', 1), input('guest_2', 2, { x: 380, y: 630, width: 160, height: 240 })],
};

test('sends exactly the documented parameters', async () => {
  const { live, actions, params } = await openScripted(() => answerOf({}));
  expect(await live.control.mixes.start(order)).toEqual({ requestId: 'req-1' });
  const canvas = {
    kind: 'canvas',
    name: streamName('back'),
    layer: 1,
    width: 1280,
    height: 720,
    color: '0x000000',
  } as const;
  const inputs = [canvas, input('host_1', 2), input('guest_2', 3)];
  await live.control.mixes.start({
    ...order,
    isNewStream: false,
    output: streamName('host_1'),
    template: 390,
    inputs,
  });
  expect(await live.control.mixes.stop(order)).toEqual({ requestId: 'req-1' });
  expect(actions).toEqual(['CreateCommonMixStream', 'CreateCommonMixStream', 'CancelCommonMixStream']);
  expect(params).toEqual([
    {
      MixStreamSessionId: 'room_9',
      InputStreamList: [
        { InputStreamName: 'host_1', LayoutParams: { ImageLayer: 1 } },
        {
          InputStreamName: 'guest_2',
          LayoutParams: { ImageLayer: 2, ImageWidth: 160, ImageHeight: 240, LocationX: 380, LocationY: 630 },
        },
      ],
      OutputParams: { OutputStreamName: 'show', OutputStreamType: 1 },
      MixStreamTemplateId: 0,
    },
    {
      MixStreamSessionId: 'room_9',
      InputStreamList: [
        {
          InputStreamName: 'back',
          LayoutParams: {
            ImageLayer: 1,
            InputType: 3,
            ImageWidth: 1280,
            ImageHeight: 720,
            Color: '0x000000',
          },
        },
        { InputStreamName: 'host_1', LayoutParams: { ImageLayer: 2 } },
        { InputStreamName: 'guest_2', LayoutParams: { ImageLayer: 3 } },
      ],
      OutputParams: { OutputStreamName: 'host_1', OutputStreamType: 0 },
      MixStreamTemplateId: 390,
    },
    { MixStreamSessionId: 'room_9' },
  ]);
});

test.each(['FailedOperation.CancelSessionNotExist', 'InvalidParameter.CancelSessionNotExist'])(
  'a mix that is over already (%s) was stopped',
  async (tencents) => {
    const { live, actions } = await openScripted(() => errorOf(tencents, 'no such session'));
    expect(await live.control.mixes.stop(order)).toEqual({ requestId: 'req-1' });
    expect(actions).toHaveLength(1);
  },
);

test('another refusal of a stop is an error', async () => {
  const { live } = await openScripted(() => errorOf('FailedOperation.ProcessMixError', 'x'));
  expect((await botErrorOf(live.control.mixes.stop(order))).did).toBe('unknown');
});

const many = (count: number) => Array.from({ length: count }, (_, index) => input(`in_${index}`, index + 1));
test.each<readonly [string, Partial<MixOrder>, string]>([
  ['one input, which Tencent takes for a stop', { inputs: many(1) }, 'two inputs'],
  ['17 inputs', { inputs: many(17) }, 'at most 16'],
  ['a name with a hyphen', { inputs: [input('host-1', 1), input('guest_2', 2)] }, 'host-1'],
  ['an output with a hyphen', { output: streamName('the-show') }, 'the-show'],
  ['a layer twice', { inputs: [input('host_1', 1), input('guest_2', 1)] }, 'layer'],
  ['no background', { inputs: [input('host_1', 2), input('guest_2', 3)] }, 'layer'],
  ['layer 17', { inputs: [input('host_1', 1), input('guest_2', 17)] }, 'layer'],
  [
    'a side of 2001',
    { inputs: [input('host_1', 1), input('guest_2', 2, { x: 0, y: 0, width: 2001, height: 9 })] },
    '2000',
  ],
  [
    'half a pixel',
    { inputs: [input('host_1', 1), input('guest_2', 2, { x: 0.5, y: 0, width: 9, height: 9 })] },
    'whole pixels',
  ],
])('%s: refused unsent', async (_, wrong, words) => {
  const { live, actions } = await openScripted(() => answerOf({}));
  const error = await botErrorOf(live.control.mixes.start({ ...order, ...wrong }));
  expect([error.code, error.did, actions]).toEqual(['bad-input', 'nothing', []]);
  expect(plainText(error.said)).toContain(words);
});

test('16 inputs of up to 2000 pixels are sent', async () => {
  const box = { x: 2000, y: 0, width: 2000, height: 2000 };
  const inputs = [...many(15), input('in_15', 16, box)];
  const { live, actions } = await openScripted(() => answerOf({}));
  await live.control.mixes.start({ ...order, inputs });
  expect(actions).toEqual(['CreateCommonMixStream']);
});
