import { describe, expect, test } from 'vitest';
import { recallTwoDays } from '../kit/digest-past.ts';
import { openChannel, openDiscordChannel, openSlackChannel, PLATFORMS, type Channel } from './channel.ts';

const MINUTE_S = 60;
const HOUR_S = 3600;
const DAY_S = 24 * HOUR_S;
const FAILED = 'The daily digest could not be made';

/** It is 12:30 on 2026-11-22, and the digest of the day before is due. */
async function whenDue<C extends Channel>(channel: C): Promise<C> {
  recallTwoDays(channel.world.cloud);
  await channel.subscribe('12:30');
  channel.passes(30 * MINUTE_S);
  return channel;
}

const breakCloud = ({ world }: Channel): void =>
  world.cloud.faults.add({ kind: 'error', code: 'InternalError' });
const mendCloud = ({ world }: Channel): void => world.cloud.faults.clear();
const texts = (channel: Channel): readonly string[] => channel.reads().map(({ text }) => text);
const tries = ({ world }: Channel): number =>
  world.logged.filter((line) => line.includes('"digest failed"')).length;

/** A bot that looks for what is due so often in that time, and is started anew half-way. */
async function runs(channel: Channel, seconds: number, everyS: number): Promise<void> {
  for (let half = 0; half < 2; half += 1) {
    const schedule = await channel.instance();
    for (let passed = 0; passed < seconds / 2; passed += everyS) {
      await schedule.tick();
      channel.passes(everyS);
    }
  }
}

describe.each(PLATFORMS)('%s: a digest that fails', (platform) => {
  test('posts one short error, is tried again, and comes when it can', async () => {
    const channel = await whenDue(await openChannel(platform));
    breakCloud(channel);
    await runs(channel, HOUR_S, MINUTE_S);
    const [error = '', ...more] = texts(channel);
    expect(more).toEqual([]);
    expect(error).toContain(FAILED);
    expect(error).toContain('It is tried again from');
    expect(error.split('\n').length).toBeLessThan(6);
    expect(tries(channel)).toBe(4);
    mendCloud(channel);
    await runs(channel, 2 * HOUR_S, MINUTE_S);
    expect(texts(channel)).toEqual([error, expect.stringContaining('2026-11-21 · ')]);
    expect(texts(channel)[1]).toMatch(/Late by \dh[ \dm]*: earlier tries failed\./);
    expect(texts(channel)[1]).not.toContain('repeat');
  });

  test('is tried for days without another word, and then comes for the newest day', async () => {
    const channel = await whenDue(await openChannel(platform));
    breakCloud(channel);
    await runs(channel, 2 * DAY_S, 30 * MINUTE_S);
    expect(texts(channel)).toEqual([expect.stringContaining(FAILED)]);
    expect(tries(channel)).toBeGreaterThan(25);
    mendCloud(channel);
    await runs(channel, 2 * HOUR_S, 30 * MINUTE_S);
    expect(texts(channel)).toHaveLength(2);
    expect(texts(channel)[1]).toContain('2 earlier digests were skipped for this one.');
    expect(texts(channel)[1]).toContain('2026-11-23 · ');
  });

  test('is told of anew when it fails on another day', async () => {
    const channel = await whenDue(await openChannel(platform));
    for (let day = 0; day < 2; day += 1) {
      breakCloud(channel);
      await runs(channel, HOUR_S, 10 * MINUTE_S);
      mendCloud(channel);
      await runs(channel, 23 * HOUR_S, 30 * MINUTE_S);
    }
    expect(texts(channel)).toEqual([
      expect.stringContaining(FAILED),
      expect.stringContaining('2026-11-21 · '),
      expect.stringContaining(FAILED),
      expect.stringContaining('2026-11-22 · '),
    ]);
  });
});

test('Slack: a channel that the bot was taken out of gets its digest when it is back, and no error', async () => {
  const channel = await whenDue(await openSlackChannel());
  const { workspace } = channel.sim;
  const before = workspace.channels.find(({ id }) => id === channel.channel);
  workspace.setChannel({ id: channel.channel, name: 'live-ops', members: [] });
  await runs(channel, 2 * HOUR_S, 30 * MINUTE_S);
  expect(texts(channel)).toEqual([]);
  workspace.setChannel({ id: channel.channel, name: 'live-ops', members: before?.members ?? [] });
  await runs(channel, 2 * HOUR_S, 30 * MINUTE_S);
  expect(texts(channel)).toEqual([expect.stringContaining('2026-11-21 · ')]);
});

test('Discord: so does one in which it may not write', async () => {
  const channel = await whenDue(await openDiscordChannel());
  channel.sim.guild.setBot(channel.channel, { send: false });
  await runs(channel, 2 * HOUR_S, 30 * MINUTE_S);
  expect(texts(channel)).toEqual([]);
  channel.sim.guild.setBot(channel.channel, { send: true });
  await runs(channel, 2 * HOUR_S, 30 * MINUTE_S);
  expect(texts(channel)).toEqual([expect.stringContaining('2026-11-21 · ')]);
});
