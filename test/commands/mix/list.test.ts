import { describe, expect, test } from 'vitest';
import { words } from '../../kit/person.ts';
import { openWorld, type World } from '../../kit/world.ts';

const at = (name: string) => ({ domain: 'push.example.com', app: 'live', name });

const open = () => openWorld({ grants: { view: ['slack:*'], operate: ['slack:user:op'] } });
async function openMixed(line: string): Promise<World> {
  const world = await open();
  for (const name of ['room_1', 'room_2']) world.cloud.world.goLive(at(name));
  await world.passTime(10);
  await start(world, line);
  await world.passTime(5);
  return world;
}
const start = async (world: World, line: string) => {
  const op = world.person('op');
  return op.presses(await op.types(`mix start ${line}`), 'Start the mix');
};
const list = (world: World, who = 'op') => world.person(who).types('mix list');

test('of none says so, and what it cannot see', async () => {
  const world = await open();
  const answer = await list(world, 'meg');
  expect(answer.audience).toBe('me');
  expect(words(answer)).toContain('Mixes: 0 open');
  expect(words(answer)).toContain('None runs, or was stopped in the last day.');
  expect(words(answer)).toContain('A mix that was made elsewhere is not seen, because the cloud has no list');
  expect(world.calls()).toBe(0);
});

test('tells layout, streams, output, since when, by whom and how it stands', async () => {
  const world = await openMixed('inset-bottom-right room_1,room_2 show');
  const said = words(await list(world));
  expect(said).toContain('Mixes: 1 open');
  expect(said).toContain('show');
  expect(said).toContain('inset-bottom-right: 1 room_1, 2 room_2');
  expect(said).toContain('2026-11-22 12:00 UTC');
  expect(said).toMatch(/slack:op|@op/);
  expect(said).toContain('output live');
  expect(said).not.toMatch(/frozen|was lost/);
  expect(said).toContain('[Refresh] [Stop 1: mix show] [Status 1: show]');
});

test('its buttons stop that mix and show its output', async () => {
  const world = await openMixed('side-by-side room_1,room_2');
  const answer = await list(world);
  expect(words(await world.person('op').presses(answer, 'Status 1'))).toContain('mix_room_1 is live');
  await world.person('op').presses(answer, 'Stop 1');
  expect(world.cloud.world.mixes.list()).toEqual([]);
  const after = words(await list(world));
  expect(after).toContain('Mixes: 0 open');
  expect(after).toContain('stopped 2026-11-22');
  expect(after).not.toContain('[Stop');
});

test('those who may not stop a mix are offered no button for it', async () => {
  const world = await openMixed('side-by-side room_1,room_2');
  const said = words(await list(world, 'meg'));
  expect(said).toContain('[Status 1: mix_room_1]');
  expect(said).not.toContain('[Stop 1');
});

describe('an input that is gone', () => {
  test('freezes its own picture', async () => {
    const world = await openMixed('side-by-side room_1,room_2');
    world.cloud.world.endPush(at('room_1'));
    expect(words(await list(world))).toContain('input room_1 is not live: its picture is frozen');
  });

  test('freezes all of it where it is the background', async () => {
    const world = await openMixed('inset-top-left room_1,room_2');
    world.cloud.world.ban(at('room_1'), world.clock.now() + 3_600_000);
    const said = words(await list(world));
    expect(said).toContain('input room_1 is banned: the whole picture is frozen');
    expect(said).not.toContain('input room_2');
  });

  test('with all others: the mix has probably ended', async () => {
    const world = await openMixed('side-by-side room_1,room_2');
    for (const name of ['room_1', 'room_2']) world.cloud.world.endPush(at(name));
    await world.passTime(16 * 60, 60);
    expect(world.cloud.world.mixes.list()).toEqual([]);
    const said = words(await list(world));
    expect(said).toContain('output not live; probably ended: none of its streams is live');
    expect(said).toContain('[Stop 1: mix mix_room_1]');
  });

  test('is not guessed where no state can be read', async () => {
    const world = await openMixed('side-by-side room_1,room_2');
    world.cloud.faults.add({ kind: 'error', code: 'AuthFailure.UnauthorizedOperation' });
    const said = words(await list(world));
    expect(said).toContain('output unknown');
    expect(said).not.toContain('frozen');
    expect(said).not.toContain('probably');
  });
});

test('more than a page: the newest, and that there are more', async () => {
  const world = await open();
  const { jobs } = world.services.store;
  const stream = at('room_1');
  for (let index = 0; index < 12; index += 1) {
    const output = at(`mix_${index}`);
    const body = {
      layout: 'side-by-side',
      inputs: [stream, at('room_2')],
      output,
      isNewStream: true,
      answered: true,
      by: 'slack:op',
    };
    const job = { kind: 'mix', target: output.name, from: index, until: undefined } as const;
    await jobs.put({ ...job, id: `mix:tl_${index}`, body: JSON.stringify(body) });
  }
  const said = words(await list(world));
  expect(said).toContain('mix_11');
  expect(said).not.toContain('mix_1 ');
  expect(said).toContain('Older ones are left out.');
  expect((await list(world)).reply.buttons).toHaveLength(9);
});
