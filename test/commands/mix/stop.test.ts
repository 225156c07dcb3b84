import { describe, expect, test } from 'vitest';
import { words } from '../../kit/person.ts';
import { openWorld, type World } from '../../kit/world.ts';

const at = (name: string) => ({ domain: 'push.example.com', app: 'live', name });
const CANCEL = 'CancelCommonMixStream';
const STATE = 'DescribeLiveStreamState';

const open = () => openWorld({ grants: { view: ['slack:*'], operate: ['slack:user:op'] } });
/** One mix that was read back, into `mix_room_1` unless told otherwise. */
async function openMixed(output = ''): Promise<World> {
  const world = await open();
  for (const name of ['room_1', 'room_2']) world.cloud.world.goLive(at(name));
  await world.passTime(10);
  const op = world.person('op');
  await op.presses(await op.types(`mix start side-by-side room_1,room_2 ${output}`), 'Start the mix');
  await world.passTime(10);
  return world;
}
const stop = (world: World, what = 'mix_room_1', who = 'op') => world.person(who).types(`mix stop ${what}`);
const told = (world: World): string => words(world.chat.told.at(-1)?.answer ?? { reply: NOTHING });
const NOTHING = {
  tone: 'info',
  title: { strings: ['nothing'], values: [] },
  blocks: [],
  buttons: [],
} as const;
const mixes = (world: World) => world.cloud.world.mixes.list();
const jobs = (world: World) => world.services.store.jobs.list({ kind: 'mix', since: 0 }, 10);
const session = async (world: World) => (await jobs(world))[0]?.id.replace('mix:', '') ?? '';
const audits = (world: World) => world.services.store.audit.list({}, 1);

describe('what is meant', () => {
  test.each([
    'mix_room_1',
    'live/mix_room_1',
    'push.example.com/live/mix_room_1',
    'https://play.example.com/live/mix_room_1.flv?txSecret=c0ffee&txTime=5C27',
  ])('by output: %s', async (what) => {
    const world = await openMixed();
    const sent = await stop(world, what);
    expect(sent.audience).toBe('channel');
    expect(words(sent)).toContain('Stopping the mix mix_room_1…');
    expect(mixes(world)).toEqual([]);
    expect(JSON.stringify(await audits(world))).not.toContain('c0ffee');
  });

  test('by session', async () => {
    const world = await openMixed();
    await stop(world, await session(world));
    expect(mixes(world)).toEqual([]);
  });

  test('none fits: named, and nothing is sent', async () => {
    const world = await open();
    for (const what of ['mix_1', 'tl_123', '<!channel>', '__proto__']) {
      const answer = await stop(world, what);
      expect(words(answer)).toContain(`No mix that was started here has the output or the session ${what}.`);
      expect(words(answer)).toContain('See /live mix list for what there is');
    }
    expect(world.calls()).toBe(0);
  });

  test('one that was stopped is none any more', async () => {
    const world = await openMixed();
    await stop(world);
    await world.passTime(5);
    expect(words(await stop(world))).toContain('No mix that was started here has the output');
    expect(world.calls(CANCEL)).toBe(1);
  });
});

