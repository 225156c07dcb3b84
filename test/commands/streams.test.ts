import { describe, expect, test } from 'vitest';
import { words } from '../kit/person.ts';
import { openWorld, type World, type WorldOptions } from '../kit/world.ts';

const at = (name: string, app = 'live', domain = 'push.example.com') => ({ domain, app, name });
const two = (count: number) => String(count).padStart(2, '0');
const MINUTE_MS = 60_000;

/** room-01 to room-25, the last one live for a minute only. */
async function openMany(options?: WorldOptions): Promise<World> {
  const world = await openWorld(options);
  for (let count = 1; count <= 25; count += 1) {
    const beganMs = world.clock.now() - (26 - count) * MINUTE_MS;
    world.cloud.world.goLive(at(`room-${two(count)}`), { beganMs });
  }
  return world;
}
const streams = async (world: World, line = '') => words(await world.person('meg').types(`streams ${line}`));
/** The first column. */
const names = (shown: string): string[] =>
  [...shown.matchAll(/^ {2}([a-z]\S*) {2,}/gm)].map(([, name = '']) => name);

describe('live', () => {
  test('newest first, ten a page, with source and age', async () => {
    const world = await openMany();
    const shown = await streams(world);
    expect(shown).toContain('i Live now: 25');
    expect(names(shown)).toEqual(Array.from({ length: 10 }, (_, index) => `room-${25 - index}`));
    expect(shown).toMatch(/room-25 {2}live {2}live for 1m\n/);
    expect(shown).toContain('Page 1 of 3, read 0s ago from DescribeLiveStreamOnlineList.');
    expect(shown).toContain('[Page 2 ▶] [Refresh] [room-25] [room-24]');
    expect(shown).not.toContain('◀');
  });

  test('by name', async () => {
    const world = await openMany();
    expect(names(await streams(world, 'by=name page=3'))).toEqual(
      [1, 2, 3, 4, 5].map((at) => `room-${20 + at}`),
    );
  });

  test('pages are turned with the buttons, in the same order', async () => {
    const world = await openMany();
    const meg = world.person('meg');
    const first = await meg.types('streams live name');
    const second = await meg.presses(first, 'Page 2');
    expect(names(words(second))).toEqual(Array.from({ length: 10 }, (_, index) => `room-${11 + index}`));
    const third = await meg.presses(second, 'Page 3');
    expect(names(words(third))).toHaveLength(5);
    expect(words(third)).toContain('[◀ Page 2] [Refresh]');
    expect(words(third)).not.toContain('▶');
    expect(names(words(await meg.presses(third, '◀ Page 2')))).toEqual(names(words(second)));
  });

  test('a page beyond the end is the last one, and says which', async () => {
    const world = await openMany();
    const shown = await streams(world, 'page=99');
    expect(shown).toContain('Page 3 of 3');
    expect(names(shown)).toHaveLength(5);
    const empty = await openWorld();
    expect(await streams(empty, 'page=7')).toContain('Page 1 of 1');
  });

  test('none', async () => {
    const shown = await streams(await openWorld());
    expect(shown).toContain('Live now: 0');
    expect(shown).toContain('No stream is live.');
    expect(shown).toContain('[Refresh]');
  });

  test('a press on a name gives its status', async () => {
    const world = await openMany();
    const meg = world.person('meg');
    const shown = await meg.types('streams');
    expect(shown.audience).toBe('me');
    expect(words(await meg.presses(shown, 'room-24'))).toContain('room-24 is live');
  });

  test('several push domains are told apart', async () => {
    const world = await openWorld({ pushDomains: ['push.example.com', 'other.example.com'] });
    world.cloud.world.goLive(at('room-1'));
    world.cloud.world.goLive(at('room-1', 'live', 'other.example.com'));
    const shown = await streams(world);
    expect(shown).toContain('push.example.com/live');
    expect(shown).toContain('other.example.com/live');
    expect(shown).toContain('[room-1] [other.example.com/live/room-1]');
  });

  test('a list that fails is an error, never an empty one', async () => {
    const world = await openMany();
    world.cloud.faults.add({ kind: 'error', code: 'AuthFailure.UnauthorizedOperation' });
    const answer = await world.person('meg').types('streams');
    expect(answer.error).toBeDefined();
    expect(words(answer)).not.toMatch(/No stream|: 0/);
  });
});

