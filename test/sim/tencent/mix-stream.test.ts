import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Lab } from './sim-client.ts';
import { keyOf, openLab } from './sim-client.ts';

let lab: Lab;
beforeEach(async () => {
  lab = await openLab();
  for (const name of ['host', 'guest', 'third']) lab.sim.world.goLive(keyOf(name));
  lab.clock.advance(5000);
});
afterEach(() => lab.sim.stop());

const input = (InputStreamName: string, ImageLayer: number, layout: object = {}) => ({
  InputStreamName,
  LayoutParams: { ImageLayer, ...layout },
});
const small = { ImageWidth: 0.25, ImageHeight: 270, LocationX: 1400, LocationY: 0.7 };
const two = [input('host', 1), input('guest', 2, small)];
const mix = {
  MixStreamSessionId: 'room_9',
  InputStreamList: two,
  OutputParams: { OutputStreamName: 'mixed', OutputStreamType: 1 },
};
const output = (more: object) => ({ OutputParams: { ...mix.OutputParams, ...more } });
const inputs = (...InputStreamList: object[]) => ({ InputStreamList });
const create = (more: object = {}) => lab.codeOf('CreateCommonMixStream', { ...mix, ...more });
const cancel = (MixStreamSessionId = 'room_9') => lab.codeOf('CancelCommonMixStream', { MixStreamSessionId });

test('a mix is started, changed and cancelled, and cancelled twice is told apart from never started', async () => {
  expect(await lab.call('CreateCommonMixStream', mix)).toEqual({ RequestId: expect.any(String) });
  expect(lab.sim.world.mixes.list()).toMatchObject([{ session: 'room_9', output: 'mixed', template: 0 }]);
  expect(await create({ MixStreamTemplateId: 20 })).toBeUndefined();
  expect(lab.sim.world.mixes.list()).toMatchObject([{ template: 20 }]);
  expect(await lab.call('DescribeLiveStreamOnlineList', { StreamName: 'mixed' })).toMatchObject({
    TotalNum: 1,
  });
  expect([await cancel(), await cancel(), await cancel('room_8')]).toEqual([
    undefined,
    'FailedOperation.CancelSessionNotExist',
    'InvalidParameter.CancelSessionNotExist',
  ]);
  expect(lab.sim.world.stateOf(keyOf('mixed'))).toBe('inactive');
});

test('one input with a new stream cancels, unless it may be copied', async () => {
  expect(await create(inputs(input('host', 1)))).toBe('InvalidParameter.CancelSessionNotExist');
  expect(await create({ ...inputs(input('host', 1)), ControlParams: { AllowCopy: 1 } })).toBeUndefined();
  expect(lab.sim.world.mixes.list()).toHaveLength(1);
  expect(await create(inputs(input('host', 1)))).toBeUndefined();
  expect(lab.sim.world.mixes.list()).toEqual([]);
});

test('a canvas under a template, a crop and every option are taken', async () => {
  const canvas = input('canvas', 1, {
    InputType: 3,
    ImageWidth: 1280,
    ImageHeight: 720,
    Color: '0x000000',
  });
  const crop = { CropWidth: 960, CropHeight: 540, CropStartLocationX: 960, CropStartLocationY: 0 };
  const options = {
    ...inputs(canvas, { ...input('host', 2), CropParams: crop }, input('guest', 3)),
    ...output({ OutputStreamBitRate: 1500, OutputAudioChannels: 2, OutputAudioSampleRate: 48_000 }),
    MixStreamTemplateId: 390,
    ControlParams: { UseMixCropCenter: 1, PassInputSei: 0 },
  };
  expect(await create(options)).toBeUndefined();
});

