import { describe, expect, test } from 'vitest';
import { filesOf, words } from '../../kit/person.ts';
import { openWorld, type World } from '../../kit/world.ts';

const at = (name: string, app = 'live') => ({ domain: 'push.example.com', app, name });
const PUSHES = 'DescribeLiveStreamPushInfoList';
const PLAYS = 'DescribeAllStreamPlayInfoList';
/** What the viewers of one stream alone are asked with. */
const PLAYS_OF_ONE = 'DescribeStreamPlayInfoList';
const REFUSED = 'AuthFailure.UnauthorizedOperation';
const EXACT = { videoBps: 3_900_000, audioBps: 100_000, jitter: 0 };

/** Streams that have been on air for ten minutes, which is longer than the figures of viewers are late. */
async function openLive(viewers: Readonly<Record<string, number>>): Promise<World> {
  const world = await openWorld();
  const beganMs = world.clock.now() - 600_000;
  for (const [name, count] of Object.entries(viewers)) {
    world.cloud.world.goLive(at(name), { ...EXACT, viewers: count, beganMs });
  }
  return world;
}
const stats = async (world: World, what = '') => words(await world.person('meg').types(`stats now ${what}`));
const fail = (world: World, action: string) =>
  world.cloud.faults.add({ kind: 'error', code: REFUSED, action });

describe('all streams', () => {
  test('sums, units, age and source; most watched first', async () => {
    const world = await openLive({ small: 5, big: 120, empty: 0 });
    expect(await stats(world)).toBe(`i Pushes now: 3, viewers: about 125 (500.0 Mbps out)

  Stream      Viewers  Out         In        Frames
  live/big    120      480.0 Mbps  4.0 Mbps  30 fps
  live/small  5        20.0 Mbps   4.0 Mbps  30 fps
  live/empty  –        –           4.0 Mbps  30 fps

Pushes: 0s old, a value every 5s, from ${PUSHES}. Monitoring data, not for billing.

Viewers, approximate, all apps of a name together: 5m old, a value every 1m, from ${PLAYS}. Monitoring data, not for billing.

[Refresh] [As CSV file] [Pushes] [Viewers] [Viewer history]
`);
  });

  test('nothing on air is said in words', async () => {
    const world = await openWorld();
    const shown = await stats(world);
    expect(shown).toContain('Pushes now: 0, viewers: about 0');
    expect(shown).toContain('Nothing is being pushed.');
  });

  test('rates, protocols and play domains of a stream are one figure', async () => {
    const world = await openWorld();
    world.cloud.world.goLive(at('room-1'), {
      viewers: 200,
      transcodedKbps: 900,
      beganMs: world.clock.now() - 600_000,
    });
    expect(await stats(world)).toMatch(/live\/room-1 {2}200 /);
  });

  test('more than twenty: the most watched, and how many are left out', async () => {
    const world = await openLive(
      Object.fromEntries(Array.from({ length: 27 }, (_, index) => [`room-${index}`, index + 1])),
    );
    const shown = await stats(world);
    expect(shown).toContain('Pushes now: 27, viewers: about 378');
    expect(shown.match(/live\/room-/g)).toHaveLength(20);
    expect(shown).toContain('live/room-26');
    expect(shown).not.toContain('live/room-6 ');
    expect(shown).toContain('… 7 more; name a stream to see its own.');
  });

  test('refresh reads anew, for the asker alone', async () => {
    const world = await openLive({ 'room-1': 5 });
    const meg = world.person('meg');
    const shown = await meg.types('stats now');
    expect(shown.audience).toBe('me');
    world.cloud.world.goLive(at('room-2'));
    expect(words(await meg.presses(shown, 'Refresh'))).toContain('Pushes now: 2');
  });
});

describe('a list that fails is unknown and never 0', () => {
  test('viewers', async () => {
    const world = await openLive({ 'room-1': 5 });
    fail(world, PLAYS);
    const shown = await stats(world);
    expect(shown).toContain('! Pushes now: 1, viewers: unknown');
    expect(shown).toMatch(/live\/room-1 {2}\? {8}\? {4}4\.0 Mbps/);
    expect(shown).toContain('Viewers, approximate, all apps of a name together: the cloud did not answer. ');
  });

  test('pushes', async () => {
    const world = await openLive({ 'room-1': 5 });
    fail(world, PUSHES);
    const shown = await stats(world);
    expect(shown).toContain('! Pushes now: unknown, viewers: about 5');
    expect(shown).toContain('The cloud did not say what is being pushed.');
    expect(shown).toContain('Pushes: the cloud did not answer. ');
    expect(shown).not.toContain('Nothing is being pushed');
  });

  test('both', async () => {
    const world = await openLive({ 'room-1': 5 });
    fail(world, PUSHES);
    fail(world, PLAYS);
    const shown = await stats(world);
    expect(shown).toContain('! Pushes now: unknown, viewers: unknown');
    expect(shown).not.toMatch(/\b0 (?:pushes|viewers)|: 0/);
  });

  test('of one stream', async () => {
    const world = await openLive({ 'room-1': 5 });
    fail(world, PUSHES);
    fail(world, PLAYS_OF_ONE);
    const shown = await stats(world, 'room-1');
    expect(shown).toContain('! Figures of room-1 now');
    expect(shown).toMatch(/Push {5}unknown\n/);
    expect(shown).toMatch(/Viewers {2}unknown\n/);
  });
});

