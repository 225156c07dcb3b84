import { describe, expect, test } from 'vitest';
import { words } from '../kit/person.ts';
import { openWorld, type World } from '../kit/world.ts';

/** What is asked of one stream, over the 2.0 API: the same commands and words, less where it tells less. */
const ROOM = { domain: 'push.example.com', app: 'live', name: 'room-1' };

async function openLive(): Promise<World> {
  const world = await openWorld({ api: 'legacy' });
  world.cloud.world.goLive(ROOM);
  return world;
}
const mod = (world: World) => world.person('mod');
const told = (world: World): string[] => world.chat.told.map(({ answer }) => words(answer));
const asks = async (world: World, line: string, verb: string) =>
  mod(world).presses(await mod(world).types(line), verb);

describe('status', () => {
  test('live, with its source and without what is not told', async () => {
    const world = await openLive();
    const shown = words(await mod(world).types('status room-1'));
    expect(shown).toContain('room-1 is live');
    expect(shown).toContain('live, read 0s ago from Live_Channel_GetStatus');
    expect(shown).toMatch(/Bitrate +4.1 Mbps, video and audio/);
    expect(shown).not.toMatch(/undefined|Live since|NaN/);
  });

  test('not live, never pushed, banned', async () => {
    const world = await openLive();
    expect(words(await mod(world).types('status room-9'))).toContain('room-9 is not live');
    world.cloud.world.endPush(ROOM);
    // The figures lag behind the state, and whatever says live is believed.
    await world.passTime(120, 60);
    const offline = words(await mod(world).types('status room-1'));
    expect(offline).toContain('room-1 is not live');
    expect(offline).not.toContain('Last push');
    world.cloud.world.ban(ROOM, world.clock.now() + 3_600_000);
    const banned = words(await mod(world).types('status room-1'));
    expect(banned).toContain('room-1 is banned');
    expect(banned).not.toContain('Banned until');
  });

  test('an error is unknown, never offline', async () => {
    const world = await openLive();
    world.cloud.faults.add({ kind: 'drop' });
    const shown = words(await mod(world).types('status room-1'));
    expect(shown).toContain('room-1: state unknown');
    expect(shown).toContain('The cloud did not answer');
  });
});

describe('ban, unban, cut', () => {
  test('a ban that ends is verified off the air; its reason is in the audit alone', async () => {
    const world = await openLive();
    await asks(world, 'ban room-1 2h nudity', 'Ban for 2h');
    await world.passTime(3);
    expect(told(world)[0]).toMatch(/room-1 is banned: verified off the air after \d s/);
    expect(told(world)[0]).toContain('Banned until  2026-11-22 14:00 UTC');
    expect(world.cloud.world.bans()).toMatchObject([{ untilMs: Date.UTC(2026, 10, 22, 14) }]);
    expect(JSON.stringify(world.cloud.calls)).not.toContain('nudity');
    const [row] = await world.services.store.audit.list({}, 1);
    expect(row).toMatchObject({ command: 'ban', outcome: 'done' });
    expect(row?.input).toContain('nudity');
  });

  test('unban', async () => {
    const world = await openLive();
    world.cloud.world.ban(ROOM, world.clock.now() + 3_600_000);
    await asks(world, 'unban room-1', 'Unban room-1');
    await world.passTime(3);
    expect(told(world)[0]).toContain('room-1 may be pushed again: verified');
    expect(world.cloud.world.stateOf(ROOM)).toBe('inactive');
  });

  test('a cut is verified, and an encoder that comes back is told', async () => {
    const world = await openLive();
    await asks(world, 'cut room-1', 'Cut room-1');
    await world.passTime(3);
    expect(told(world)[0]).toContain('room-1 is cut: verified off the air');
    world.cloud.world.goLive(ROOM);
    await world.passTime(10);
    expect(told(world).at(-1)).toMatch(/room-1 is back on the air, seen \d+ s after the cut/);
  });

  test('a lost answer is not sent again, and the truth is told', async () => {
    const world = await openLive();
    world.loseAnswer('channel_manager');
    await asks(world, 'ban room-1 2h nudity', 'Ban for 2h');
    await world.passTime(5);
    expect(world.calls('channel_manager')).toBe(1);
    expect(told(world)[0]).toContain("The cloud's answer to the ban was lost, but the state reads banned.");
  });
});
