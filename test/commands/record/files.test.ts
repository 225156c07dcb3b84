import { describe, expect, test } from 'vitest';
import { render as renderDiscord } from '../../../src/chat/discord/render.ts';
import { render as renderSlack } from '../../../src/chat/slack/render.ts';
import { words } from '../../kit/person.ts';
import { tellFile } from '../../kit/told.ts';
import { openWorld, type World } from '../../kit/world.ts';

const HOUR_S = 3600;
const open = () => openWorld({ grants: { view: ['slack:*'], operate: ['slack:user:op'] } });
const files = (world: World, line = 'room-1') => world.person('op').types(`record files ${line}`);
/** By hours from the world's begin, 2026-11-22 12:00 UTC. */
const hour = (world: World, hours: number): number => world.services.now() + hours * HOUR_S;

describe('files that callbacks told', () => {
  test('newest first, with length, size, format and a link, and the sum of all', async () => {
    const world = await open();
    await tellFile(world, { id: 'f-1', endedAt: hour(world, -3), durationS: 600, bytes: 340_000_000 });
    await tellFile(world, { id: 'f-2', endedAt: hour(world, -1), bytes: 1_200_000_000, format: 'FLV' });
    world.clock.advance(60_000);
    const answer = await files(world);
    expect(answer.audience).toBe('me');
    const shown = words(answer);
    expect(shown).toContain('2 recorded files of room-1 on 2026-11-22');
    expect(shown).toMatch(/1 +2026-11-22 10:00 UTC, 1h, 1.2 GB, flv, open/);
    expect(shown).toMatch(/2 +2026-11-22 08:50 UTC, 10m, 340 MB, mp4, open/);
    expect(shown).toContain('In all 1h 10m, 1.5 GB.');
    expect(shown).toContain('Callbacks told Tallylight of 2, the newest 1m ago.');
    expect(JSON.stringify(answer.reply)).toContain('https://vod.example.com/f-1.mp4');
  });

  test('a size that is not told is not made up', async () => {
    const world = await open();
    await tellFile(world, { id: 'f-1', endedAt: hour(world, -3) });
    expect(words(await files(world))).toContain('In all 1h; their sizes are not told.');
    await tellFile(world, { id: 'f-2', endedAt: hour(world, -2), bytes: 5_000_000 });
    expect(words(await files(world))).toContain('at least 5 MB: the size of 1 is not told.');
  });

  test('of another stream or app are left out', async () => {
    const world = await open();
    await tellFile(world, { id: 'f-1', name: 'room-2', endedAt: hour(world, -3) });
    await tellFile(world, { id: 'f-2', app: 'backup', endedAt: hour(world, -3) });
    expect(words(await files(world, 'live/room-1'))).toContain('0 recorded files');
    expect(words(await files(world, 'room-1'))).toContain('1 recorded file of room-1');
  });

  test('an address that fits no message, or none at all, is said so', async () => {
    const world = await open();
    const url = `https://vod.example.com/${'x'.repeat(900)}`;
    await tellFile(world, { id: 'f-1', url, endedAt: hour(world, -3) });
    await tellFile(world, { id: 'f-2', url: '', endedAt: hour(world, -2) });
    const shown = words(await files(world));
    expect(shown).toContain('its link is too long for a message: file f-1');
    expect(shown).toContain('no link was told: file f-2');
  });
});

describe('days', () => {
  test('of the zone of the installation; over midnight a file belongs to both', async () => {
    const world = await open();
    await tellFile(world, { id: 'f-1', endedAt: hour(world, -11.5), durationS: HOUR_S });
    await tellFile(world, { id: 'f-2', endedAt: hour(world, -13), durationS: HOUR_S });
    const today = await files(world);
    expect(words(today)).toContain('1 recorded file of room-1 on 2026-11-22');
    const yesterday = await world.person('op').presses(today, '◀ 2026-11-21');
    expect(words(yesterday)).toContain('2 recorded files of room-1 on 2026-11-21');
    expect(words(yesterday)).toContain('[2026-11-22 ▶]');
    expect(words(today)).not.toContain('2026-11-23');
    expect(words(await world.person('op').presses(yesterday, '2026-11-22'))).toContain('1 recorded file');
  });

  test.each([
    ['2026-11-23', '2026-11-23 has not begun yet in UTC.'],
    ['2026-02-30', 'The calendar has no day 2026-02-30.'],
    ['sunday', 'day cannot be sunday'],
  ])('%s is refused', async (day, said) => {
    const world = await open();
    expect(words(await files(world, `room-1 ${day}`))).toContain(said);
    expect(world.calls()).toBe(0);
  });
});

