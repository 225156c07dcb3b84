import { describe, expect, test } from 'vitest';
import { words } from '../kit/person.ts';
import { openWorld, type World } from '../kit/world.ts';

/** The same command over the 2.0 API, which lists names alone. */
const open = () => openWorld({ api: 'legacy' });
const at = (name: string) => ({ domain: 'push.example.com', app: 'live', name });
const streams = async (world: World, line = '') => words(await world.person('meg').types(`streams ${line}`));
const report = (world: World, name: string, startedAt?: number, endedAt?: number) =>
  world.services.store.sessions.report([
    {
      ...at(name),
      sequence: `push-${name}`,
      startedAt,
      endedAt,
      stopReason: endedAt === undefined ? undefined : '1',
      stopMessage: undefined,
      width: undefined,
      height: undefined,
      clientIp: undefined,
      durationS: undefined,
    },
  ]);

describe('live', () => {
  test('since when is not told, but by a callback', async () => {
    const world = await open();
    world.cloud.world.goLive(at('room-1'));
    world.cloud.world.goLive(at('room-2'));
    await report(world, 'room-2', world.services.now() - 600);
    const shown = await streams(world);
    expect(shown).toContain('Live now: 2');
    expect(shown).toMatch(/room-2 .*live for 10m, by its callback\n.*room-1 .*live, since when is not told/);
    expect(shown).toContain('from Live_Channel_GetLiveChannelList.');
    expect(shown).toContain('[room-2] [room-1]');
  });
});

describe('banned', () => {
  test('the end is known for bans that were made here, and not made up for others', async () => {
    const world = await open();
    world.cloud.world.ban(at('else'), world.clock.now() + 3_600_000);
    const mod = world.person('mod');
    await mod.presses(await mod.types('ban room-1 2h nudity'), 'Ban for 2h');
    await world.passTime(3);
    const shown = await streams(world, 'banned');
    expect(shown).toContain('Banned: 2');
    expect(shown).toMatch(/room-1 .*banned until 2026-11-22 14:00 UTC, by the audit/);
    expect(shown).toMatch(/else .*banned, its end is not told/);
  });
});

describe('recent', () => {
  test('names that are not live, with the time of those that a callback told', async () => {
    const world = await open();
    for (const name of ['room-1', 'room-2', 'room-3']) world.cloud.world.goLive(at(name));
    world.cloud.world.endPush(at('room-1'));
    world.cloud.world.endPush(at('room-2'));
    await report(world, 'room-2', undefined, world.services.now() - 60);
    const shown = await streams(world, 'recent');
    expect(shown).toContain('Not live: 2');
    expect(shown).toMatch(/room-2 .*11:59 UTC: the encoder ended the push \(1\), by its callback/);
    expect(shown).toMatch(/room-1 .*not live, since when is not told/);
    expect(shown).toContain('This API does not tell when a push ended');
  });
});
