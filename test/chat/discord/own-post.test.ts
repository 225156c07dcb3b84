import { expect, onTestFinished, test } from 'vitest';
import { plainText, text } from '../../../src/core/text.ts';
import { openTestDesk } from '../../fixtures/test-desk.ts';
import { openDiscordStage } from './discord-stage.ts';

async function open() {
  const stage = await openDiscordStage();
  const bot = await openTestDesk({ now: () => stage.clock.now() / 1000, grants: {} });
  onTestFinished(async () => {
    await stage.chat.stop();
    await bot.close();
    await stage.close();
  });
  await stage.chat.start(bot.desk);
  return stage;
}

const reply = { tone: 'info', title: text`Good morning`, blocks: [], buttons: [] } as const;

test('posts the same key once, and another one again', async () => {
  const stage = await open();
  for (const key of ['digest 1', 'digest 1', 'digest 2']) await stage.chat.post(stage.place, reply, key);
  expect(stage.shown('member')).toHaveLength(2);
});

test('names each permission that the bot lacks, as soon as it lacks it', async () => {
  const stage = await open();
  stage.sim.guild.setBot(stage.channel, { send: false, embed: false });
  const missing = await stage.chat.postable(stage.place);
  expect(missing && plainText(missing)).toContain('Send Messages, Embed Links');
  stage.sim.guild.setBot(stage.channel, { send: true, embed: true });
  expect(await stage.chat.postable(stage.place)).toBeUndefined();
});

test('asks to be let in where it sees no channel', async () => {
  const stage = await open();
  stage.sim.guild.setBot(stage.channel, { view: false });
  const missing = await stage.chat.postable(stage.place);
  expect(missing && plainText(missing)).toContain('View Channel');
});
