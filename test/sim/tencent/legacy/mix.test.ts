import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asObject, keyOf, startMs } from '../sim-client.ts';
import type { LegacyLab, Query, Sent } from './legacy-client.ts';
import { openLegacyLab } from './legacy-client.ts';

let lab: LegacyLab;
beforeEach(async () => {
  lab = await openLegacyLab();
  for (const name of ['host_1', 'guest_2']) lab.sim.world.goLive(keyOf(name));
  lab.clock.advance(5000);
});
afterEach(() => lab.sim.stop());

const now = startMs / 1000;
const start = 'mix_streamv2.start_mix_stream_advanced';
const cancel = 'mix_streamv2.cancel_mix_stream';
const host = { input_stream_id: 'host_1', layout_params: { image_layer: 1 } };
const corner = { image_layer: 2, image_width: 160, image_height: 240, location_x: 380, location_y: 630 };
const guest = (layout: object = {}) => ({
  input_stream_id: 'guest_2',
  layout_params: { ...corner, ...layout },
});
const names = { app_id: 1250000000, mix_stream_session_id: 'room_9', output_stream_id: 'host_1' };
const started = { ...names, interface: start, output_stream_type: 0, input_stream_list: [host, guest()] };
const cancelled = { ...names, interface: cancel };

function post(body: object, sent: Sent = {}, query: Query = {}) {
  const headers = { 'content-type': 'application/json', ...sent.headers };
  return lab.raw('Mix_StreamV2', query, { method: 'POST', body: JSON.stringify(body), ...sent, headers });
}

const wrap = (para: unknown) => ({
  timestamp: now,
  eventId: now,
  interface: { interfaceName: 'Mix_StreamV2', para },
});

async function mix(para: unknown) {
  return asObject(JSON.parse((await post(wrap(para))).text));
}
const codeOf = async (para: unknown) => (await mix(para))['code'];
const running = () => lab.sim.world.mixes.list();

test('starts, changes and cancels a mix', async () => {
  expect(await mix(started)).toEqual({ code: 0, message: 'Success!', timestamp: now + 5 });
  expect(running()).toMatchObject([
    {
      session: 'room_9',
      output: 'host_1',
      isNewStream: false,
      template: 0,
      inputs: [{ layer: 1 }, { x: 380 }],
    },
  ]);
  const canvas = { image_layer: 1, input_type: 3, color: '0x000000', image_width: 1280, image_height: 720 };
  const on = { input_stream_id: 'canvas', layout_params: canvas };
  const three = {
    ...started,
    input_stream_list: [on, guest(), { ...host, layout_params: { ...corner, image_layer: 3 } }],
  };
  expect(await codeOf({ ...three, app_id: '1250000000', mix_stream_template_id: 390 })).toBe(0);
  expect(running()).toMatchObject([{ template: 390, inputs: [{ kind: 'canvas' }, {}, {}] }]);
  expect(await codeOf(cancelled)).toBe(0);
  expect(running()).toEqual([]);
});

test('a new stream is one that both generations see', async () => {
  const out = { ...started, output_stream_id: 'mixed', output_stream_type: 1 };
  expect(await codeOf(out)).toBe(0);
  expect(await lab.ret('Live_Channel_GetStatus', { 'Param.s.channel_id': 'mixed' })).toBe(0);
  expect(lab.sim.world.stateOf(keyOf('mixed'))).toBe('active');
});

test('a start with one input is the old form of a cancellation', async () => {
  await mix(started);
  expect(await codeOf({ ...started, input_stream_list: [host] })).toBe(0);
  expect(running()).toEqual([]);
});

describe('codes of the document', () => {
  test('-505: an input without data, or not for 5 s yet', async () => {
    expect(
      await codeOf({ ...started, input_stream_list: [host, { ...guest(), input_stream_id: 'gone' }] }),
    ).toBe(-505);
    lab.sim.world.goLive(keyOf('young'));
    const young = { ...started, input_stream_list: [host, { ...guest(), input_stream_id: 'young' }] };
    expect(await codeOf(young)).toBe(-505);
    lab.clock.advance(5000);
    expect(await codeOf(young)).toBe(0);
  });

  test('-21: a picture outside the background', async () => {
    expect(await codeOf({ ...started, input_stream_list: [host, guest({ location_x: 1900 })] })).toBe(-21);
  });

  test('-10021: a side of more than 2000 pixels', async () => {
    expect(await codeOf({ ...started, input_stream_list: [host, guest({ image_width: 2001 })] })).toBe(
      -10021,
    );
  });

  test('-9: the session has another output', async () => {
    await mix(started);
    expect(await codeOf({ ...started, output_stream_id: 'guest_2' })).toBe(-9);
    expect(await codeOf({ ...cancelled, output_stream_id: 'guest_2' })).toBe(-9);
    expect(running()).toHaveLength(1);
  });

  test('-30300: cancelled twice', async () => {
    await mix(started);
    expect([await codeOf(cancelled), await codeOf(cancelled)]).toEqual([0, -30300]);
  });

  test('-41: one stream in more than 20 mixes', async () => {
    for (let at = 0; at < 20; at += 1) {
      const own = { mix_stream_session_id: `s_${at}`, output_stream_id: `out_${at}`, output_stream_type: 1 };
      expect(await codeOf({ ...started, ...own })).toBe(0);
    }
    expect(await codeOf(started)).toBe(-41);
  });
});

