import { describe, expect, test } from 'vitest';
import { filesOf, words } from '../../kit/person.ts';
import { openWorld, type World } from '../../kit/world.ts';

const at = (name: string) => ({ domain: 'push.example.com', app: 'live', name });
const PLAYS = 'DescribeAllStreamPlayInfoList';
const PLAYS_OF_ONE = 'DescribeStreamPlayInfoList';
const TOTALS = 'DescribeLiveDomainPlayInfoList';
const REFUSED = 'AuthFailure.UnauthorizedOperation';
const EXACT = { videoBps: 3_900_000, audioBps: 100_000, jitter: 0 };

async function openWatched(viewers: Readonly<Record<string, number>>): Promise<World> {
  const world = await openWorld();
  const beganMs = world.clock.now() - 600_000;
  for (const [name, count] of Object.entries(viewers)) {
    world.cloud.world.goLive(at(name), { ...EXACT, viewers: count, beganMs });
  }
  return world;
}
const stats = async (world: World, what = '') => words(await world.person('meg').types(`stats play ${what}`));

describe('one stream', () => {
  test('its last minute, with units, age and source', async () => {
    const world = await openWatched({ 'room-1': 20, other: 7 });
    const shown = await stats(world, 'room-1');
    expect(shown.replace(/\d+ in that minute/, 'N in that minute'))
      .toBe(`i room-1: about 20 viewers, 80.0 Mbps out

  Stream    push.example.com/live/room-1
  Minute    2026-11-22 11:56 UTC
  Requests  N in that minute

Viewers, approximate, all apps of a name together: 4m old, a value every 1m, from ${PLAYS_OF_ONE}. Monitoring data, not for billing.

[Refresh] [As CSV file] [Pushes] [Push history] [Viewer history] [Status]
`);
  });

  test('without viewers has no 0', async () => {
    const world = await openWatched({ other: 7 });
    expect(await stats(world, 'room-1')).toContain('i room-1: nobody was counted');
  });
});

describe('all streams', () => {
  test('the sum by domain, and the streams with most viewers', async () => {
    const world = await openWatched({ small: 5, big: 120 });
    const shown = await stats(world);
    expect(shown).toContain('i About 125 viewers, 500.0 Mbps out');
    expect(shown).toMatch(/ {2}play\.example\.com +about 125 viewers, 500\.0 Mbps\n/);
    expect(shown).toMatch(
      / {2}Stream {2}Viewers {2}Out {9}Requests\/min\n {2}big {5}120 {6}480\.0 Mbps {2}\d+\n {2}small {3}5 {8}20\.0 Mbps {3}\d+\n/,
    );
    expect(shown).toMatch(new RegExp(`In all, approximate: \\d+m old, a value every 1m, from ${TOTALS}\\.`));
    expect(shown).toContain(`5m old, a value every 1m, from ${PLAYS}.`);
  });

  test('a sum that failed is told as that; the streams are summed instead', async () => {
    const world = await openWatched({ big: 120 });
    world.cloud.faults.add({ kind: 'error', code: REFUSED, action: TOTALS });
    const shown = await stats(world);
    expect(shown).toContain('! About 120 viewers, 480.0 Mbps out');
    expect(shown).toContain('In all, approximate: the cloud did not answer. ');
  });

  test('nobody watching is said in words', async () => {
    expect(await stats(await openWorld())).toContain('No stream has viewers.');
  });

  test('as a file', async () => {
    const world = await openWatched({ small: 5, big: 120 });
    const [file] = filesOf(await world.person('meg').types('stats play export=csv'));
    expect(
      file?.content
        .replace(/,480,\d+,/, ',480,#,')
        .split('\r\n')
        .slice(0, 2),
    ).toEqual([
      'stream,viewers_approx,bandwidth_mbps,requests_per_minute,source,as_of_utc,use',
      `big,120,480,#,${PLAYS},2026-11-22T11:55:00Z,"monitoring data, not for billing"`,
    ]);
  });
});
