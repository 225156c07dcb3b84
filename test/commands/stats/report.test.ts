import { expect, test } from 'vitest';
import { recallTwoDays } from '../../kit/digest-past.ts';
import { words } from '../../kit/person.ts';
import { openWorld } from '../../kit/world.ts';

/** It is 12:00 UTC on 2026-11-22. */
async function open(api: 'v3' | 'legacy' = 'v3') {
  const world = await openWorld({ api });
  recallTwoDays(world.cloud);
  return world.person('mel');
}

test('tells of a day of one stream alone, as a digest tells of all', async () => {
  const mel = await open();
  const answer = await mel.types('stats report room-1 day=2026-11-21');
  expect(answer.audience).toBe('me');
  const said = words(answer);
  // 200 viewers for 2 h after 150 for 3 h: 400 to 450 viewer-hours.
  expect(said).toContain('room-1 · 2026-11-21 · Plays down 11 %');
  expect(said).toContain('Of the stream push.example.com/live/room-1 alone.');
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
    '2026-11-21 · 2026-11-21 · Quiet day',
  );
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