describe('what came of it', () => {
  test('is told once the output was read off the air', async () => {
    const world = await openMixed();
    await stop(world);
    await world.passTime(2);
    expect(told(world)).toContain('✔ The mix mix_room_1 is over: verified off the air after 1 s');
    expect(told(world)).toContain('[Mixes] [Status of mix_room_1]');
    expect(await jobs(world)).toMatchObject([{ endedAt: Math.floor(world.clock.now() / 1000) - 2 }]);
    expect(await audits(world)).toMatchObject([
      { command: 'mix stop', outcome: 'done', target: 'write:mix_room_1' },
    ]);
  });

  test('of a mix that had ended by itself: over, and no fault', async () => {
    const world = await openMixed();
    world.cloud.world.mixes.cancel(await session(world));
    await stop(world);
    await world.passTime(2);
    expect(told(world)).toContain('The mix mix_room_1 is over');
    expect(world.calls(CANCEL)).toBe(1);
  });

  test('in the place of a stream: that stream goes on, so it is not said to be verified', async () => {
    const world = await openMixed('room_1');
    const sent = words(await stop(world, 'room_1'));
    expect(sent).toContain('The cloud took the end of the mix into room_1');
    expect(sent).toContain('it cannot be read back: look at the picture');
    expect(mixes(world)).toEqual([]);
    expect(await jobs(world)).not.toMatchObject([{ endedAt: undefined }]);
  });

  test('a lost answer is read back too', async () => {
    const world = await openMixed();
    world.loseAnswer(CANCEL);
    expect(words(await stop(world))).toContain("The cloud's answer was lost. It is not sent again");
    await world.passTime(3);
    expect(told(world)).toContain('The mix mix_room_1 is over');
    expect(told(world)).toContain("The cloud's answer to the stop was lost, but its output is off the air.");
    expect(await jobs(world)).not.toMatchObject([{ endedAt: undefined }]);
  });

  test.each(['', 'room_1'])(
    'a stop that never arrived leaves the mix where it can be stopped: %s',
    async (output) => {
      const world = await openMixed(output);
      const name = output === '' ? 'mix_room_1' : output;
      world.cloud.faults.add({ kind: 'drop', action: CANCEL, times: 1 });
      await stop(world, name);
      await world.passTime(35);
      expect(told(world)).toContain(`✘ The end of the mix ${name} is not verified`);
      expect(told(world)).toContain(
        output === '' ? 'Its output still reads live.' : 'It could not be read back',
      );
      expect(await audits(world)).toMatchObject([{ outcome: 'unknown' }]);
      const last = world.chat.told.at(-1)?.answer.reply ?? NOTHING;
      await world.person('op').presses({ reply: last }, 'Stop the mix');
      expect(mixes(world)).toEqual([]);
    },
  );

  test('an output that stays live, whoever pushes it, is not over, and can be stopped again', async () => {
    const world = await openMixed();
    await stop(world);
    world.cloud.world.goLive(at('mix_room_1'));
    await world.passTime(35);
    expect(told(world)).toContain('The end of the mix mix_room_1 is not verified');
    expect(words(await stop(world))).toContain('Stopping the mix mix_room_1…');
  });

  test('a state that cannot be read is told as such', async () => {
    const world = await openMixed();
    await stop(world);
    world.cloud.faults.add({ kind: 'error', code: 'AuthFailure.UnauthorizedOperation', action: STATE });
    await world.passTime(35);
    expect(told(world)).toContain('It could not be read back whether the mix is over.');
  });

  test('a refusal leaves it open', async () => {
    const world = await openMixed();
    world.cloud.faults.add({ kind: 'error', code: 'AuthFailure.UnauthorizedOperation', action: CANCEL });
    const said = words(await stop(world));
    expect(said).toContain('Nothing was changed.');
    expect(await jobs(world)).toMatchObject([{ endedAt: undefined }]);
  });
});

test('before the start was read back, the look of the start says so', async () => {
  const world = await open();
  for (const name of ['room_1', 'room_2']) world.cloud.world.goLive(at(name));
  await world.passTime(10);
  const op = world.person('op');
  await op.presses(await op.types('mix start side-by-side room_1,room_2'), 'Start the mix');
  await stop(world);
  await world.passTime(3);
  const all = world.chat.told.map(({ answer }) => words(answer)).join('\n');
  expect(all).toContain('The mix mix_room_1 was stopped before it was read back');
  expect(all).toContain('The mix mix_room_1 is over');
});

test('is not for those who may not', async () => {
  const world = await openMixed();
  expect(await stop(world, 'mix_room_1', 'meg')).toMatchObject({ error: 'not-permitted', audience: 'me' });
  expect(world.calls(CANCEL)).toBe(0);
});
