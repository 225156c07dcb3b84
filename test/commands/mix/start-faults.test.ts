import { describe, expect, test } from 'vitest';
import { words } from '../../kit/person.ts';
import { openWorld, type World } from '../../kit/world.ts';

const at = (name: string) => ({ domain: 'push.example.com', app: 'live', name });
const CREATE = 'CreateCommonMixStream';
const STATE = 'DescribeLiveStreamState';
const LINE = 'side-by-side room_1,room_2';
const ROOMS = ['room_1', 'room_2'];

const openLive = async () => {
  const world = await openWorld({
    grants: { view: ['slack:*'], operate: ['slack:user:op', 'slack:user:oz'] },
  });
  for (const name of ROOMS) world.cloud.world.goLive(at(name));
  await world.passTime(10);
  return world;
};
const ask = (world: World, line = LINE, who = 'op') => world.person(who).types(`mix start ${line}`);
const press = async (world: World, question: Awaited<ReturnType<typeof ask>>, who = 'op') =>
  world.person(who).presses(question, 'Start the mix');
const start = async (world: World, line = LINE) => press(world, await ask(world, line));
const told = (world: World): string[] => world.chat.told.map(({ answer }) => words(answer));
const mixes = (world: World) => world.cloud.world.mixes.list();
const kept = (world: World) => world.services.store.jobs.list({ kind: 'mix', since: 0 }, 10);
const outcomes = async (world: World) =>
  (await world.services.store.audit.list({}, 10)).map(({ outcome }) => outcome);
/** Once the state of the output, the last thing before the order, was read. */
const breaks = (world: World, name: string, how: 'ends' | 'is banned') => {
  const { world: cloud } = world.cloud;
  const end = world.cloud.onChange((change) => {
    const isLast = change.kind === 'called' && change.call.params['StreamName'] === 'mix_room_1';
    if (!isLast || change.call.action !== STATE) return;
    end();
    if (how === 'ends') cloud.endPush(at(name));
    else cloud.ban(at(name), world.clock.now() + 60_000);
  });
};

describe('the cloud refuses', () => {
  test.each(['ends', 'is banned'] as const)('because an input %s meanwhile: it is named', async (how) => {
    const world = await openLive();
    const question = await ask(world);
    breaks(world, 'room_2', how);
    const said = words(await press(world, question));
    expect(said).toContain('Nothing was changed.');
    expect(said).toContain(
      'Tencent did not find the stream it was to work on. Read again after it: room_2 is',
    );
    expect(said).toContain(how === 'ends' ? 'room_2 is not live.' : 'room_2 is banned.');
    expect(world.calls(CREATE)).toBe(1);
    expect(mixes(world)).toEqual([]);
    expect(await kept(world)).toEqual([]);
  });

  test.each([
    ['FailedOperation.StreamNotExist', 'Tencent did not find the stream it was to work on.'],
    ['FailedOperation.GetStreamResolutionError', 'Tencent could not read the picture size of a stream'],
    ['InvalidParameter.OtherError', 'Tencent answered InvalidParameter.OtherError'],
  ])('with %s: the states of the inputs are read again and told', async (code, said) => {
    const world = await openLive();
    const question = await ask(world);
    world.cloud.faults.add({ kind: 'error', code, action: CREATE, times: 1 });
    const answer = words(await press(world, question));
    expect(answer).toContain(said);
    expect(answer).toContain('Read again after it: every stream of it is live.');
    expect(answer).toContain('Nothing was changed.');
    expect(answer).toContain('Tencent request id');
    expect(await kept(world)).toEqual([]);
    expect(await outcomes(world)).toEqual(['nothing']);
    expect(words(await press(world, question))).toContain('Starting the mix mix_room_1…');
  });

  test('for a reason that no input can have: their states are not read again', async () => {
    const world = await openLive();
    const question = await ask(world);
    world.cloud.faults.add({ kind: 'error', code: 'AuthFailure.UnauthorizedOperation', action: CREATE });
    const answer = words(await press(world, question));
    expect(answer).not.toContain('Read again');
    expect(answer).toContain('live:CreateCommonMixStream');
    expect(await kept(world)).toEqual([]);
  });
});

test('a stream that has only just gone live is told how long to wait, and the button stays good', async () => {
  const world = await openLive();
  world.cloud.world.endPush(at('room_2'));
  world.cloud.world.goLive(at('room_2'));
  await world.passTime(2);
  const question = await ask(world);
  const said = words(await press(world, question));
  expect(said).toContain('room_2 went live 2s ago, and the cloud mixes a stream about 5 seconds after');
  expect(said).toContain('Nothing was changed. Try again in 5 seconds.');
  expect(world.calls(CREATE)).toBe(0);
  await world.passTime(5);
  expect(words(await press(world, question))).toContain('Starting the mix mix_room_1…');
});

