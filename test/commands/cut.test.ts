import { describe, expect, test } from 'vitest';
import { words } from '../kit/person.ts';
import { openWorld, type World } from '../kit/world.ts';

const at = (name: string, app = 'live') => ({ domain: 'push.example.com', app, name });
const ROOM = at('room-1');
const DROP = 'DropLiveStream';
const STATE = 'DescribeLiveStreamState';
const ONLINE = 'DescribeLiveStreamOnlineList';

const cut = async (world: World, what = 'room-1') => {
  const mod = world.person('mod');
  return mod.presses(await mod.types(`cut ${what}`), 'Cut');
};
const told = (world: World): string[] => world.chat.told.map(({ answer }) => words(answer));
const audits = (world: World) => world.services.store.audit.list({}, 10);

describe('the question', () => {
  test('says what a cut is and what state the stream is in, and changes nothing', async () => {
    const world = await openWorld();
    world.cloud.world.goLive(ROOM);
    const question = await world.person('mod').types('cut room-1');
    expect(question.audience).toBe('me');
    expect(words(question)).toContain('  State now  live\n');
    expect(words(question)).toContain('the encoder may come back at once');
    expect(words(question)).toContain('A ban keeps it off.');
    expect(words(question)).toContain('Nothing has been changed yet.');
    expect(words(question)).toContain('[Cut room-1]');
    expect(world.calls(DROP)).toBe(0);
  });

  test('says that nothing is being pushed', async () => {
    const world = await openWorld();
    const question = words(await world.person('mod').types('cut room-1'));
    expect(question).toContain('State now  offline');
    expect(question).toContain('Nothing is being pushed now, so a cut should change nothing.');
  });

  test('says that it is banned, or that the cloud did not answer', async () => {
    const world = await openWorld();
    world.cloud.world.ban(ROOM, world.clock.now() + 60_000);
    expect(words(await world.person('mod').types('cut room-1'))).toContain('It is banned, so nothing');
    world.cloud.faults.add({ kind: 'status', status: 502 });
    const question = words(await world.person('mod').types('cut room-1'));
    expect(question).toContain('State now  unknown');
    expect(question).toContain('The cloud did not answer, so it is not known whether it is live now.');
  });

  test('cuts what it showed, whatever goes live before the press', async () => {
    const world = await openWorld();
    world.cloud.world.goLive(at('room-1', 'backup'));
    const mod = world.person('mod');
    const question = await mod.types('cut room-1');
    expect(words(question)).toContain('push.example.com/backup/room-1');
    world.cloud.world.goLive(ROOM);
    await mod.presses(question, 'Cut');
    expect(world.cloud.world.stateOf(ROOM)).toBe('active');
    expect(world.cloud.world.stateOf(at('room-1', 'backup'))).toBe('inactive');
    expect(words(await mod.types('cut live/room-1'))).not.toContain('Also live');
    world.cloud.world.goLive(at('room-1', 'backup'));
    expect(words(await mod.types('cut live/room-1'))).toContain(
      'Also live under this name, and not cut: push.example.com/backup/room-1.',
    );
  });
});

describe('a press', () => {
  test('drops the push, and says so only once it was read back', async () => {
    const world = await openWorld();
    world.cloud.world.goLive(ROOM);
    const sent = await cut(world);
    expect(sent.audience).toBe('channel');
    expect(words(sent)).toContain('Cutting room-1…');
    expect(words(sent)).toContain('The cloud took it. Reading back whether it took effect.');
    await world.passTime(2);
    expect(told(world)).toHaveLength(1);
    expect(told(world)[0]).toContain('✔ room-1 is cut: verified off the air after 1 s');
    expect(told(world)[0]).toMatch(/By {6}mod\n/);
    expect(told(world)[0]).toContain('[Status] [Ban…]');
    expect(world.calls(DROP)).toBe(1);
    expect(await audits(world)).toMatchObject([{ command: 'cut', outcome: 'done', target: 'write:room-1' }]);
  });

  test('on a stream that is not live does not claim to have cut it', async () => {
    const world = await openWorld();
    await cut(world);
    await world.passTime(2);
    expect(told(world)[0]).toContain('✔ room-1 is off the air, verified after 1 s');
    expect(told(world)[0]).toContain('the cut probably changed nothing');
  });

  test('that the cloud refuses changes nothing and says so', async () => {
    const world = await openWorld();
    world.cloud.world.goLive(ROOM);
    world.cloud.faults.add({ kind: 'error', code: 'UnauthorizedOperation.CamNoAuth', action: DROP });
    const refused = words(await cut(world));
    expect(refused).toContain('Tencent Cloud did not do it');
    expect(refused).toContain('Nothing was changed.');
    await world.passTime(40);
    expect(told(world)).toEqual([]);
  });
});

