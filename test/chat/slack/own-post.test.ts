import { expect, onTestFinished, test } from 'vitest';
import { plainText, text } from '../../../src/core/text.ts';
import { openTestDesk } from '../../fixtures/test-desk.ts';
import { openSlackStage } from './slack-stage.ts';

async function open() {
  const stage = await openSlackStage();
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

test('says how to invite the bot, to public and private channels', async () => {
  const stage = await open();
  for (const isPrivate of [false, true]) {
    stage.sim.workspace.setChannel({ id: 'C0ELSE', name: 'else', members: ['U0MEM'], isPrivate });
    const place = { ...stage.place, channel: 'C0ELSE' };
    const missing = await stage.chat.postable(place);
    expect(missing && plainText(missing)).toMatch(/Type \/invite @\w+ in the channel/);
    await expect(stage.chat.post(place, reply, 'k')).rejects.toMatchObject({ did: 'nothing' });
  }
});
