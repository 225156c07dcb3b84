import { describe, expect, test } from 'vitest';
import { MIX_LAYOUT_NAMES, mixLayout } from '../../../src/core/mix-layouts.ts';
import { words } from '../../kit/person.ts';
import { openWorld, type World } from '../../kit/world.ts';

const at = (name: string, app = 'live') => ({ domain: 'push.example.com', app, name });
const CREATE = 'CreateCommonMixStream';
const LINE = 'side-by-side room_1,room_2';

const open = () => openWorld({ grants: { view: ['slack:*'], operate: ['slack:user:op', 'slack:user:oz'] } });
/** Both rooms on air for long enough to be mixed. */
const openLive = async () => {
  const world = await open();
  for (const name of ['room_1', 'room_2']) world.cloud.world.goLive(at(name));
  await world.passTime(10);
  return world;
};
const ask = (world: World, line = LINE, who = 'op') => world.person(who).types(`mix start ${line}`);
const start = async (world: World, line = LINE, who = 'op') =>
  world.person(who).presses(await ask(world, line, who), 'Start the mix');
const told = (world: World): string[] => world.chat.told.map(({ answer }) => words(answer));
const mixes = (world: World) => world.cloud.world.mixes.list();
const audits = (world: World) => world.services.store.audit.list({}, 10);
const kept = (world: World) => world.services.store.jobs.list({ kind: 'mix', since: 0 }, 10);

describe('the question', () => {
  test('shows which stream goes where, where the mix comes out, and what it costs', async () => {
    const world = await openLive();
    const question = await ask(world);
    const said = words(question);
    expect(question.audience).toBe('me');
    expect(said).toContain('Mix 2 streams into mix_room_1?');
    expect(said).toContain("side-by-side (Tencent's template 390)");
    expect(said).toContain('room_1, live for 10s');
    expect(said).toContain('push.example.com/live/mix_room_1, a stream of its own');
    expect(said).toContain('|          1          |          2          |');
    expect(said).toContain('Approximate: the cloud fits each picture by the size of its stream.');
    expect(said).toContain('Mixing is billed as transcoding');
    expect(said).toContain('[Start the mix]');
    expect(world.calls(CREATE)).toBe(0);
    expect(await kept(world)).toEqual([]);
  });

  test('says where a layout is a reading of ours', async () => {
    const world = await openLive();
    expect(words(await ask(world, 'inset-bottom-right room_1,room_2'))).toContain(
      "our reading of Tencent's template 20, which is published as a picture alone",
    );
  });

  test('says whose place the mix takes', async () => {
    const world = await openLive();
    const said = words(await ask(world, `${LINE} room_2`));
    expect(said).toContain('Mix 2 streams into room_2?');
    expect(said).toContain('push.example.com/live/room_2: its viewers see the mix in its place');
  });
});

