import { expect, test } from 'vitest';
import { at } from '../kit/digest-past.ts';
import { words } from '../kit/person.ts';
import { playedMB } from '../kit/played.ts';
import { openWorld, type World } from '../kit/world.ts';

const DAY_MS = 86_400_000;
/** By UTC. It is noon of the 22nd when a world opens; the digest is of the 23rd. */
const moment = (day: number, clock: string): number => Date.parse(`2026-11-${day}T${clock}:00Z`);
const [BASE_MS, FROM_MS, TO_MS] = [moment(22, '00:00'), moment(23, '00:00'), moment(24, '00:00')];

async function comes(world: World, atMs: number): Promise<void> {
  const seconds = (atMs - world.clock.now()) / 1000;
  await world.passTime(seconds, seconds);
}

/** On air since the 21st unless told otherwise. */
const live = ({ cloud }: World, name: string, viewers: number, beganMs = moment(21, '00:00')): void =>
  void cloud.world.goLive(at(name), { viewers, beganMs });

async function presses(world: World, line: string, label: string): Promise<void> {
  const mod = world.person('mod');
  await mod.presses(await mod.types(line), label);
}

const digest = async (world: World): Promise<string> =>
  words(await world.person('mel').types('digest now day=2026-11-23'));

/** The lines of the causes, or none. */
async function why(world: World): Promise<readonly string[]> {
  const lines = (await digest(world)).split('\n');
  const from = lines.findIndex((line) => line.startsWith('Why traffic changed'));
  return from < 0 ? [] : lines.slice(from, lines.indexOf('', from));
}

/** 14:02 to 17:10 on the 23rd. */
async function bansCam7(world: World): Promise<void> {
  live(world, 'cam-7', 800);
  live(world, 'cam-8', 200);
  await comes(world, moment(23, '14:02'));
  await presses(world, 'ban cam-7 24h nudity', 'Ban for');
  await comes(world, moment(23, '17:10'));
  await presses(world, 'unban cam-7', 'Unban');
  live(world, 'cam-7', 800, world.clock.now());
  await comes(world, moment(24, '10:00'));
}

/** What the world itself says that a day lost, in points. */
function lostPoints({ cloud }: World): string {
  const [base, day] = [playedMB(cloud, BASE_MS, FROM_MS), playedMB(cloud, FROM_MS, TO_MS)];
  return ((100 * (day - base)) / base).toFixed(1);
}

test.each(['v3', 'legacy'] as const)('a ban is told with who, when and how much, on API %s', async (api) => {
  const world = await openWorld({ api });
  await bansCam7(world);
  expect(lostPoints(world)).toBe('-10.4');
  expect(await why(world)).toEqual([
    'Why traffic changed by -10.4 points since 2026-11-22 (a point is 1 % of that day):',
    'cam-7 was off 14:02-17:10 (banned by slack:mod): all 10.4 points.',
  ]);
});

test('what one stream and everything else did adds up to the whole', async () => {
  const world = await openWorld();
  live(world, 'cam-7', 800);
  for (let index = 1; index <= 10; index += 1) live(world, `small-${index}`, 20);
  await comes(world, FROM_MS);
  world.cloud.world.endPush(at('cam-7'));
  for (let index = 1; index <= 10; index += 1) world.cloud.world.watch(at(`small-${index}`), 21);
  await comes(world, moment(24, '10:00'));
  expect(lostPoints(world)).toBe('-79.0');
  expect(await why(world)).toEqual([
    'Why traffic changed by -79 points since 2026-11-22 (a point is 1 % of that day):',
    'cam-7 was not played, and had 35.7 TB on 2026-11-22: -80 points.',
    'Everything else: +1 points.',
  ]);
});

test('nothing is claimed of a day like the one before', async () => {
  const world = await openWorld();
  live(world, 'cam-7', 800);
  await comes(world, moment(24, '10:00'));
  expect(await why(world)).toEqual([]);
});

test('a read that fails takes the causes away and nothing else, and is logged', async () => {
  const world = await openWorld();
  await bansCam7(world);
  expect(await why(world)).toHaveLength(2);
  world.cloud.faults.add({ kind: 'error', code: 'FailedOperation', action: 'DescribeStreamPlayInfoList' });
  const shown = await digest(world);
  expect(shown).toContain('2026-11-23: traffic down');
  expect(shown).not.toContain('Why traffic changed');
  expect(world.logged.join('\n')).toContain('causes of a change not read');
});

test('a day that is kept and forgotten by the cloud is shown without causes', async () => {
  const world = await openWorld();
  await bansCam7(world);
  expect(await why(world)).toHaveLength(2);
  world.clock.advance(40 * DAY_MS);
  expect(await why(world)).toEqual([]);
});