describe('banned', () => {
  test('with the end, last banned first, and a way to the status', async () => {
    const world = await openWorld();
    world.cloud.world.ban(at('long'), world.clock.now() + 20 * 60 * MINUTE_MS);
    world.clock.advance(MINUTE_MS);
    world.cloud.world.ban(at('short', 'backup'), world.clock.now() + 60 * MINUTE_MS);
    const meg = world.person('meg');
    const shown = await meg.types('streams banned');
    expect(words(shown)).toContain('Banned: 2');
    expect(names(words(shown))).toEqual(['short', 'long']);
    expect(words(shown)).toMatch(/long +live +banned until 2026-11-23 08:00 UTC \(approximate\)/);
    expect(words(await meg.presses(shown, 'short'))).toContain('short is banned');
  });

  test('of a domain that is not ours still has a status', async () => {
    const world = await openWorld();
    world.cloud.world.ban(at('room-1', 'live', 'else.example.com'), world.clock.now() + MINUTE_MS);
    const meg = world.person('meg');
    expect(words(await meg.presses(await meg.types('streams banned'), 'room-1'))).toContain(
      'room-1 is banned',
    );
  });

  test('none', async () => {
    expect(await streams(await openWorld(), 'banned')).toContain('No stream is banned.');
  });

  test('where the list of bans is gone: said in words, with the way round it', async () => {
    const world = await openWorld({ forbidList: 'gone' });
    const answer = await world.person('meg').types('streams banned');
    expect(answer).toMatchObject({ error: 'unsupported', audience: 'me' });
    expect(words(answer)).toContain('Tencent does not offer its list of bans to this account.');
    expect(words(answer)).toContain('Nothing was changed. Ask for the state of a single stream instead.');
    expect(words(answer)).not.toContain('No stream is banned');
    expect(await streams(world)).toContain('Live now: 0');
  });

  test('where it is gone: what was banned here, each read, and what that leaves out', async () => {
    const world = await openWorld({ forbidList: 'gone' });
    const mod = world.person('mod');
    for (const name of ['room-1', 'room-2', 'room-3', 'short']) {
      const length = name === 'short' ? '1m' : '2h';
      await mod.presses(await mod.types(`ban ${name} ${length} nudity`), `Ban for ${length}`);
      await world.passTime(3);
    }
    await mod.presses(await mod.types('unban room-2'), 'Unban room-2');
    world.cloud.world.allow(at('room-3'));
    await world.passTime(60);
    const shown = await streams(world, 'banned');
    expect(shown).toContain('! Banned through Tallylight: 2');
    expect(names(shown)).toEqual(['room-3', 'room-1']);
    expect(shown).toMatch(/room-1 .*banned until 2026-11-22 14:00 UTC/);
    expect(shown).toMatch(/room-3 .*was to be banned until .*, but reads offline/);
    expect(shown).toContain('Tencent does not offer its list of bans to this account.');
    expect(shown).toContain('what was banned in the Tencent console is not seen');
    expect(shown).toContain("Page 1 of 1, from Tallylight's own audit.");
  });
});

describe('recent', () => {
  test('pushes that ended, newest first, with the reason; one button for each stream', async () => {
    const world = await openWorld();
    const ended = (name: string, hoursAgo: number) => {
      const endedMs = world.clock.now() - hoursAgo * 60 * MINUTE_MS;
      world.cloud.world.recall({ stream: at(name), beganMs: endedMs - MINUTE_MS, endedMs });
    };
    ended('first', 5);
    ended('again', 3);
    ended('again', 2);
    ended('old', 25);
    const answer = await world.person('meg').types('streams recent');
    expect(names(words(answer))).toEqual(['again', 'again', 'first']);
    expect(words(answer)).toContain('ended or were refused in the last 24 h: 3');
    expect(words(answer)).toMatch(/first .*2026-11-22 07:00 UTC: \S+/);
    expect(words(answer)).toContain('[Refresh] [again] [first]');
  });

  test('none', async () => {
    expect(await streams(await openWorld(), 'recent')).toContain(
      'No push ended or was refused in that time.',
    );
  });
});

test.each([
  ['page=0', 'page cannot be 0: give a whole number from 1 to 10000'],
  ['page=-1', 'page cannot be -1'],
  ['page=1e9', 'page cannot be 1e9'],
  ['state=dead', 'state cannot be dead: give one of live, banned, recent'],
  ['by=__proto__', 'by cannot be __proto__: give one of start, name'],
])('%s is refused without a call', async (line, said) => {
  const world = await openWorld();
  expect(await streams(world, line)).toContain(said);
  expect(world.calls()).toBe(0);
});
