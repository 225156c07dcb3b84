import { describe, expect, test } from 'vitest';
import { MIX_LAYOUT_NAMES, mixLayout } from '../../../src/core/mix-layouts.ts';
import { words } from '../../kit/person.ts';
import { openWorld, type World } from '../../kit/world.ts';

/** The same commands and words on the 2.0 API. */
const START = 'mix_streamv2.start_mix_stream_advanced';
const CANCEL = 'mix_streamv2.cancel_mix_stream';

const at = (name: string) => ({ domain: 'push.example.com', app: 'live', name });
async function openLive(rooms: readonly string[] = ['room_1', 'room_2']): Promise<World> {
  const grants = { view: ['slack:*'], operate: ['slack:user:op'] };
  const world = await openWorld({ api: 'legacy', grants });
  for (const name of rooms) world.cloud.world.goLive(at(name));
  await world.passTime(10);
  return world;
}
const types = (world: World, line: string) => world.person('op').types(line);
const start = async (world: World, line = 'side-by-side room_1,room_2') =>
  world.person('op').presses(await types(world, `mix start ${line}`), 'Start the mix');
const told = (world: World): string => world.chat.told.map(({ answer }) => words(answer)).at(-1) ?? '';
const mixes = (world: World) => world.cloud.world.mixes.list();
const kept = (world: World) => world.services.store.jobs.list({ kind: 'mix', since: 0 }, 10);

test('a mix is started, listed, shown in the status of its streams, and stopped', async () => {
  const world = await openLive();
  expect(words(await start(world))).toContain('Starting the mix mix_room_1…');
  await world.passTime(2);
  expect(told(world)).toContain('✔ The mix mix_room_1 is on air: verified after 1 s');
  expect(mixes(world)).toMatchObject([
    { output: 'mix_room_1', template: 390, inputs: [{ kind: 'canvas' }, { layer: 2 }, { layer: 3 }] },
  ]);
  expect(words(await types(world, 'mix list'))).toContain('side-by-side: 1 room_1, 2 room_2');
  expect(words(await types(world, 'status room_2'))).toContain('It is mixed into mix_room_1 (side-by-side)');
  await types(world, 'mix stop mix_room_1');
  await world.passTime(2);
  expect(told(world)).toContain('✔ The mix mix_room_1 is over: verified off the air');
  expect(mixes(world)).toEqual([]);
  expect([world.calls(START), world.calls(CANCEL)]).toEqual([1, 1]);
});

test.each(MIX_LAYOUT_NAMES)('the layout %s fits its six layers', async (name) => {
  const rooms = mixLayout(name).shares.map((_, index) => `room_${index}`);
  const world = await openLive(rooms);
  await start(world, `${name} ${rooms.join(',')}`);
  await world.passTime(2);
  expect(told(world)).toContain('is on air');
  expect(mixes(world)).toMatchObject([{ template: mixLayout(name).template }]);
});

describe('a mix that fails', () => {
  test('for a stream that is not live names it before anything is asked for', async () => {
    const world = await openLive(['room_1']);
    const said = words(await types(world, 'mix start side-by-side room_1,room_2'));
    expect(said).toContain('Only live streams can be mixed: room_2 is not live.');
    expect(world.calls(START)).toBe(0);
  });

  test('for a push that has only just begun is refused by the cloud, and explained', async () => {
    const world = await openLive(['room_1']);
    world.cloud.world.goLive(at('room_2'));
    const said = words(await start(world));
    expect(said).toContain('Tencent has no picture of one of the inputs yet.');
    expect(said).toContain('Read again after it: every stream of it is live.');
    expect(said).toContain('Nothing was changed.');
    expect(await kept(world)).toEqual([]);
  });

  test('with a lost answer is read back by its output', async () => {
    const world = await openLive();
    world.loseAnswer(START);
    expect(words(await start(world))).toContain('not known whether it worked');
    await world.passTime(3);
    expect(told(world)).toContain('The mix mix_room_1 is on air');
    expect(world.calls(START)).toBe(1);
  });
});

test('a mix that is over already is stopped without fault', async () => {
  const world = await openLive();
  await start(world);
  await world.passTime(2);
  for (const { session } of mixes(world)) world.cloud.world.mixes.cancel(session);
  await types(world, 'mix stop mix_room_1');
  await world.passTime(2);
  expect(told(world)).toContain('The mix mix_room_1 is over');
});