describe('one stream', () => {
  test('its figures with units', async () => {
    const world = await openLive({ 'room-1': 20, other: 7 });
    const shown = await stats(world, 'room-1');
    expect(shown).toContain('i Figures of room-1 now');
    expect(shown).toContain('  push.example.com/live/room-1\n');
    expect(shown).toContain('4.0 Mbps in, 30 fps, 1920*1080');
    expect(shown).toMatch(/Viewers {2}about 20, 80\.0 Mbps out, \d+ requests a minute/);
    expect(shown).toContain('4m old, a value every 1m, from');
    expect(shown).not.toContain('other');
    expect(shown).toContain(
      '[Refresh] [As CSV file] [Pushes] [Viewers] [Push history] [Viewer history] [Status]',
    );
  });

  test('that is not pushed has none, which is not unknown', async () => {
    const world = await openWorld();
    const shown = await stats(world, 'room-1');
    expect(shown).toMatch(/Push {5}none now\n/);
    expect(shown).toMatch(/Viewers {2}none counted in that minute\n/);
  });

  test('is the one of its own app', async () => {
    const world = await openLive({ 'room-1': 0 });
    world.cloud.world.goLive(at('room-1', 'backup'), { ...EXACT, videoBps: 900_000 });
    expect(await stats(world, 'backup/room-1')).toContain('1.0 Mbps in');
    expect(await stats(world, 'room-1')).toContain('4.0 Mbps in');
  });

  test('on a domain that is not ours is refused before the cloud is asked', async () => {
    const world = await openWorld();
    expect(await stats(world, 'evil.example.com/live/room-1')).toContain('none of the domains');
    expect(world.calls()).toBe(0);
  });
});

const source = (action: string, at: string) => `${action},${at},"monitoring data, not for billing"`;

describe('as a file', () => {
  test('each row has its units, and where both halves are from', async () => {
    const world = await openLive({ 'room-1': 20, empty: 0 });
    const [file, ...more] = filesOf(await world.person('meg').types('stats now export=csv'));
    expect(more).toEqual([]);
    expect(file?.name).toBe('now-20261122T120000Z.csv');
    const sources = `${source(PUSHES, '2026-11-22T12:00:00Z')},${source(PLAYS, '2026-11-22T11:55:00Z')}`;
    const content = file?.content.replace(/,80,\d+,/, ',80,#,');
    expect(content?.split('\r\n')).toEqual([
      'stream,fps,total_bitrate_bps,resolution,viewers_approx,bandwidth_mbps,requests_per_minute,push_source,push_as_of_utc,push_use,play_source,play_as_of_utc,play_use',
      `push.example.com/live/room-1,30,4000000,1920*1080,20,80,#,${sources}`,
      `push.example.com/live/empty,30,4000000,1920*1080,,,,${sources}`,
      '',
    ]);
  });

  test('a half that failed has no column, so that nobody takes it for 0', async () => {
    const world = await openLive({ 'room-1': 20 });
    fail(world, PLAYS_OF_ONE);
    const [file] = filesOf(await world.person('meg').types('stats now room-1 csv'));
    const [head, row] = file?.content.split('\r\n') ?? [];
    expect(head).toBe('stream,fps,total_bitrate_bps,resolution,push_source,push_as_of_utc,push_use');
    expect(row).toContain('room-1,30,4000000,1920*1080,DescribeLive');
  });

  test('nothing to put into a file is said', async () => {
    const world = await openWorld();
    const shown = await world.person('meg').types('stats now export=csv');
    expect(filesOf(shown)).toEqual([]);
    expect(words(shown)).toContain('There are no figures to put into a file.');
  });

  test('the button gives what is shown', async () => {
    const world = await openLive({ 'room-1': 20 });
    const meg = world.person('meg');
    const pressed = await meg.presses(await meg.types('stats now room-1'), 'As CSV file');
    expect(filesOf(pressed).map(({ name }) => name)).toEqual(['now-room-1-20261122T120000Z.csv']);
  });
});
