import { expect } from 'vitest';
import { BotError } from '../../src/core/errors.ts';
import { paragraph, type Block, type Button, type SealedReply } from '../../src/core/reply.ts';
import { sealReply } from '../../src/core/saved-call.ts';
import { text } from '../../src/core/text.ts';
import { DOT, PICTURE } from '../fixtures/chat-commands.ts';
import type { ContractTest } from './chat.ts';
import type { ChatStage } from './chat-stage.ts';

const reply = (words: string, ...more: readonly Block[]): SealedReply => ({
  tone: 'info',
  title: text`${words}`,
  blocks: [paragraph(text`${words}.`), ...more],
  buttons: [],
});

/** What the bot posts and changes by itself, without anybody's request. */
export function postContract(contractTest: ContractTest): void {
  contractTest('posts by itself for everybody, with buttons that work', async ({ stage, bot, sees }) => {
    const [label, input] = [text`Again`, { stream: 'room-1' }];
    const button: Button = { label, style: 'plain', command: 'status', input };
    const sealed = await sealReply({ ...reply('Good morning'), buttons: [button] }, bot.services);
    await stage.chat.post(stage.place, sealed, 'k');
    expect(await sees('member', 'Good morning')).toMatchObject({ audience: 'channel', buttons: ['Again'] });
    await stage.presses('member', 'Again');
    await sees('member', 'room-1 is live');
  });

  contractTest('may post where it is at home', async ({ stage }) => {
    expect(await stage.chat.postable(stage.place)).toBeUndefined();
  });

  contractTest(
    'says what to do where it may not post, and throws when it has to',
    async ({ stage }) => {
      stage.shutDoors();
      expect(await stage.chat.postable(stage.place)).toBeDefined();
      const posted = stage.chat.post(stage.place, reply('Good morning'), 'k');
      await expect(posted).rejects.toThrow(BotError);
      await expect(posted).rejects.toMatchObject({ did: 'nothing' });
    },
    { refuses: true },
  );
  editContract(contractTest);
}

function editContract(contractTest: ContractTest): void {
  contractTest('changes the message that it posted, as often as it is asked to', async ({ stage, sees }) => {
    const message = await stage.chat.post(stage.place, reply('Partial'), 'k');
    const { id } = await sees('member', 'Partial');
    for (let edits = 0; edits < 2; edits += 1) await stage.chat.edit(stage.place, message, reply('Final'));
    expect(await sees('member', 'Final')).toMatchObject({ id, audience: 'channel' });
    expect(stage.shown('member')).toHaveLength(1);
  });

  contractTest('shows the picture in a changed message, once', async ({ stage, sees }) => {
    const message = await stage.chat.post(stage.place, reply('Partial', PICTURE), 'k');
    await shownPicture(stage, 'Partial');
    await stage.chat.edit(stage.place, message, reply('Final', PICTURE));
    await shownPicture(stage, 'Final');
    const content = Buffer.from(DOT).toString();
    expect((await sees('member', 'Final')).files).toMatchObject([{ name: 'picture-1.png', content }]);
  });

  contractTest(
    'says that a message is gone which was deleted',
    async ({ stage, sees }) => {
      const message = await stage.chat.post(stage.place, reply('Partial'), 'k');
      await stage.deletes((await sees('member', 'Partial')).id);
      const edited = stage.chat.edit(stage.place, message, reply('Final'));
      await expect(edited).rejects.toMatchObject({ code: 'gone', did: 'nothing' });
    },
    { refuses: true },
  );
}

function shownPicture(stage: ChatStage, words: string): Promise<void> {
  const isShown = () =>
    stage.shown('member').some((shown) => shown.text.includes(words) && shown.files.length > 0);
  return stage.until(isShown, `the picture of ${words}`);
}