describe('CreateCommonMixStream refuses', () => {
  test.each<[string, object]>([
    ['MissingParameter', { OutputParams: undefined }],
    ['MissingParameter', { OutputParams: {} }],
    ['MissingParameter', inputs({ InputStreamName: 'host' })],
    ['MissingParameter', inputs({ InputStreamName: 'host', LayoutParams: {} })],
    ['UnknownParameter', inputs({ ...input('host', 1), StreamName: 'host' })],
    ['UnknownParameter', inputs(input('host', 1, { Layer: 1 }))],
    ['InvalidParameter', { InputStreamList: input('host', 1) }],
    ['InvalidParameter', { InputStreamList: ['host'] }],
    ['InvalidParameter', { OutputParams: [] }],
    ['InvalidParameter', inputs(input('host', 1, { ImageWidth: '100' }))],
    ['InvalidParameter', inputs(input('host', 1.5))],
    ['InvalidParameterValue', { MixStreamSessionId: 'room-9' }],
    ['InvalidParameterValue', { MixStreamSessionId: 'x'.repeat(81) }],
    ['InvalidParameterValue', inputs(input('host-1', 1), input('guest', 2))],
    ['InvalidParameterValue', inputs(input('host', 1, { InputType: 1 }), input('guest', 2))],
    ['InvalidParameterValue', output({ OutputStreamGop: 11 })],
    ['InvalidParameterValue', { ControlParams: { AllowCopy: 2 } }],
    ['InvalidParameter.InputNumLimitExceeded', inputs()],
    ['InvalidParameter.InvalidBitrate', output({ OutputStreamBitRate: 10_001 })],
    ['InvalidParameter.InvalidOutputType', output({ OutputStreamType: 2 })],
    ['InvalidParameter.InvalidOutputType', output({ OutputStreamType: 0 })],
    ['InvalidParameter.InvalidOutputStreamID', output({ OutputStreamName: 'third' })],
    ['InvalidParameter.InvalidLayerParam', inputs(input('host', 1), input('guest', 1))],
    ['InvalidParameter.InvalidLayerParam', inputs(input('host', 1), input('guest', 2, { LocationX: 1 }))],
    ['InvalidParameter.InvalidPictureID', inputs(input('host', 1), input('logo', 2, { InputType: 2 }))],
    [
      'InvalidParameter.InvalidCropParam',
      inputs(input('host', 1), { ...input('guest', 2), CropParams: { CropWidth: 2001 } }),
    ],
    [
      'InvalidParameter.InvalidBackgroudResolution',
      inputs(input('host', 1, { ImageWidth: 2001 }), input('guest', 2)),
    ],
    ['InvalidParameter.TemplateNotMatchInputNum', { MixStreamTemplateId: 310 }],
    ['FailedOperation.StreamNotExist', inputs(input('host', 1), input('nobody', 2))],
  ])('%s: %o', async (code, more) => {
    expect(await create(more)).toBe(code);
    expect(lab.sim.world.mixes.list()).toEqual([]);
  });

  test('another output in the session, and does not tell which input broke', async () => {
    await create();
    expect(await create(output({ OutputStreamName: 'other' }))).toBe(
      'InvalidParameter.SessionOutputStreamChanged',
    );
    const { Error: told } = await lab.call('CreateCommonMixStream', {
      ...mix,
      ...inputs(input('host', 1), input('nobody', 2)),
    });
    expect(JSON.stringify(told)).not.toContain('nobody');
  });
});

test('a GET carries nested parameters by their paths', async () => {
  const query = [
    'MixStreamSessionId=room_9',
    'InputStreamList.0.InputStreamName=host',
    'InputStreamList.0.LayoutParams.ImageLayer=1',
    'InputStreamList.1.InputStreamName=guest',
    'InputStreamList.1.LayoutParams.ImageLayer=2',
    'InputStreamList.1.LayoutParams.ImageWidth=0.25',
    'OutputParams.OutputStreamName=host',
  ].join('&');
  const choice = { method: 'GET', query };
  expect(await lab.codeOf('CreateCommonMixStream', {}, choice)).toBeUndefined();
  expect(lab.sim.world.mixes.list()).toMatchObject([
    { output: 'host', inputs: [{ name: 'host' }, { name: 'guest', layer: 2, width: 0.25 }] },
  ]);
  const wrong = { method: 'GET', query: `${query}&OutputParams.Name=x` };
  expect(await lab.codeOf('CreateCommonMixStream', {}, wrong)).toBe('UnknownParameter');
});