describe('files that the cloud lists', () => {
  test('stand beside those that were told, each once', async () => {
    const world = await open();
    const stream = { domain: 'push.example.com', app: 'live', name: 'room-1' };
    const nowMs = world.clock.now();
    const recall = (hours: number, name = 'room-1') => {
      const startedMs = nowMs + hours * HOUR_S * 1000;
      const past = { stream: { ...stream, name }, format: 'mp4', startedMs, endedMs: startedMs + 1_800_000 };
      return world.cloud.world.recorded.recall(past);
    };
    const both = recall(-5);
    recall(-3);
    recall(-2, 'room-2');
    await tellFile(world, { id: both.fileId, endedAt: hour(world, -4.5), durationS: 1800 });
    const answer = await files(world);
    expect(words(answer)).toContain('2 recorded files of room-1 on 2026-11-22');
    expect(words(answer)).toMatch(/1 +2026-11-22 09:00 UTC, 30m, 900 MB, mp4, open/);
    expect(words(answer)).toMatch(/2 +2026-11-22 07:00 UTC, 30m, 900 MB, mp4, open/);
    expect(words(answer)).toContain('Callbacks told Tallylight of 1, the newest 0s ago.');
    expect(words(answer)).toContain("The cloud's own list has 2, read 0s ago from SearchMedia.");
  });

  test('a list that fails is said, and no proof that there is no file', async () => {
    const world = await open();
    world.cloud.faults.add({ kind: 'error', code: 'AuthFailure.UnauthorizedOperation' });
    const shown = words(await files(world));
    expect(shown).toContain('! 0 recorded files');
    expect(shown).toContain('that is no proof that there is none');
    expect(shown).toContain("The cloud's own list is missing:");
  });
});

test('pages hold ten, or fewer where the links are long', async () => {
  const world = await open();
  for (let count = 0; count < 25; count += 1) {
    await tellFile(world, { id: `f-${count}`, endedAt: hour(world, -1) - count * 60, durationS: 60 });
  }
  const first = await files(world);
  expect(words(first)).toContain('Page 1 of 3.');
  const second = await world.person('op').presses(first, 'Page 2');
  expect(words(second)).toMatch(/^ +11 +2026-11-22 10:49 UTC/m);
  expect(words(second)).toContain('[◀ Page 1] [Page 3 ▶]');
  expect(words(await files(world, 'room-1 page=99'))).toContain('Page 3 of 3.');

  const long = await open();
  for (let count = 0; count < 5; count += 1) {
    const url = `https://vod.example.com/${count}${'x'.repeat(700)}`;
    await tellFile(long, { id: `f-${count}`, url, endedAt: hour(long, -1) - count * 60, durationS: 60 });
  }
  expect(words(await files(long))).toContain('Page 1 of 2.');
});

test('a full page of long links reaches both platforms whole', async () => {
  const world = await open();
  for (let count = 0; count < 10; count += 1) {
    const url = `https://vod.example.com/${count}${'x'.repeat(270)}`;
    await tellFile(world, { id: `f-${count}`, url, endedAt: hour(world, -1) - count * 60, durationS: 60 });
  }
  const { reply } = await files(world);
  for (const body of [renderDiscord(reply).body, renderSlack(reply)]) {
    const links = JSON.stringify(body).match(/https:\/\/vod\.example\.com\/\dx{270}/g) ?? [];
    expect(new Set(links).size).toBe(10);
  }
});

test('is for those who operate', async () => {
  const world = await open();
  const answer = await world.person('meg').types('record files room-1');
  expect(answer).toMatchObject({ error: 'not-permitted', audience: 'me' });
});
