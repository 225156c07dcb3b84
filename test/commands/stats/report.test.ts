import { expect, test } from 'vitest';
import { at, recallTwoDays } from '../../kit/digest-past.ts';
import { words } from '../../kit/person.ts';
import { openWorld } from '../../kit/world.ts';

/** It is 12:00 UTC on 2026-11-22. */
async function open(api: 'v3' | 'legacy' = 'v3') {
  const world = await openWorld({ api });
  recallTwoDays(world.cloud);
  // Ended long ago, in an app that is not the one of the settings.
  const beganMs = Date.UTC(2026, 10, 21, 14);
  const stage = { ...at('stage'), app: 'backup' };
  world.cloud.world.recall({ stream: stage, beganMs, endedMs: beganMs + 3_600_000, viewers: 30 });
  const dayBeforeMs = Date.UTC(2026, 10, 20, 14);
  world.cloud.world.recall({ stream: at('guest'), beganMs: dayBeforeMs, endedMs: dayBeforeMs + 3_600_000 });
  return world.person('mel');
}

test('tells of a day of one stream alone, as a digest tells of all', async () => {
  const mel = await open();
  const answer = await mel.types('stats report room-1 day=2026-11-21');
  expect(answer.audience).toBe('me');
  const said = words(answer);
  // 200 viewers for 2 h after 150 for 3 h: 400 to 450 viewer-hours.
  expect(said).toContain('room-1 · 2026-11-21 · Plays down 11 %');
  expect(said).toContain('Of room-1 alone, in every domain and app.');
  expect(said).toMatch(/Pushes +1 +the same/);
  expect(said).toMatch(/Time on air +2h +▼1h/);
  expect(said).toMatch(/Peak viewers +200 +▲50/);
  expect(said).not.toContain('room-2');
  expect(said).not.toContain('Missing');
  expect(said).toContain('[Status of room-1]');
});

test('leads to the day before of the same stream', async () => {
  const mel = await open();
  const answer = await mel.types('stats report room-1 day=2026-11-21');
  const before = words(await mel.presses(answer, 'The day before'));
  expect(before).toContain('room-1 · 2026-11-20');
  expect(before).toMatch(/Time on air +3h/);
});

test('takes no day for a stream', async () => {
  const mel = await open();
  const answer = await mel.types('stats report 2026-11-21');
  expect(answer.error).toBe('bad-input');
  expect(words(answer)).toContain('Give day=2026-11-21 for that day of all streams, or live/2026-11-21 for');
  expect(words(await mel.types('stats report live/2026-11-21'))).toContain(
    '2026-11-21 · 2026-11-21 · The cloud knows nothing of that name',
  );
});

test('of a name alone tells pushes of every app, as it tells viewers', async () => {
  const mel = await open();
  const said = words(await mel.types('stats report stage day=2026-11-21'));
  expect(said).toContain('Of stage alone, in every domain and app.');
  expect(said).toMatch(/Pushes +1 /);
  expect(said).toMatch(/Peak viewers +30 /);
});

test('of an app that was named tells the pushes in it, and that viewers are of all', async () => {
  const mel = await open();
  const backup = words(await mel.types('stats report backup/stage day=2026-11-21'));
  expect(backup).toContain('Pushes of backup/stage alone; viewers of every stage, since');
  expect(backup).toMatch(/Pushes +1 /);
  const answer = await mel.types('stats report push.example.com/live/stage day=2026-11-21');
  expect(words(answer)).toContain('Pushes of push.example.com/live/stage alone');
  expect(words(answer)).toMatch(/Pushes +0 /);
  expect(words(answer)).toMatch(/Peak viewers +30 /);
  expect(words(await mel.presses(answer, 'The day before'))).toContain('push.example.com/live/stage');
});

test.each([
  ['v3', 'neither a push nor a viewer of rom-1'],
  ['legacy', 'no viewer of rom-1'],
] as const)('of a name that nobody knows is no quiet day (%s)', async (api, found) => {
  const mel = await open(api);
  const answer = await mel.types('stats report rom-1 day=2026-11-21');
  const said = words(answer);
  expect(said).toContain('rom-1 · 2026-11-21 · The cloud knows nothing of that name');
  expect(said).toContain(`It tells of ${found} on that day. Check the spelling`);
  expect(said).not.toContain('Quiet');
  expect(words(await mel.presses(answer, 'Streams on air'))).toContain('Live now');
});

test('of a stream that rested but was on air the day before is a day like others', async () => {
  const mel = await open();
  const said = words(await mel.types('stats report guest day=2026-11-21'));
  expect(said).not.toContain('knows nothing');
  expect(said).toMatch(/Pushes +0 /);
});

test('without a stream is the digest of that day', async () => {
  const mel = await open();
  const report = words(await mel.types('stats report day=2026-11-21'));
  expect(report).toBe(words(await mel.types('digest now day=2026-11-21')));
});

test('on the 2.0 API tells of plays, and not of pushes', async () => {
  const mel = await open('legacy');
  const said = words(await mel.types('stats report room-1 day=2026-11-21'));
  expect(said).toMatch(/Peak viewers +200/);
});
