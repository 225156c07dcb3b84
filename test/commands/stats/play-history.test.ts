import { describe, expect, test } from 'vitest';
import { filesOf, words } from '../../kit/person.ts';
import { openWorld, type World } from '../../kit/world.ts';

const ROOM = { domain: 'push.example.com', app: 'live', name: 'room-1' };
const HISTORY = 'DescribeStreamPlayInfoList';
const BANDWIDTH = 'DescribeBillBandwidthAndFluxList';
const DAYS = 'DescribeStreamDayPlayInfoList';
const EXACT = { videoBps: 3_900_000, audioBps: 100_000, jitter: 0, viewers: 30 };
const MINUTE_MS = 60_000;

const live = (world: World, minutes: number, name = 'room-1', viewers = 30) =>
  world.cloud.world.goLive(
    { ...ROOM, name },
    { ...EXACT, viewers, beganMs: world.clock.now() - minutes * MINUTE_MS },
  );
const history = async (world: World, what = '') =>
  words(await world.person('meg').types(`stats play-history ${what}`));

describe('one stream', () => {
  test('peak and when, traffic, gaps, table, age and source', async () => {
    const world = await openWorld();
    live(world, 45);
    const shown = await history(world, 'room-1');
    expect(shown).toContain('i room-1: at most about 30 viewers, 36.9 GB in all');
    expect(shown).toContain('Time           2026-11-22 11:00 to 2026-11-22 11:56 (UTC)\n');
    expect(shown).toContain('Viewers, peak  about 30 at 2026-11-22 11:15 UTC\n');
    expect(shown).toContain('Viewer line    ·······█████████████████████ from 0\n');
    expect(shown).toContain('Out, peak      120.0 Mbps at 2026-11-22 11:15 UTC\n');
    expect(shown).toContain('No figures     11:00 to 11:15 (15m): nobody watched, or the cloud has none\n');
    expect(shown).toContain('  11:10       no figures     –           –\n');
    expect(shown).toContain('  11:15       30             120.0 Mbps  4.5 GB\n');
    expect(shown).toContain(
      `Viewers (approximate) and traffic: 4m old, a value every 1m, from ${HISTORY}. Monitoring data, not for billing.`,
    );
    expect(shown).toContain('[Last 15m] [Last 3h] [Pushes] [Viewers] [Push history] [Status]');
    expect(shown).not.toContain(BANDWIDTH);
  });

  test('that nobody watched has no 0', async () => {
    const shown = await history(await openWorld(), 'room-1');
    expect(shown).toContain('i room-1: no viewers were counted in that time');
    expect(shown).not.toMatch(/\b0 (?:MB|viewers)/);
  });

  test('is its own alone', async () => {
    const world = await openWorld();
    live(world, 45);
    live(world, 45, 'other', 500);
    expect(await history(world, 'room-1')).toContain('at most about 30 viewers');
  });
});

describe('all streams', () => {
  test('the account by minute, with its bandwidth', async () => {
    const world = await openWorld();
    live(world, 120);
    live(world, 120, 'other', 500);
    const shown = await history(world);
    expect(shown).toContain('i All streams: at most about 530 viewers');
    expect(shown).toMatch(/Bandwidth, peak of 5m +2\.1 Gbps at 2026-11-22 11:/);
    expect(shown).toMatch(/Bandwidth, 95th percentile +2\.1 Gbps\n/);
    expect(shown).toContain(`Bandwidth: 5m old, a value every 5m, from ${BANDWIDTH}.`);
    expect(shown).not.toContain('Beijing day');
  });

  test('whole Beijing days tell the traffic by stream, most first', async () => {
    const world = await openWorld();
    live(world, 3 * 24 * 60);
    live(world, 3 * 24 * 60, 'other', 500);
    // The day begins in Beijing at 16:00 UTC.
    const shown = await history(world, 'from=2026-11-20T16:00 to=2026-11-21T16:00');
    expect(shown).toMatch(/Traffic of the Beijing day 2026-11-21 +other 21\.6 TB, room-1 1\.3 TB\n/);
    expect(shown).toMatch(
      new RegExp(`Traffic of the Beijing day 2026-11-21: \\d+h old, a value every 24h, from ${DAYS}\\.`),
    );
  });

  test('what one source does not answer is said, and keeps nothing else away', async () => {
    const world = await openWorld();
    live(world, 120);
    const code = 'AuthFailure.UnauthorizedOperation';
    world.cloud.faults.add({ kind: 'error', code, action: BANDWIDTH });
    const shown = await history(world);
    expect(shown).toContain('at most about 30 viewers');
    expect(shown).toContain('Bandwidth: the cloud did not answer. ');
    expect(shown).not.toContain('Bandwidth, peak');
  });
});

describe('a window', () => {
  test.each([
    ['from=-31d', 'begins more than 30 days ago'],
    ['from=-2m', 'There are no figures of that time yet.'],
    ['from=2026-12-24', 'has not been yet'],
  ])('%s cannot be, and why is said', async (window, said) => {
    const shown = await history(await openWorld(), window);
    expect(shown).toContain(said);
    expect(shown).toContain('Nothing was changed.');
  });

  test('of thirty days fits a table of twenty rows', async () => {
    const world = await openWorld();
    live(world, 120);
    const shown = await history(world, 'room-1 -30d');
    expect(shown).toContain('at most about 30 viewers');
    expect(shown.match(/^ {2}1[01]-\d\d \d\d:\d\d {2}/gm)?.length).toBeLessThanOrEqual(20);
  });
});

test('as a file: every minute with its units, as of when and from where', async () => {
  const world = await openWorld();
  live(world, 45);
  const [file] = filesOf(await world.person('meg').types('stats play-history room-1 -30m now csv'));
  expect(file?.name).toBe('play-history-room-1-20261122T120000Z.csv');
  const [head, first, ...more] = file?.content.split('\r\n') ?? [];
  expect(head).toBe('stream,time_utc,viewers_approx,bandwidth_mbps,traffic_mb,requests,source,as_of_utc,use');
  expect(first).toMatch(
    /^room-1,2026-11-22T11:30:00Z,30,120,900,\d+,DescribeStreamPlayInfoList,2026-11-22T11:56:00Z,"monitoring data, not for billing"$/,
  );
  expect(more).toHaveLength(26);
});
