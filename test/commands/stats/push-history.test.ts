import { describe, expect, test } from 'vitest';
import { filesOf, words } from '../../kit/person.ts';
import { openWorld, type World } from '../../kit/world.ts';

const ROOM = { domain: 'push.example.com', app: 'live', name: 'room-1' };
const HISTORY = 'DescribeStreamPushInfoList';
const EXACT = { videoBps: 3_900_000, audioBps: 100_000, jitter: 0 };
const MINUTE_MS = 60_000;

const live = (world: World, minutes: number, options = {}) =>
  world.cloud.world.goLive(ROOM, { ...EXACT, beganMs: world.clock.now() - minutes * MINUTE_MS, ...options });
const history = async (world: World, what = '') =>
  words(await world.person('meg').types(`stats push-history room-1 ${what}`));

describe('the last hour', () => {
  test('on and off air, figures with units, a table of at most twenty rows, age and source', async () => {
    const world = await openWorld();
    live(world, 50);
    expect(await history(world)).toBe(`✔ room-1 was on air for 50m of 1h

  Stream        push.example.com/live/room-1
  Time          2026-11-22 11:00 to 2026-11-22 12:00 (UTC)
  On air        11:10 to 12:00 (50m)
  Off air       11:00 to 11:10 (10m)
  Bitrate in    4.0 Mbps all the time
  Bitrate line  ·····█████████████████████████ from 0
  Frame rate    30 fps all the time
  Key frames    2 s apart all the time
  Media time    keeps up with the clock
  Picture       1920*1080

  From (UTC)  In, median  Least     Frames  Least
  11:00       off air     –         –       –
  11:05       off air     –         –       –
${['11:10', '11:15', '11:20', '11:25', '11:30', '11:35', '11:40', '11:45', '11:50', '11:55']
  .map((at) => `  ${at}       4.0 Mbps    4.0 Mbps  30 fps  30 fps\n`)
  .join('')}
Pushes: 0s old, a value every 5s, from ${HISTORY}. Monitoring data, not for billing.

[Refresh] [As CSV file] [Last 15m] [Last 3h] [Pushes] [Viewers] [Viewer history] [Status]
`);
  });

  test('without a push has no figures, and is no error', async () => {
    const shown = await history(await openWorld());
    expect(shown).toContain('i room-1 was not pushed for 1h');
    expect(shown).toContain(`0s old, a value every 5s, from ${HISTORY}`);
    expect(shown).not.toMatch(/fps|Mbps/);
  });

  test('with an encoder that runs late: the drift is the verdict', async () => {
    const world = await openWorld();
    live(world, 0);
    await world.passTime(600, 60);
    world.cloud.world.stutter(ROOM, 0.5);
    await world.passTime(600, 60);
    const shown = await history(world, '-20m');
    expect(shown).toMatch(
      /^! room-1 was on air for 20m of 20m\n\nThe encoder ran 24\.9 % slower than real time/,
    );
    expect(shown).toContain('of the time on air there were fewer than 90 % of the declared frames.');
    expect(shown).toMatch(/Media time +24\.9 % slower than the clock/);
  });

  test('with an interruption: a gap is a gap', async () => {
    const world = await openWorld();
    live(world, 0);
    await world.passTime(600, 60);
    world.cloud.world.endPush(ROOM);
    await world.passTime(300, 60);
    live(world, 0);
    await world.passTime(300, 60);
    const shown = await history(world, '-20m');
    expect(shown).toContain('! room-1 was on air for 15m of 20m');
    expect(shown).toContain('The push was interrupted once, for 5m.');
    expect(shown).toMatch(/On air +12:00 to 12:10 \(10m\), 12:15 to 12:20 \(5m\)\n/);
    expect(shown).toMatch(/Off air +12:10 to 12:15 \(5m\)\n/);
  });
});

describe('any window that the cloud keeps', () => {
  test('a week is read in slices and shown by the day', async () => {
    const world = await openWorld();
    live(world, 3 * 24 * 60);
    const before = world.calls(HISTORY);
    const shown = await history(world, '-7d');
    expect(shown).toMatch(/room-1 was on air for 3d of (?:1w|6d 23h)/);
    expect(shown).toContain('11-19 12:00  4.0 Mbps');
    expect(shown.match(/^ {2}11-\d\d \d\d:\d\d {2}/gm)?.length).toBeLessThanOrEqual(20);
    expect(world.calls(HISTORY) - before).toBeGreaterThan(50);
  });

  test('begins and ends where it was asked to, by the clocks of the installation', async () => {
    const world = await openWorld();
    live(world, 120);
    expect(await history(world, '11:00 11:30')).toContain('2026-11-22 11:00 to 2026-11-22 11:30 (UTC)');
    expect(await history(world, '2026-11-21 2026-11-21')).toContain(
      '2026-11-21 00:00 to 2026-11-22 00:00 (UTC)',
    );
  });

  test.each([
    ['-8d', 'begins more than 7 days ago'],
    ['-1h -2h', 'ends before it begins'],
    ['2026-12-24', 'has not been yet'],
  ])('%s cannot be, and why is said', async (window, said) => {
    const shown = await history(await openWorld(), window);
    expect(shown).toContain(said);
    expect(shown).toContain('Nothing was changed.');
  });
});

describe('buttons', () => {
  test('a longer and a shorter look back, and the same again', async () => {
    const world = await openWorld();
    live(world, 200);
    const meg = world.person('meg');
    const shown = await meg.types('stats push-history room-1 -3h');
    const longer = await meg.presses(shown, 'Last 24h');
    expect(words(longer)).toContain('room-1 was on air for 3h 20m of 24h');
    await world.passTime(60, 60);
    expect(words(await meg.presses(shown, 'Refresh'))).toContain(
      '2026-11-22 09:01 to 2026-11-22 12:01 (UTC)',
    );
    const [file] = filesOf(await meg.presses(shown, 'As CSV file'));
    expect(file?.content.split('\r\n')).toHaveLength(1 + (3 * 3600) / 5 + 1);
  });
});

describe('as a file', () => {
  test('every value with its units, as of when and from where', async () => {
    const world = await openWorld();
    live(world, 50);
    const [file] = filesOf(await world.person('meg').types('stats push-history room-1 -15s now csv'));
    expect(file?.name).toBe('push-history-room-1-20261122T120000Z.csv');
    const [head, first, ...more] = file?.content.split('\r\n') ?? [];
    expect(head).toBe(
      'stream,time_utc,push,fps,declared_fps,video_bitrate_bps,audio_bitrate_bps,total_bitrate_bps,' +
        'declared_video_bitrate_bps,resolution,gop_ms,behind_ms,source,as_of_utc,use',
    );
    expect(first).toMatch(
      /^push\.example\.com\/live\/room-1,2026-11-22T11:59:45Z,\d+,30,30,3900000,100000,4000000,4000000,1920\*1080,2000,0,DescribeStreamPushInfoList,2026-11-22T12:00:00Z,"monitoring data, not for billing"$/,
    );
    expect(more).toHaveLength(3);
  });

  test('a week is a row for each minute, and says so', async () => {
    const world = await openWorld();
    live(world, 2 * 24 * 60);
    const shown = await world.person('meg').types('stats push-history room-1 -2d now csv');
    const [file] = filesOf(shown);
    expect(file?.content.split('\r\n')).toHaveLength(1 + 2 * 24 * 60 + 1);
    expect(words({ reply: { ...shown.reply, blocks: [] } })).not.toContain('undefined');
    expect(words(shown)).toContain('2880 rows of CSV, pushes of room-1, medians of a minute');
  });
});
