import { describe, expect, test } from 'vitest';
import { words } from '../kit/person.ts';
import { openWorld, type World } from '../kit/world.ts';

const FORBID = 'ForbidLiveStream';
const ROOM = { domain: 'push.example.com', app: 'live', name: 'room-1' };
const LINE = 'ban room-1 2h nudity';
const audits = (world: World) => world.services.store.audit.list({}, 50);
const told = (world: World) => world.chat.told.map(({ answer }) => words(answer));

async function openLive(): Promise<World> {
  const world = await openWorld();
  world.cloud.world.goLive(ROOM);
  return world;
}

async function bans(world: World) {
  const mod = world.person('mod');
  return mod.presses(await mod.types(LINE), 'Ban');
}

test('a write that was answered: one request, one row with its proof', async () => {
  const world = await openLive();
  const answer = await bans(world);
  expect(words(answer)).toContain('The cloud took it. Reading back whether it took effect.');
  expect(world.cloud.calls.find(({ action }) => action === FORBID)?.params).toMatchObject({
    DomainName: 'push.example.com',
    AppName: 'live',
    StreamName: 'room-1',
    ResumeTime: '2026-11-22T14:00:00Z',
    Reason: 'nudity',
  });
  expect(await audits(world)).toEqual([
    {
      at: world.services.now(),
      call: 'mod-call-2',
      actor: 'slack:mod',
      place: 'slack:T1/C1',
      command: 'ban',
      input: '{"stream":"room-1","for":"2h","reason":"nudity"}',
      target: 'write:room-1',
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      outcome: 'done',
    },
  ]);
});

describe('the answer is lost', () => {
  test('after the effect: the truth is read back, and nothing is sent again', async () => {
    const world = await openLive();
    world.loseAnswer(FORBID);
    const answer = await bans(world);
    expect(answer).toMatchObject({ audience: 'channel', endsQuestion: true });
    expect(answer.error).toBeUndefined();
    expect(words(answer)).toContain("The cloud's answer was lost. It is not sent again;");
    expect(await audits(world)).toEqual([]);
    await world.passTime(2);
    expect(told(world)).toHaveLength(1);
    expect(told(world)[0]).toContain('room-1 is banned: verified off the air');
    expect(told(world)[0]).toContain("The cloud's answer to the ban was lost, but the state reads banned.");
    expect(world.calls(FORBID)).toBe(1);
    expect(await audits(world)).toMatchObject([
      { outcome: 'done', target: 'write:room-1', requestId: undefined },
    ]);
  });

  test('before the effect: nothing happened, and that is said and kept', async () => {
    const world = await openLive();
    world.cloud.faults.add({ kind: 'drop', action: FORBID, times: 1 });
    await bans(world);
    await world.passTime(29);
    expect(told(world)).toEqual([]);
    await world.passTime(1);
    expect(told(world)[0]).toContain('room-1: the ban is not verified');
    expect(told(world)[0]).toContain('nothing was changed so far.');
    expect(world.calls(FORBID)).toBe(1);
    expect(world.cloud.world.bans()).toEqual([]);
    expect(await audits(world)).toMatchObject([{ outcome: 'nothing' }]);
    expect(words(await bans(world))).toContain('The cloud took it.');
  });

  test('and the cloud cannot be read either: unknown, and nobody is told more than that', async () => {
    const world = await openLive();
    world.cloud.faults.add({ kind: 'drop', action: FORBID, times: 1 });
    const mod = world.person('mod');
    const question = await mod.types(LINE);
    world.cloud.faults.add({ kind: 'drop', action: 'DescribeLiveStreamState' });
    await mod.presses(question, 'Ban');
    await world.passTime(40);
    expect(told(world)[0]).toContain('it is not known whether it took effect');
    expect(await audits(world)).toMatchObject([{ outcome: 'unknown' }]);
  });

  test.each([
    ['a page in place of an answer', { kind: 'status', status: 502 }],
    ['an inner fault of the cloud', { kind: 'error', code: 'InternalError' }],
  ] as const)('%s is no answer: read back, not repeated', async (_, fault) => {
    const world = await openLive();
    world.cloud.faults.add({ ...fault, action: FORBID, times: 1 });
    expect(words(await bans(world))).toContain("The cloud's answer was lost.");
    await world.passTime(31);
    expect(world.calls(FORBID)).toBe(1);
    expect(await audits(world)).toMatchObject([{ outcome: 'nothing' }]);
  });
});

test('while an answer is out, nobody else writes to that name; once it is settled, who looked before is told', async () => {
  const world = await openWorld({ grants: { view: ['slack:*'], moderate: ['slack:*'] } });
  world.cloud.world.goLive(ROOM);
  const [mod, bob] = [world.person('mod'), world.person('bob')];
  const question = await bob.types('ban room-1 1h spam');
  world.loseAnswer(FORBID);
  await mod.presses(await mod.types(LINE), 'Ban');
  const busy = await bob.presses(question, 'Ban');
  expect(busy).toMatchObject({ error: 'busy', endsQuestion: false });
  expect(words(busy)).toContain('slack:mod is running ban on room-1 since 2026-11-22 12:00 UTC.');
  expect(words(busy)).toContain('Nothing was changed. Look at the stream again, then decide.');
  await world.passTime(2);
  const late = await bob.presses(question, 'Ban');
  expect(late).toMatchObject({ error: 'already-done', endsQuestion: true });
  expect(words(late)).toMatch(
    /slack:mod was first: ban on room-1 at 2026-11-22 12:00 UTC, after you were shown/,
  );
  expect(world.calls(FORBID)).toBe(1);
  expect(await audits(world)).toHaveLength(1);
  expect(words(await bob.types('ban room-1 1h spam'))).toContain('Banned already until');
});

test('another name is another target', async () => {
  const world = await openWorld();
  const mod = world.person('mod');
  const questions = await Promise.all(['room-1', 'room-2'].map((name) => mod.types(`ban ${name} 1h spam`)));
  const answers = await Promise.all(questions.map((question) => mod.presses(question, 'Ban')));
  expect(answers.map(({ error }) => error)).toEqual([undefined, undefined]);
  expect(world.calls(FORBID)).toBe(2);
});
