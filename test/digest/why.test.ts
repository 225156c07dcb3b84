import { expect, test } from 'vitest';
import { plainText } from '../../src/core/text.ts';
import { readDay, type Day } from '../../src/digest/day.ts';
import { readDayFacts } from '../../src/digest/day-facts.ts';
import { digestOfDay } from '../../src/digest/digest-of-day.ts';
import { at } from '../kit/digest-past.ts';
import { words } from '../kit/person.ts';
import { moment, openTwoDays, type TwoDays } from '../kit/two-days.ts';

const DAY_MS = 86_400_000;

/** Off the air from 14:02 to 17:10 on the 23rd. */
async function bansCam7(days: TwoDays): Promise<void> {
  days.live('cam-7', 800);
  days.live('cam-8', 200);
  await days.comes(moment(23, '14:02'));
  await days.bans('cam-7');
  await days.comes(moment(23, '17:10'));
  await days.unbans('cam-7');
  days.live('cam-7', 800);
}

function dayOf(name: string): Day {
  const day = readDay(name, 'UTC');
  if (day === undefined) throw new TypeError(name);
  return day;
}

const TOLD = [
  'Why traffic changed by -10.4 points since 2026-11-22 (a point is 1 % of that day):',
  'cam-7 was off 14:02-17:10 (banned by slack:mod): all 10.4 points.',
];

test.each(['v3', 'legacy'] as const)('a ban is told with who, when and how much, on API %s', async (api) => {
  const days = await openTwoDays({ api });
  await bansCam7(days);
  expect(days.points().toFixed(1)).toBe('-10.4');
  expect(await days.why()).toEqual(TOLD);
  const calls = days.world.calls();
  expect(await days.why()).toEqual(TOLD);
  expect(days.world.calls() - calls).toBeLessThanOrEqual(4);
});

test('what one stream and everything else did adds up to the whole', async () => {
  const days = await openTwoDays();
  const { world } = days.world.cloud;
  const small = Array.from({ length: 10 }, (_, index) => `small-${index}`);
  days.live('cam-7', 800);
  for (const name of small) days.live(name, 20);
  await days.comes(moment(23, '00:00'));
  world.endPush(at('cam-7'));
  for (const name of small) world.watch(at(name), 21);
  expect(await days.why()).toEqual([
    'Why traffic changed by -79 points since 2026-11-22 (a point is 1 % of that day):',
    'cam-7 was not played, and had 35.7 TB on 2026-11-22: -80 points.',
    'Everything else: +1 points.',
  ]);
  expect(days.points()).toBeCloseTo(-79, 6);
});

test('a read that fails takes the causes away and nothing else, is logged, and does not last', async () => {
  const days = await openTwoDays();
  const { cloud, logged, services } = days.world;
  await bansCam7(days);
  await days.comes(moment(24, '10:00'));
  const sources = { live: services.live, facts: services.store.facts };
  for (const name of ['2026-11-22', '2026-11-23']) await readDayFacts(dayOf(name), sources, services.now());
  cloud.faults.add({ kind: 'error', code: 'FailedOperation', action: 'DescribeStreamPlayInfoList' });
  const shown = await days.digest();
  expect(shown).toContain('2026-11-23 · Plays down 10 % to 39.9 TB');
  expect(shown).not.toContain('Why traffic changed');
  expect(logged.join('\n')).toContain('causes of a change not read');
  cloud.faults.clear();
  expect(await days.why()).toEqual(TOLD);
});

test('a stream is found in a day that Beijing counts as two', async () => {
  const days = await openTwoDays();
  days.live('cam-8', 200);
  // 17:00 to midnight in New York, where the 23rd ends 13 hours after Beijing's.
  await days.comes(moment(23, '22:00'));
  days.live('late', 300);
  await days.comes(moment(24, '05:00'));
  days.world.cloud.world.endPush(at('late'));
  await days.comes(moment(24, '15:00'));
  const line = 'digest now day=2026-11-23 zone=America/New_York';
  const shown = words(await days.world.person('mel').types(line));
  // 7 hours of 300 viewers after 24 hours of 200.
  expect(shown).toMatch(/\nlate was not played on 2026-11-22, and had .*: all 43\.8 points\.\n/);
});

test('what the bot did explains it: the days are not sampled', async () => {
  const days = await openTwoDays();
  await bansCam7(days);
  await days.why();
  expect(days.world.calls('DescribeAllStreamPlayInfoList')).toBe(0);
});

test('a day that was explained is explained again when the cloud has forgotten it', async () => {
  const days = await openTwoDays();
  days.live('cam-7', 800);
  days.live('cam-8', 200);
  await days.comes(moment(23, '00:00'));
  days.world.cloud.world.endPush(at('cam-8'));
  const [head = '', line = ''] = await days.why();
  expect(line).toMatch(/^cam-8 was not played, .*: all 20 points\.$/);
  days.world.clock.advance(100 * DAY_MS);
  const { live, store, log, now } = days.world.services;
  const sources = { live, log, now, facts: store.facts, audit: store.audit, events: store.events };
  const { reply } = await digestOfDay(dayOf('2026-11-23'), sources, now());
  const texts = reply.blocks.map((block) => (block.kind === 'text' ? plainText(block.text) : ''));
  expect(texts).toContain(`${head}\n${line}`);
});
