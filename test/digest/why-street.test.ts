import { afterEach, beforeEach, expect, test } from 'vitest';
import { at } from '../kit/digest-past.ts';
import { playedMB } from '../kit/played.ts';
import { openStreet, type Street } from '../kit/street.ts';

let street: Street;
beforeEach(async () => {
  street = await openStreet();
});
afterEach(() => street.close());

const moment = (day: number, clock: string): number => Date.parse(`2026-11-${day}T${clock}:00Z`);
const comes = (atMs: number): void => street.clock.advance(atMs - street.clock.now());
const live = (name: string, viewers: number, beganMs = street.clock.now()): void =>
  void street.cloud.world.goLive(at(name), { viewers, beganMs });

/** By UTC: the digest of the 23rd comes at 10:00 on the 24th. */
async function digestIn(platform: 'slack' | 'discord'): Promise<string> {
  const { moderator, member } = street[platform];
  comes(moment(24, '09:59'));
  await moderator.gives('digest add', { every: 'daily', at: '10:00' });
  await moderator.presses('Add the digest');
  await moderator.sees('A digest comes here every day at 10:00');
  street.clock.advance(60_000);
  for (const { bot } of street.running()) await bot.digests.tick();
  return (await member.sees('2026-11-23 · ')).text;
}

/** As one platform shows a name, and how it writes a hyphen before a number. */
const WHY =
  /by \\?(-[\d.]+) points since 2026-11-22 .*:\n`?cam-7`? was off 14:02-17:10 \(banned by <?@\w+>?\): ([\d.]+) of the ([\d.]+) points\.\nEverything else: \\?(-[\d.]+) points\.\n/;

test.each(['slack', 'discord'] as const)(
  'a ban in %s is named in its digest, with its points',
  async (platform) => {
    const { moderator } = street[platform];
    live('cam-7', 800, moment(21, '00:00'));
    live('cam-8', 200, moment(21, '00:00'));
    comes(moment(23, '00:00'));
    street.cloud.world.watch(at('cam-8'), 170);
    comes(moment(23, '14:02'));
    await moderator.gives('ban', { stream: 'cam-7', for: '24h', reason: 'nudity' });
    await moderator.presses('Ban for 24h');
    await moderator.sees('Banning cam-7');
    comes(moment(23, '17:10'));
    await moderator.gives('unban', { stream: 'cam-7' });
    await moderator.presses('Unban cam-7');
    await moderator.sees('Unbanning cam-7');
    live('cam-7', 800);
    const digest = await digestIn(platform);
    const [, ...told] = WHY.exec(digest) ?? [digest];
    const whole = playedMB(street.cloud, moment(22, '00:00'), moment(23, '00:00'));
    const points = (name: string): number => {
      const played = (day: number): number =>
        playedMB(
          street.cloud,
          moment(day, '00:00'),
          moment(day + 1, '00:00'),
          (sent) => sent.stream.name === name,
        );
      return (100 * (played(23) - played(22))) / whole;
    };
    const [banned, others] = [points('cam-7'), points('cam-8')];
    const truth = [banned + others, -banned, -banned - others, others];
    expect(told.map((value, index) => Math.abs(Number(value) - (truth[index] ?? 0)) < 0.1)).toEqual(
      truth.map(() => true),
    );
    expect(digest).toContain(platform === 'slack' ? 'banned by @U0MOD' : 'banned by <@');
  },
);
