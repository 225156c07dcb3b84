import { afterEach, beforeEach, expect, test } from 'vitest';
import { recallTwoDays } from '../kit/digest-past.ts';
import type { Front } from '../kit/street-fronts.ts';
import { openStreet, type Street } from '../kit/street.ts';

let street: Street;
beforeEach(async () => {
  street = await openStreet();
  recallTwoDays(street.cloud);
});
afterEach(() => street.close());

/** It is 12:00 UTC; the digest comes a minute later. */
async function subscribes(front: Front): Promise<void> {
  await front.gives('digest add', { every: 'daily', at: '12:01' });
  expect((await front.sees('Post a digest here every day at 12:01?')).text).toContain('2026-11-22 12:01');
  await front.presses('Add the digest');
  await front.sees('A digest comes here every day at 12:01');
}

async function aMinutePasses(): Promise<void> {
  street.clock.advance(60_000);
  for (const { bot } of street.running()) await bot.digests.tick();
}

const VERDICT = '2026-11-21 · Plays up 11 %';

test('the digest arrives in both channels, with the numbers of the past and buttons that work', async () => {
  const fronts = [street.slack, street.discord];
  for (const { moderator } of fronts) await subscribes(moderator);
  await aMinutePasses();
  for (const { member } of fronts) {
    const digest = await member.sees(VERDICT);
    for (const figure of [
      '1 push failed',
      '▲150 +100 %',
      '947 GB',
      '▲92.9 GB +11 %',
      '743.0 GB',
      '77 %',
      '1 × refused',
    ]) {
      expect(digest.text).toContain(figure);
    }
    expect(digest.text).toContain('Monitoring data, not for billing.');
    expect(digest.buttons).toEqual([
      'Status of room-1',
      'Status of room-2',
      'Status of lobby',
      'The day before',
      'Mute for a week',
    ]);
    await member.presses('Status of room-1');
    await member.sees('room-1 is not live');
    await member.presses('The day before');
    await member.sees('2026-11-20 · ');
  }
});

test('a digest of some streams arrives in both channels beside the one of all', async () => {
  const fronts = [street.slack, street.discord];
  for (const { moderator } of fronts) {
    await subscribes(moderator);
    await moderator.gives('digest add', { every: 'daily', at: '12:01', prefix: 'room-', top: '1' });
    await moderator.sees('Only of streams with names that begin with');
    await moderator.presses('Add the digest');
    await moderator.sees(/A digest comes here[^]*Only of streams with names/);
  }
  await aMinutePasses();
  for (const { member } of fronts) {
    await member.sees(VERDICT);
    const part = await member.sees('2026-11-21 · room-');
    expect(part.text).toContain('929 GB');
    expect(part.text).not.toContain('lobby');
    expect(part.text).toContain('… and 1 more stream.');
  }
});

test('it is not posted again by a bot that starts anew', async () => {
  await subscribes(street.discord.moderator);
  await aMinutePasses();
  await street.discord.member.sees(VERDICT);
  await street.restart();
  await aMinutePasses();
  const digests = street.discord.member.reads().filter(({ text }) => text.includes(VERDICT));
  expect(digests).toHaveLength(1);
});

test('where the bot may not post, both platforms say how to let it', async () => {
  const { slackSim, discordSim } = street;
  const discordChannel = [...discordSim.guild.channels.values()].find(({ name }) => name === 'live-ops');
  discordSim.guild.setBot(discordChannel?.id ?? '', { send: false });
  slackSim.workspace.setChannel({ id: 'C0LIVE', name: 'live-ops', members: ['U0MOD', 'U0MEM'] });
  await street.slack.moderator.gives('digest add', { every: 'daily', at: '12:01' });
  expect((await street.slack.moderator.sees('The bot cannot post')).text).toContain('/invite @');
  await street.discord.moderator.gives('digest add', { every: 'daily', at: '12:01' });
  expect((await street.discord.moderator.sees('The bot cannot post')).text).toContain('Send Messages');
});
