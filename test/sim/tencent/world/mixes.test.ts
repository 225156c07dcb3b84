import { beforeEach, describe, expect, test } from 'vitest';
import { MixRefused } from '../../../../src/sim/tencent/world/mix-order.ts';
import type { MixInput, MixOrder } from '../../../../src/sim/tencent/world/mix-order.ts';
import { keyOf, startMs } from '../sim-client.ts';
import { openWorld } from './open-world.ts';

let lab: ReturnType<typeof openWorld>;
beforeEach(() => {
  lab = openWorld();
  for (const name of ['host', 'guest', 'third']) lab.goLive(name);
  lab.advance(5);
});

function input(name: string, layer: number, more: Partial<MixInput> = {}): MixInput {
  const sides = { width: undefined, height: undefined, x: undefined, y: undefined, crop: undefined };
  return { name, layer, kind: 'stream', ...sides, ...more };
}

const small = { width: 480, height: 270, x: 1400, y: 700 };
const two = [input('host', 1), input('guest', 2, small)];
const canvas = input('canvas', 1, { kind: 'canvas', width: 1920, height: 1080 });
const order = (more: Partial<MixOrder> = {}): MixOrder => ({
  session: 's1',
  output: 'mixed',
  isNewStream: true,
  template: 0,
  inputs: two,
  ...more,
});

function refusalOf(run: () => unknown) {
  try {
    run();
  } catch (error) {
    if (error instanceof MixRefused) return [error.reason, error.input];
    throw error;
  }
  return undefined;
}
const refused = (more: Partial<MixOrder>) => refusalOf(() => lab.world.mixes.start(order(more)))?.[0];

test('a new stream is pushed from inside the cloud until the mix is cancelled', () => {
  const { world, told, advance } = lab;
  world.mixes.start(order());
  expect(world.live().find(({ stream }) => stream.name === 'mixed')).toMatchObject({
    stream: keyOf('mixed'),
    clientIp: '-',
  });
  advance(60);
  world.mixes.start(order({ inputs: [input('host', 1), input('third', 2, small)] }));
  expect(world.mixes.list()).toMatchObject([
    { session: 's1', startedMs: startMs + 5000, changedMs: startMs + 65_000 },
  ]);
  world.mixes.cancel('s1');
  expect([world.stateOf(keyOf('mixed')), world.mixes.list()]).toEqual(['inactive', []]);
  expect(told.filter((kind) => kind.startsWith('mix-'))).toEqual(['mix-started', 'mix-changed', 'mix-ended']);
  expect(refusalOf(() => world.mixes.cancel('s1'))?.[0]).toBe('over-already');
  expect(refusalOf(() => world.mixes.cancel('s2'))?.[0]).toBe('no-such-session');
});

test('an output that replaces an input pushes nothing', () => {
  const { world } = lab;
  world.mixes.start(order({ output: 'host', isNewStream: false }));
  world.mixes.cancel('s1');
  expect(world.live().map(({ stream }) => stream.name)).toEqual(['host', 'guest', 'third']);
});

test('a mix ends by itself 15 min after its last input, unless one comes back', () => {
  const { world, advance, goLive } = lab;
  world.mixes.start(order());
  for (const name of ['host', 'guest']) world.endPush(keyOf(name));
  advance(14 * 60);
  goLive('guest');
  advance(10 * 60);
  expect(world.mixes.list()).toHaveLength(1);
  world.endPush(keyOf('guest'));
  advance(15 * 60 - 1);
  expect(world.stateOf(keyOf('mixed'))).toBe('active');
  advance(1);
  expect([world.mixes.list(), world.stateOf(keyOf('mixed'))]).toEqual([[], 'inactive']);
});

test('the input that breaks is named', () => {
  lab.goLive('late');
  lab.advance(4);
  const inputs = [input('host', 1), input('late', 2, small)];
  expect(refusalOf(() => lab.world.mixes.start(order({ inputs })))).toEqual(['input-not-live', 'late']);
  lab.advance(1);
  expect(refused({ inputs })).toBeUndefined();
});

describe('refused is', () => {
  const many = Array.from({ length: 17 }, (_, at) => input('host', at + 1));
  const cropped = (width: number) => input('guest', 2, { ...small, crop: { width, height: 10, x: 1, y: 0 } });
  test.each<[string, Partial<MixOrder>]>([
    ['input-count', { inputs: [] }],
    ['input-count', { inputs: many }],
    ['layers', { inputs: [input('host', 1), input('guest', 1)] }],
    ['layers', { inputs: [input('host', 2), input('guest', 3)] }],
    ['layers', { inputs: [input('host', 1), input('guest', 17)] }],
    ['template', { template: 310 }],
    ['template', { template: 11 }],
    ['template', { template: 390, inputs: [...two, input('third', 3)] }],
    ['outside', { inputs: [input('host', 1), input('guest', 2, { ...small, x: 1441 })] }],
    ['outside', { inputs: [input('host', 1), input('guest', 2, { ...small, y: 0.9 })] }],
    ['resolution', { inputs: [input('host', 1), input('guest', 2, { ...small, width: 2001 })] }],
    ['resolution', { inputs: [input('host', 1), input('guest', 2, { ...small, width: 20.5 })] }],
    ['resolution', { inputs: [input('c', 1, { kind: 'canvas' }), input('guest', 2)] }],
    ['crop', { inputs: [input('host', 1), cropped(1920)] }],
    ['output-type', { isNewStream: false }],
    ['output-taken', { output: 'third' }],
  ])('%s: %o', (reason, more) => {
    expect(refused(more)).toBe(reason);
    expect(lab.world.mixes.list()).toEqual([]);
  });

  test('what collides with another mix', () => {
    lab.world.mixes.start(order());
    expect(refused({ output: 'other' })).toBe('output-changed');
    expect(refused({ session: 's2' })).toBe('output-taken');
    for (let at = 2; at <= 20; at += 1) {
      expect(refused({ session: `s${at}`, output: `mixed_${at}` })).toBeUndefined();
    }
    expect(refused({ session: 's21', output: 'mixed_21' })).toBe('too-many-mixes');
    lab.world.ban(keyOf('new_one'), startMs + 3_600_000);
    const others = [input('third', 1)];
    expect(refused({ session: 's22', output: 'new_one', inputs: others })).toBe('not-processed');
  });

  test('a background over 2000 pixels, unless it is made smaller', () => {
    lab.goLive('wide', { width: 2560, height: 1440 });
    lab.advance(5);
    expect(refused({ inputs: [input('wide', 1), input('guest', 2, small)] })).toBe('resolution');
    const scaled = input('wide', 1, { width: 1920, height: 1080 });
    expect(refused({ inputs: [scaled, input('guest', 2, small)] })).toBeUndefined();
  });
});

test('a template says where pictures stand, and a canvas makes a background', () => {
  const inputs = [canvas, input('host', 2), input('guest', 3)];
  expect(refused({ template: 390, inputs })).toBeUndefined();
  expect(lab.world.live().at(-1)).toMatchObject({ quality: { width: 1920, height: 1080 } });
});
