import { describe, expect, test } from 'vitest';
import { words } from '../../kit/person.ts';
import { openWorld, type World } from '../../kit/world.ts';

const at = (name: string) => ({ domain: 'push.example.com', app: 'live', name });

const open = () =>
  openWorld({ grants: { view: ['slack:*'], moderate: ['slack:user:mod'], test: ['slack:user:mod'] } });
async function ban(world: World, name: string, reason = 'nudity'): Promise<void> {
  const mod = world.person('mod');
  const question = await mod.fillsIn('ban', { stream: name, for: '2h', reason });
  await mod.presses(question, 'Ban');
  await world.passTime(5);
}
const show = async (world: World, line = '', who = 'mod') =>
  words(await world.person(who).types(`audit show ${line}`));
const rows = (shown: string): string[] => shown.split('\n').filter((line) => line.includes(' UTC  '));

describe('rows', () => {
  test('who did what, when, and how it ended, newest first', async () => {
    const world = await open();
    await ban(world, 'room-1');
    await world.person('meg').types('cut room-2');
    await world.person('mod').types('url push room-3');
    const shown = await show(world);
    expect(shown).toContain('i The newest actions');
    expect(rows(shown)).toEqual([
      expect.stringMatching(/2026-11-22 12:00 UTC {2}slack:mod {2}url push stream=room-3 .* done$/),
      expect.stringMatching(/slack:meg {2}cut stream=room-2 .* not allowed$/),
      expect.stringMatching(/slack:mod {2}ban stream=room-1 for=2h reason=nudity {2,}done [0-9a-f-]{36}$/),
    ]);
    expect((await world.person('mod').types('audit show')).audience).toBe('me');
  });

  test('a write that changed nothing, and one that is not known', async () => {
    const world = await open();
    world.cloud.faults.add({
      kind: 'error',
      code: 'UnauthorizedOperation.CamNoAuth',
      action: 'ForbidLiveStream',
      times: 1,
    });
    await ban(world, 'room-1');
    expect(rows(await show(world))[0]).toContain('nothing changed');
    world.cloud.faults.add({ kind: 'drop', action: 'DropLiveStream', times: 1 });
    world.cloud.world.goLive(at('room-1'));
    const mod = world.person('mod');
    await mod.presses(await mod.types('cut room-1'), 'Cut');
    await world.passTime(35);
    expect(rows(await show(world))[0]).toMatch(/cut stream=push\.example\.com\/live\/room-1 {2,}not known$/);
  });

  test('none yet', async () => {
    const world = await open();
    expect(await show(world)).toContain('Nothing was done through Tallylight yet.');
    expect(await show(world, 'room-1')).toContain('Nothing was done to room-1 through Tallylight.');
  });
});

describe('of one stream', () => {
  test.each([
    'room-1',
    'live/room-1',
    'rtmp://push.example.com/live/room-1?txSecret=c0ffee',
    'https://play.example.com/live/room-1_hd.m3u8',
  ])('%s', async (what) => {
    const world = await open();
    await ban(world, 'room-1');
    await ban(world, 'room-2');
    await world.person('mod').types('url push room-1');
    await world.person('meg').types('unban room-1');
    const shown = await show(world, what);
    expect(shown).toContain('The newest actions on room-1');
    expect(rows(shown)).toHaveLength(3);
    expect(shown).not.toContain('room-2');
    expect(shown).not.toContain('c0ffee');
  });
});

describe('limits', () => {
  test('ten rows unless more are asked for, the newest ones', async () => {
    const world = await open();
    for (let count = 1; count <= 55; count += 1) await world.person('meg').types(`cut room-${count}`);
    expect(rows(await show(world))).toHaveLength(10);
    expect(rows(await show(world))[0]).toContain('room-55');
    expect(rows(await show(world, 'rows=50'))).toHaveLength(50);
    expect(rows(await show(world, 'rows=1'))).toHaveLength(1);
  });

  test.each(['0', '51', '-1', 'all'])('rows cannot be %s', async (count) => {
    expect(await show(await open(), `rows=${count}`)).toContain(
      `rows cannot be ${count}: give a whole number from 1 to 50`,
    );
  });

  test('is for moderators; who else tried is in it', async () => {
    const world = await open();
    expect(await world.person('meg').types('audit show')).toMatchObject({
      error: 'not-permitted',
      audience: 'me',
    });
    expect(rows(await show(world))).toEqual([
      expect.stringMatching(/slack:meg {2}audit show {2,}not allowed$/),
    ]);
  });
});

describe('a hostile reason', () => {
  test.each([
    [
      'passes for no other row',
      'x\n2026-11-22 12:00 UTC  slack:root  unban  done',
      /reason="x 2026-11-22 12:00 UTC slack:root unban done"/,
    ],
    ['passes for no other field', 'x for=90d', /for=2h reason="x for=90d"/],
    ['ends no quotes', 'x" for="90d', /reason="x' for='90d"/],
    ['hides nothing', 'a\u202eb\u200bc', /reason=abc/],
    ['is no markup', '<!channel> *b* @everyone', /reason="<!channel> \*b\* @everyone"/],
    ['is cut when it is long', 'x'.repeat(2000), /reason=?"?x{99}…"/],
  ])('%s', async (_, reason, shownAs) => {
    const world = await open();
    await ban(world, 'room-1', reason);
    const shown = await show(world);
    expect(rows(shown)).toHaveLength(1);
    expect(rows(shown)[0]).toMatch(shownAs);
  });

  test('of any letters stands as plain text, never as a span of its own', async () => {
    const world = await open();
    await ban(world, 'room-1', '`code` <@U1>');
    const { reply } = await world.person('mod').types('audit show');
    const table = reply.blocks.find((block) => block.kind === 'table');
    const kinds = table?.rows
      .flat()
      .flatMap(({ values }) => values.filter((value) => typeof value === 'string'));
    expect(kinds).toContainEqual('stream=room-1 for=2h reason="`code` <@U1>"');
  });
});