describe('a mix', () => {
  test('is kept, asked for once, and on air only once its output was read back', async () => {
    const world = await openLive();
    const sent = await start(world);
    expect(sent.audience).toBe('channel');
    expect(words(sent)).toContain('Starting the mix mix_room_1…');
    expect(words(sent)).toContain('Reading back whether it took effect.');
    await world.passTime(2);
    expect(told(world)).toHaveLength(1);
    expect(told(world)[0]).toContain('✔ The mix mix_room_1 is on air: verified after 1 s');
    expect(told(world)[0]).toContain('1 room_1, 2 room_2');
    expect(told(world)[0]).toContain('|          1          |          2          |');
    expect(told(world)[0]).toContain('[Stop the mix mix_room_1] [Mixes] [Status of mix_room_1]');
    const [job] = await kept(world);
    expect(told(world)[0]).toContain(job?.id.replace('mix:', ''));
    expect(mixes(world)).toMatchObject([
      {
        session: job?.id.replace('mix:', ''),
        output: 'mix_room_1',
        isNewStream: true,
        template: 390,
        inputs: [
          { kind: 'canvas', layer: 1, width: 1280, height: 720 },
          { kind: 'stream', name: 'room_1', layer: 2 },
          { kind: 'stream', name: 'room_2', layer: 3 },
        ],
      },
    ]);
    expect(job).toMatchObject({ kind: 'mix', target: 'mix_room_1', endedAt: undefined, until: undefined });
    expect(await audits(world)).toMatchObject([
      { command: 'mix start', outcome: 'done', target: 'write:mix_room_1', actor: 'slack:op' },
    ]);
  });

  test('over a stream has the first one as its background', async () => {
    const world = await openLive();
    await start(world, 'inset-bottom-right room_2,room_1 show');
    expect(mixes(world)).toMatchObject([
      {
        output: 'show',
        template: 20,
        inputs: [
          { name: 'room_2', layer: 1 },
          { name: 'room_1', layer: 2 },
        ],
      },
    ]);
  });

  test.each(MIX_LAYOUT_NAMES)('is taken by the cloud in the layout %s', async (name) => {
    const world = await open();
    const names = mixLayout(name).shares.map((_, index) => `room_${index}`);
    for (const each of names) world.cloud.world.goLive(at(each));
    await world.passTime(10);
    await start(world, `${name} ${names.join(',')}`);
    await world.passTime(2);
    expect(told(world)[0]).toContain('is on air');
    expect(mixes(world)).toMatchObject([{ template: mixLayout(name).template }]);
  });

  test('in the place of a stream is not said to be verified, since nothing can tell', async () => {
    const world = await openLive();
    const sent = words(await start(world, `${LINE} room_2`));
    expect(sent).toContain('The cloud took the mix into room_2');
    expect(sent).toContain('it cannot be read back whether it took effect: look at the picture');
    expect(sent).toContain('[Stop the mix room_2]');
    await world.passTime(40);
    expect(told(world)).toEqual([]);
    expect(mixes(world)).toMatchObject([{ output: 'room_2', isNewStream: false }]);
  });
});

describe('refused before anything is asked for', () => {
  test('a stream that is not live, and one that is banned, by name', async () => {
    const world = await open();
    world.cloud.world.goLive(at('room_1'));
    world.cloud.world.goLive(at('room_3'));
    world.cloud.world.ban(at('room_3'), world.clock.now() + 60_000);
    const said = words(await ask(world, 'two-insets room_1,room_2,room_3'));
    expect(said).toContain('Only live streams can be mixed: room_2 is not live, room_3 is banned.');
    expect(said).toContain('Start it again about 5 seconds after every stream of it has gone live.');
    expect(await kept(world)).toEqual([]);
  });

  test('a name that the cloud does not mix', async () => {
    const world = await openLive();
    const answer = await ask(world, 'side-by-side room-1,room_2');
    expect(words(answer)).toContain('room-1 cannot be mixed, because of its -');
    expect(world.calls()).toBe(0);
  });

  test('an output that is live, or banned', async () => {
    const world = await openLive();
    world.cloud.world.goLive(at('mix_1'));
    expect(words(await ask(world, `${LINE} mix_1`))).toContain('mix_1 is live already');
    world.cloud.world.ban(at('mix_1'), world.clock.now() + 60_000);
    expect(words(await ask(world, `${LINE} mix_1`))).toContain(
      'mix_1 is banned, so nobody could watch the mix.',
    );
  });

  test('a state that cannot be read: never taken for off the air', async () => {
    const world = await openLive();
    world.cloud.faults.add({ kind: 'error', code: 'AuthFailure.UnauthorizedOperation' });
    const said = words(await ask(world));
    expect(said).not.toContain('not live');
    expect(said).toContain('Nothing was changed.');
  });

  test('who may not', async () => {
    const world = await openLive();
    const answer = await ask(world, LINE, 'meg');
    expect(answer).toMatchObject({ error: 'not-permitted', audience: 'me' });
  });
});
