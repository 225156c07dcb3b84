import { expect, test } from 'vitest';
import { words } from '../../kit/person.ts';
import { openWorld, type World } from '../../kit/world.ts';

const ROOM = { domain: 'push.example.com', app: 'live', name: 'room-1' };
const HOUR_MS = 3_600_000;

async function openLive(): Promise<World> {
  const world = await openWorld({ grants: { view: ['slack:*'], operate: ['slack:user:op'] } });
  world.cloud.world.goLive(ROOM);
  world.clock.advance(20_000);
  return world;
}
const start = (world: World, line: string) => world.person('op').types(`record start ${line}`);
const spans = ({ cloud }: World): string[] =>
  cloud.world.recordings
    .created()
    .map(({ startMs, endMs }) => [startMs, endMs].map((ms) => new Date(ms).toISOString()).join(' '));

test('more than 24 h is offered as parts that follow each other without a gap or an overlap', async () => {
  const world = await openLive();
  const question = await start(world, 'room-1 60h format=mp4');
  expect(words(question)).toContain('Split in 3 tasks? One task records at most 24h');
  expect(words(question)).toContain('First  24h: /live record start room-1 24h format=mp4 rest=36h');
  expect(words(question)).toContain(
    'Then   36h: /live record start room-1 24h at=2026-11-23T12:00 format=mp4 rest=12h',
  );
  expect(spans(world)).toEqual([]);

  world.clock.advance(5 * 60_000);
  await world.person('op').presses(question, 'Start the first 24h');
  await world.passTime(3);
  const [first] = world.chat.told;
  expect(first && words(first.answer)).toContain(
    'The other 36h need a task of their own: /live record start room-1 24h at=2026-11-23T12:05 format=mp4 rest=12h',
  );
  if (first === undefined) throw new Error('nothing was told');
  await world.person('op').presses(first.answer, 'Record the next 24h');
  await world.passTime(3);
  const second = world.chat.told.at(-1);
  if (second === undefined) throw new Error('nothing was told');
  await world.person('op').presses(second.answer, 'Record the next 12h');
  await world.passTime(3);
  expect(spans(world)).toEqual([
    '2026-11-22T12:05:20.000Z 2026-11-23T12:05:00.000Z',
    '2026-11-23T12:05:00.000Z 2026-11-24T12:05:00.000Z',
    '2026-11-24T12:05:00.000Z 2026-11-25T00:05:00.000Z',
  ]);
  const last = world.chat.told.at(-1);
  expect(last && words(last.answer)).not.toContain('task of their own');
});

test('at a time: the first part keeps it', async () => {
  const world = await openLive();
  const question = await start(world, 'room-1 25h30m at=18:00');
  expect(words(question)).toContain(
    'First  24h: /live record start room-1 24h at=2026-11-22T18:00 rest=1h30m',
  );
  expect(words(question)).toContain('Then   1h 30m: /live record start room-1 1h30m at=2026-11-23T18:00');
  await world.person('op').presses(question, 'Start the first');
  expect(world.cloud.world.recordings.created()).toMatchObject([
    { startMs: Date.UTC(2026, 10, 22, 18), endMs: Date.UTC(2026, 10, 22, 18) + 24 * HOUR_MS },
  ]);
});