describe('an encoder that comes back', () => {
  test.each([
    ['at once', 500, 1],
    ['after 10 s', 10_000, 11],
    ['after 100 s', 100_000, 101],
  ])('%s is reported with the seconds and a way to ban', async (_, afterMs, seenAfterS) => {
    const world = await openWorld();
    world.cloud.world.goLive(ROOM, { reconnects: { afterMs }, beganMs: world.clock.now() - 600_000 });
    await cut(world);
    await world.passTime(125);
    const last = told(world).at(-1) ?? '';
    expect(last).toContain('! room-1 is back on the air, seen ');
    const seen = Number(/seen (\d+) s after the cut/.exec(last)?.[1]);
    expect(seen).toBeGreaterThanOrEqual(seenAfterS);
    expect(seen).toBeLessThanOrEqual(seenAfterS + 5);
    expect(last).toContain('A ban keeps it off the air.');
    expect(last).toContain('[Status] [Ban…]');
    const [first] = world.chat.told;
    if (first === undefined) throw new Error('nothing was told');
    expect(world.chat.told.map(({ message }) => message)).toEqual(world.chat.told.map(() => first.message));
    const button = world.chat.told.at(-1)?.answer.reply.buttons.at(-1);
    expect(button?.id).toMatch(/^f/);
    const before = told(world).length;
    await world.passTime(60);
    expect(told(world)).toHaveLength(before);
  });

  test('is not waited for after 120 s of silence', async () => {
    const world = await openWorld();
    world.cloud.world.goLive(ROOM);
    await cut(world);
    await world.passTime(125);
    expect(told(world)).toHaveLength(1);
    const calls = world.calls();
    world.cloud.world.goLive(ROOM);
    await world.passTime(60);
    expect(world.calls()).toBe(calls);
    expect(told(world)).toHaveLength(1);
  });

  test('is seen in the state alone when the list is late', async () => {
    const world = await openWorld();
    world.cloud.world.goLive(ROOM, { reconnects: { afterMs: 20_000 } });
    await cut(world);
    await world.passTime(3);
    world.cloud.faults.add({ kind: 'error', code: 'FailedOperation.CallOtherSvrError', action: ONLINE });
    await world.passTime(30);
    expect(told(world).at(-1)).toContain('room-1 is back on the air');
  });

  test('is not called gone when the cloud stops answering', async () => {
    const world = await openWorld();
    world.cloud.world.goLive(ROOM);
    await cut(world);
    await world.passTime(3);
    world.cloud.faults.add({ kind: 'error', code: 'AuthFailure.UnauthorizedOperation' });
    await world.passTime(125);
    expect(told(world).at(-1)).toContain('whether its encoder came back is not known');
  });
});

test('a hot standby that takes over is told, with a way to ban', async () => {
  const world = await openWorld();
  world.cloud.world.goLive(ROOM, { beganMs: world.clock.now() - 600_000 });
  world.cloud.world.goLive(ROOM, { beganMs: world.clock.now() - 300_000 });
  await cut(world);
  await world.passTime(5);
  expect(told(world)).toHaveLength(1);
  expect(told(world)[0]).toContain('! room-1 is still on the air: a second encoder took over');
  expect(told(world)[0]).toContain('runs since 2026-11-22 11:55 UTC');
  expect(told(world)[0]).toContain('[Status] [Ban…]');
});

describe('a lost answer', () => {
  test('is not sent again, and the effect is read back', async () => {
    const world = await openWorld();
    world.cloud.world.goLive(ROOM);
    world.loseAnswer(DROP);
    const sent = words(await cut(world));
    expect(sent).toContain("The cloud's answer was lost. It is not sent again");
    await world.passTime(3);
    expect(told(world)[0]).toContain('room-1 is cut: verified off the air');
    expect(told(world)[0]).toContain("The cloud's answer to the cut was lost");
    expect(world.calls(DROP)).toBe(1);
    expect(await audits(world)).toMatchObject([{ outcome: 'done' }]);
  });

  test('of a stream that still reads live is never called nothing', async () => {
    const world = await openWorld();
    world.cloud.world.goLive(ROOM);
    const mod = world.person('mod');
    const question = await mod.types('cut room-1');
    world.cloud.faults.add({ kind: 'drop', action: DROP, times: 1 });
    await mod.presses(question, 'Cut');
    await world.passTime(35);
    const last = told(world).at(-1) ?? '';
    expect(last).toContain('✘ room-1: the cut is not verified');
    expect(last).toContain('it is not known whether the push was dropped');
    expect(last).not.toContain('nothing was changed');
    expect(await audits(world)).toMatchObject([{ outcome: 'unknown' }]);
    expect(world.calls(DROP)).toBe(1);
  });

  test('and a state that cannot be read: not known, never off the air', async () => {
    const world = await openWorld();
    world.cloud.world.goLive(ROOM);
    const mod = world.person('mod');
    const question = await mod.types('cut room-1');
    world.cloud.faults.add({ kind: 'error', code: 'AuthFailure.UnauthorizedOperation', action: STATE });
    await mod.presses(question, 'Cut');
    await world.passTime(35);
    expect(told(world)).toHaveLength(1);
    expect(told(world)[0]).toContain('did not answer when the state was read back');
  });
});
