import { expect, onTestFinished, test } from 'vitest';
import { plainText, text } from '../../../src/core/text.ts';
import { chartBlocks } from '../../../src/digest/chart/chart-block.ts';
import { chartAlt } from '../../../src/digest/chart/chart-words.ts';
import { recallTwoDays } from '../../kit/digest-past.ts';
import { openStreet } from '../../kit/street.ts';
import { openDiscordStage } from '../../chat/discord/discord-stage.ts';
import { openSlackStage, picturesIn } from '../../chat/slack/slack-stage.ts';
import { openTestDesk } from '../../fixtures/test-desk.ts';
import { chartData } from './days.ts';

const ALT = /^Chart of 2026-11-21 by the clocks of UTC\. Viewers: lowest 10, peak 300 at 11:00-11:15/;
const PNG = Buffer.of(0x89, 0x50, 0x4e, 0x47);

test('the digest is one message in each channel, with its chart; its file stands in the thread or beside it', async () => {
  const street = await openStreet();
  onTestFinished(() => street.close());
  const { slackSim, discordSim } = street;
  recallTwoDays(street.cloud);
  for (const { moderator } of [street.slack, street.discord]) {
    await moderator.gives('digest add', { every: 'daily', at: '12:01' });
    await moderator.presses('Add the digest');
    await moderator.sees('A digest comes here every day at 12:01');
  }
  const told = () => slackSim.messages('C0LIVE', 'U0MEM');
  const before = told().length;
  street.clock.advance(60_000);
  for (const { bot } of street.running()) await bot.digests.tick();

  const digest = () => told().find((message) => picturesIn(slackSim, message).length > 0);
  await slackSim.until(() => digest() !== undefined && told().length > before + 1, 'the chart and its file');
  const [picture] = told().flatMap((message) => picturesIn(slackSim, message));
  expect(picture?.altText).toMatch(ALT);
  expect(Buffer.from(picture?.bytes ?? []).subarray(0, 4)).toEqual(PNG);
  const [shown, ...rest] = told().slice(before);
  expect(shown?.threadTs).toBeUndefined();
  expect(rest.map(({ threadTs }) => threadTs)).toEqual(rest.map(() => shown?.ts));
  expect(rest.flatMap(({ files }) => files.map(({ name }) => name))).toEqual(['chart-2026-11-21.csv']);

  await street.discord.member.sees('Monitoring data, not for billing');
  const channel = [...discordSim.guild.channels.values()].find(({ name }) => name === 'live-ops');
  const posted = discordSim.messages(channel?.id ?? '').filter(({ attachments }) => attachments.length > 0);
  expect(posted).toHaveLength(1);
  expect(posted[0]?.attachments.map(({ name }) => name)).toEqual(['picture-1.png', 'chart-2026-11-21.csv']);
});

const brokenDigest = async () => ({
  tone: 'info' as const,
  title: text`A day`,
  blocks: await chartBlocks(chartData(), () => Promise.reject(new Error('no memory')), {
    warn: () => undefined,
  }),
  buttons: [],
});

test.each([
  ['Slack', () => openSlackStage()],
  ['Discord', () => openDiscordStage()],
])('a chart that cannot be drawn takes nothing of the text with it in %s', async (_, openStage) => {
  const stage = await openStage();
  const bot = await openTestDesk({ now: () => Math.floor(stage.clock.now() / 1000), grants: {} });
  onTestFinished(async () => {
    await stage.chat.stop();
    await bot.close();
    await stage.close();
  });
  await stage.chat.start(bot.desk);
  await stage.chat.post(stage.place, await brokenDigest(), 'digest');
  const has = (words: string): boolean => stage.shown('member').some((shown) => shown.text.includes(words));
  await stage.until(() => has("The chart could not be drawn; the bot's log says why."), 'the words');
  expect(has(plainText(chartAlt(chartData())))).toBe(true);
  const names = () => stage.shown('member').flatMap(({ files }) => files.map(({ name }) => name));
  await stage.until(() => names().length > 0, 'the file');
  expect(names()).toEqual(['chart-2026-11-27.csv']);
});