describe('refused', () => {
  test.each<[string, object]>([
    ['another app_id', { app_id: 1250000001 }],
    ['no app_id', { app_id: undefined }],
    ['another interface', { interface: 'mix_streamv2.start_mix_stream' }],
    ['a session id with a hyphen', { mix_stream_session_id: 'room-9' }],
    ['a session id of 81 bytes', { mix_stream_session_id: 'r'.repeat(81) }],
    ['no output', { output_stream_id: undefined }],
    ['an output type of 2', { output_stream_type: 2 }],
    ['a template for another number of inputs', { mix_stream_template_id: 310 }],
    ['an unknown field', { input_stream_lists: [] }],
    ['no inputs', { input_stream_list: undefined }],
    ['an input without a layout', { input_stream_list: [host, { input_stream_id: 'guest_2' }] }],
    ['an input without a layer', { input_stream_list: [host, guest({ image_layer: undefined })] }],
    ['a layer that is there twice', { input_stream_list: [host, guest({ image_layer: 1 })] }],
    ['a seventh layer', { input_stream_list: [host, guest({ image_layer: 7 })] }],
    ['a picture as input, which is 3.0’s', { input_stream_list: [host, guest({ input_type: 2 })] }],
    ['a text as width', { input_stream_list: [host, guest({ image_width: '160' })] }],
    ['a color of a stream', { input_stream_list: [host, guest({ color: '0x000000' })] }],
    ['half a crop', { input_stream_list: [host, guest({ crop_width: 10 })] }],
    ['inputs of a cancellation', { ...started, interface: cancel }],
  ])('%s', async (_, change) => {
    expect(await mix({ ...started, ...change })).toEqual({
      code: -1,
      message: expect.any(String),
      timestamp: now + 5,
    });
    expect(running()).toEqual([]);
  });

  test.each<[string, object]>([
    ['no timestamp', { ...wrap(started), timestamp: undefined }],
    ['milliseconds', { ...wrap(started), timestamp: startMs }],
    ['no eventId', { ...wrap(started), eventId: undefined }],
    ['another interfaceName', { ...wrap(started), interface: { interfaceName: 'Mix', para: started } }],
    ['no para', { ...wrap(started), interface: { interfaceName: 'Mix_StreamV2' } }],
    ['no interface', { timestamp: now, eventId: now }],
  ])('%s', async (_, body) => {
    expect(asObject(JSON.parse((await post(body)).text))['code']).toBe(-1);
    expect(running()).toEqual([]);
  });

  test.each<[string, Sent, Query]>([
    ['a GET', { method: 'GET', body: '' }, {}],
    ['a form', { headers: { 'content-type': 'application/x-www-form-urlencoded' } }, {}],
    ['what is no JSON', { body: 'a=b' }, {}],
    ['a wrong sign', {}, { sign: '0'.repeat(32) }],
    ['an expired t', {}, { t: now }],
    ['a parameter in the query', {}, { 'Param.s.channel_id': 'host_1' }],
  ])('%s', async (_, sent, query) => {
    expect(JSON.parse((await post(wrap(started), sent, query)).text)).toMatchObject({ code: -1 });
    expect(running()).toEqual([]);
  });

  test('another account, in plain text', async () => {
    expect((await post(wrap(started), {}, { appid: '1' })).text).toBe('appid is invalid');
    expect((await post(wrap(started), {}, { interface: start })).text).toContain('"ret":-1');
  });
});

test('sound alone may stand on layer 8', async () => {
  const sound = { input_stream_id: 'guest_2', layout_params: { image_layer: 8, input_type: 4 } };
  expect(await codeOf({ ...started, input_stream_list: [host, sound] })).toBe(0);
});

test('faults and the journal know a mix by the name in its body', async () => {
  lab.sim.faults.add({ kind: 'error', code: '-27', action: start, times: 1 });
  expect(await codeOf(started)).toBe(-27);
  expect(await codeOf(started)).toBe(0);
  await mix(cancelled);
  expect(lab.sim.calls).toMatchObject([
    { action: start, code: '-27', fault: 'error' },
    { action: start, code: undefined, params: { mix_stream_session_id: 'room_9' } },
    { action: cancel, code: undefined },
  ]);
});
