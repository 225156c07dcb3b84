import { expect, test } from 'vitest';
import { recallTwoDays } from '../../kit/digest-past.ts';
import { filesOf, words, wordsWithoutFiles } from '../../kit/person.ts';
import { openWorld } from '../../kit/world.ts';

const open = async () => {
  const world = await openWorld();
  recallTwoDays(world.cloud);
  return world;
};

test('tells of yesterday, the verdict first, compared with the day before', async () => {
  const world = await open();
  const answer = await world.person('mel').types('digest now');
  expect(answer.audience).toBe('me');
  expect(wordsWithoutFiles(answer))
    .toBe(`! 2026-11-21 · Plays up 11 %: room-2 was new (21.7 points); 1 push failed

Saturday 2026-11-21 by the clocks of UTC, compared with 2026-11-20 and 2026-11-14.

Why traffic changed by +10.9 points since 2026-11-20 (a point is 1 % of that day):
room-2 was not played on 2026-11-20, and had 185.8 GB now: +21.7 points.
Everything else: -10.8 points.

  Figure          Day       vs day before     vs Sat before
  Pushes          4         ≈ +2              ▲ from 0
  Streams pushed  4         ▲2 +100 %         ▲ from 0
  Time on air     4h        the same          ▲ from 0
  Failed pushes   1         ▲ from 0          ▲ from 0
  Push bandwidth  8.3 Mbps  ▲4.1 Mbps +100 %  ▲ from 0
  Peak viewers    300       ▲150 +100 %       ▲ from 0
  Peak bandwidth  1.2 Gbps  ▲619 Mbps +100 %  ▲ from 0
  P95 bandwidth   826 Mbps  ▲206 Mbps +33 %   ▲ from 0
  Traffic         947 GB    ▲92.9 GB +11 %    ▲ from 0
  Requests        114 k     ▲11.2 k +11 %     n/a

Most viewers watched at 11:00. Bandwidth peaked at 11:00. ≈ marks a change too small to be news.

Failed pushes
1 × refused: the stream name is banned

Most traffic, of the Beijing day 2026-11-21 (the cloud counts streams by no other)

  Stream  Traffic   Share
  room-1  743.0 GB  77 %
  room-2  185.8 GB  19 %
  lobby   37.2 GB   4 %

Monitoring data, not for billing. Plays are counted as traffic. Sources: pushes from DescribeLiveStreamEventList, 0s old; viewers from DescribeStreamPlayInfoList, 12h old; bandwidth and traffic from DescribeBillBandwidthAndFluxList, 12h old; traffic by stream from DescribeStreamDayPlayInfoList, 20h old; push bandwidth from DescribePushBandwidthAndFluxList, 12h old; failed requests from DescribePlayErrorCodeDetailInfoList, 12h old.

Chart of 2026-11-21 by the clocks of UTC. Viewers: lowest 10, peak 300 at 11:00-11:15, the day before 150 (+100 %); no figures for 21h. Streams on air: lowest 0, peak 2 at 11:00-11:15, the day before 1 (+100 %).

[Status of room-1] [Status of room-2] [Status of lobby] [The day before]
`);
});

test('brings the figures of both days by the quarter hour as a file', async () => {
  const world = await open();
  const [file] = filesOf(await world.person('mel').types('digest now'));
  expect(file?.name).toBe('chart-2026-11-21.csv');
  const lines = file?.content.trimEnd().split('\r\n') ?? [];
  expect(lines).toHaveLength(1 + 2 * 96);
  expect(lines).toContain('2026-11-21T11:00:00Z,2026-11-21,300,1800,1');
});

test('leads to the streams and to the day before', async () => {
  const world = await open();
  const answer = await world.person('mel').types('digest now');
  expect(words(await world.person('mel').presses(answer, 'Status of room-1'))).toContain(
    'room-1 is not live',
  );
  expect(words(await world.person('mel').presses(answer, 'The day before'))).toContain('2026-11-20 · ');
});

test('cuts a push over midnight by the clocks of the zone that is asked for', async () => {
  const world = await open();
  const inNewYork = words(await world.person('mel').types('digest now zone=America/New_York'));
  // 21 November in New York begins at 05:00 UTC: the lobby was on air before that.
  expect(inNewYork).toContain('2026-11-21 by the clocks of America/New_York');
  expect(inNewYork).toMatch(/Time on air +3h /);
  expect(inNewYork).toMatch(/Most viewers watched at 06:00/);
});

test('says what is missing and compares nothing with it', async () => {
  const world = await open();
  world.cloud.faults.add({
    kind: 'error',
    action: 'DescribeStreamPlayInfoList',
    code: 'InternalError',
    times: 99,
  });
  const said = words(await world.person('mel').types('digest now'));
  expect(said).toContain('missing: viewers');
  expect(said).toMatch(/Peak viewers +n\/a +n\/a +n\/a/);
  expect(said).toMatch(/Missing\nviewers: /);
  expect(said).not.toContain('no change');
});

test('fails as a whole only when nothing at all could be read', async () => {
  const world = await open();
  world.cloud.faults.add({ kind: 'error', code: 'InternalError', times: 999 });
  const answer = await world.person('mel').types('digest now');
  expect(answer.error).toBe('cloud-failed');
  expect(words(answer)).toContain('Nothing of 2026-11-21 could be read');
});

test('waits for the traffic by stream until it is counted, at 03:00 in Beijing', async () => {
  const world = await openWorld();
  recallTwoDays(world.cloud, Date.UTC(2026, 10, 22));
  world.clock.advance(5 * 3_600_000);
  const inBeijing = words(await world.person('mel').types('digest now zone=Asia/Shanghai'));
  expect(inBeijing).toContain('2026-11-22 by the clocks of Asia/Shanghai');
  expect(inBeijing).toContain(
    'traffic by stream: Tencent counts the Beijing day 2026-11-22 until 2026-11-22 19:00 UTC',
  );
});

test('takes yesterday for the name of a day', async () => {
  const world = await open();
  const said = words(await world.person('mel').types('digest now Yesterday America/New_York'));
  expect(said).toContain('2026-11-21 by the clocks of America/New_York');
});

test.each([
  ['2026-11-22', 'is not over yet'],
  ['today', '2026-11-22 is not over yet'],
  ['2026-12-24', 'is not over yet'],
  ['2026-02-30', 'The calendar has no day'],
  ['2026-10-01', 'are kept no more'],
])('refuses %s', async (day, why) => {
  const world = await openWorld();
  const answer = await world.person('mel').types(`digest now day=${day}`);
  expect(answer.error).toBe('bad-input');
  expect(words(answer)).toContain(why);
});
