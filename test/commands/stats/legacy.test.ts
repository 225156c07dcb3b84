import { expect, test } from 'vitest';
import { filesOf, words } from '../../kit/person.ts';
import { openWorld, type World } from '../../kit/world.ts';

const ROOM = { domain: 'push.example.com', app: 'live', name: 'room-1' };
const EXACT = { videoBps: 3_900_000, audioBps: 100_000, jitter: 0, viewers: 20 };

/** The 2.0 API tells fewer figures: what it does not tell is never 0, and never a verdict. */
async function openLegacy(minutes = 50): Promise<World> {
  const world = await openWorld({ api: 'legacy' });
  world.cloud.world.goLive(ROOM, { ...EXACT, beganMs: world.clock.now() - minutes * 60_000 });
  return world;
}
const says = async (world: World, line: string) => words(await world.person('meg').types(line));

test('stats now is one call for pushes and viewers', async () => {
  const world = await openLegacy();
  const shown = await says(world, 'stats now');
  expect(shown).toContain('i Pushes now: 1, viewers: about 20 (80.0 Mbps out)');
  expect(shown.match(/from Get_LiveStat\. Monitoring data, not for billing\./g)).toHaveLength(2);
  expect(world.calls('Get_LiveStat')).toBe(1);
});

test('stats push gives no verdict where nothing is declared', async () => {
  const world = await openLegacy();
  const [all, one] = [await says(world, 'stats push'), await says(world, 'stats push room-1')];
  for (const shown of [all, one]) {
    expect(shown).toContain('There is no verdict: the cloud does not tell what an encoder declares.');
    expect(shown).toContain('from Get_LivePushStat. Monitoring data, not for billing.');
  }
  expect(all).toContain('i Pushes now: 1\n');
  expect(all).toMatch(/live\/room-1 {2}\? +30 fps {2}4\.0 Mbps {2}\? +\? +\d/);
  expect(one).toContain('i room-1 is being pushed');
  expect(one).toMatch(/Bitrate in all +4\.0 Mbps\n {2}Picture +not told\n/);
});

test('stats play tells the sum without requests', async () => {
  const shown = await says(await openLegacy(), 'stats play');
  expect(shown).toContain('i About 20 viewers, 80.0 Mbps out');
  expect(shown).toMatch(/Requests +not told\n/);
  expect(shown).toContain('from Get_LivePlayStat. Monitoring data, not for billing.');
});

test('stats push-history tells frames and bitrate, at most 3 days back', async () => {
  const world = await openLegacy();
  const shown = await says(world, 'stats push-history room-1');
  expect(shown).toContain('✔ room-1 was on air for 50m of 1h');
  expect(shown).toMatch(/Bitrate in +4\.0 Mbps all the time\n/);
  expect(shown).toMatch(/Key frames +not told\n {2}Media time +not told\n {2}Picture +not told\n/);
  expect(shown).toContain('0s old, a value every 5s, from Get_LivePushStatHistory.');
  expect(await says(world, 'stats push-history room-1 -4d')).toContain('begins more than 3 days ago');
});

test('stats play-history of one stream and of all, with a file', async () => {
  const world = await openLegacy();
  const shown = await says(world, 'stats play-history');
  expect(shown).toContain('i All streams: at most about 20 viewers');
  expect(shown).toMatch(/Bandwidth, 95th percentile +not told for this span\n/);
  expect(shown).toContain('from Get_LivePlayStatHistory. Monitoring data, not for billing.');
  const [file] = filesOf(await world.person('meg').types('stats play-history room-1 -30m now csv'));
  expect(file?.content).toMatch(/^room-1,2026-11-22T11:30:00Z,20,80,600,,Get_LivePlayStatHistory,/m);
});