describe('a lost answer', () => {
  test('is never sent again, and the output tells', async () => {
    const world = await openLive();
    world.loseAnswer(CREATE);
    const sent = words(await start(world));
    expect(sent).toContain('Starting the mix mix_room_1: not known whether it worked');
    expect(sent).toContain('It is not sent again; reading back whether it took effect.');
    await world.passTime(3);
    expect(told(world)[0]).toContain('The mix mix_room_1 is on air');
    expect(told(world)[0]).toContain("The cloud's answer was lost, but its output is live.");
    expect(world.calls(CREATE)).toBe(1);
    expect(await outcomes(world)).toEqual(['done']);
  });

  test('of an order that never arrived: not verified, kept, and stoppable', async () => {
    const world = await openLive();
    world.cloud.faults.add({ kind: 'drop', action: CREATE, times: 1 });
    await start(world);
    await world.passTime(35);
    expect(told(world)[0]).toContain('✘ The mix mix_room_1 is not verified');
    expect(told(world)[0]).toContain("The cloud's answer was lost, and its output is not live so far.");
    expect(told(world)[0]).toContain('It is kept in the list, and is billed if it runs');
    expect(world.calls(CREATE)).toBe(1);
    expect(await outcomes(world)).toEqual(['unknown']);
    expect(words(await world.person('op').types('mix list'))).toContain('the answer to its start was lost');
    const stopped = await world.person('op').presses({ reply: lastReply(world) }, 'Stop the mix');
    expect(words(stopped)).toContain('Stopping the mix mix_room_1…');
    expect((await kept(world)).map(({ endedAt }) => endedAt)).not.toContain(undefined);
  });

  test('in the place of a stream: said to be not known, and to be stopped if it is not wanted', async () => {
    const world = await openLive();
    world.loseAnswer(CREATE);
    await start(world, `${LINE} room_1`);
    await world.passTime(3);
    expect(told(world)[0]).toContain('It is not known whether the mix into room_1 was started');
    expect(told(world)[0]).toContain('a mix in the place of a stream cannot be read back');
    expect(await outcomes(world)).toEqual(['unknown']);
  });

  test('while no state can be read: not known', async () => {
    const world = await openLive();
    world.loseAnswer(CREATE);
    await start(world);
    world.cloud.faults.add({ kind: 'error', code: 'AuthFailure.UnauthorizedOperation' });
    await world.passTime(40);
    expect(told(world)[0]).toContain('The state of its output could not be read');
    expect(told(world)[0]).toContain('the state of room_1, room_2 could not be read.');
    expect(await outcomes(world)).toEqual(['unknown']);
  });

  test('that the cloud gave itself without saying what it did', async () => {
    const world = await openLive();
    world.cloud.faults.add({
      kind: 'error',
      code: 'FailedOperation.ProcessMixError',
      action: CREATE,
      times: 1,
    });
    const sent = words(await start(world));
    expect(sent).toContain('Tencent could not make the mix.');
    expect(sent).toContain('Read again after it: every stream of it is live.');
    expect(await kept(world)).toHaveLength(1);
  });
});

const lastReply = (world: World) => {
  const last = world.chat.told.at(-1);
  if (last === undefined) throw new Error('nothing was told');
  return last.answer.reply;
};

describe('one mix an output', () => {
  test('over two people who ask at once', async () => {
    const world = await openLive();
    const questions = [await ask(world), await ask(world, LINE, 'oz')] as const;
    const answers = await Promise.all([press(world, questions[0]), press(world, questions[1], 'oz')]);
    expect(answers.filter(({ error }) => error !== undefined)).toHaveLength(1);
    expect(world.calls(CREATE)).toBe(1);
    expect(await kept(world)).toHaveLength(1);
  });

  test('over a second mix of that name: whose it is, is told', async () => {
    const world = await openLive();
    await start(world);
    const said = words(await ask(world, LINE, 'oz'));
    expect(said).toMatch(/mix_room_1 is the output of a mix already, which \S+ started at 2026-11-22/);
    expect(said).toContain('Stop that mix first, or give another output.');
  });

  test('over a bot that dies once the order left: the next one tells what came of it', async () => {
    const world = await openLive();
    world.loseAnswer(CREATE);
    await start(world);
    const next = await world.restart();
    await next.passTime(60);
    expect(told(next)[0]).toContain('The mix mix_room_1 is on air');
    expect(mixes(next)).toHaveLength(1);
  });
});
