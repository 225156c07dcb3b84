import { describe, expect, it } from 'vitest';
import { readAsker, type Asker } from '../../../src/core/call.ts';
import type { Answer } from '../../../src/core/dispatch.ts';
import { paragraph } from '../../../src/core/reply.ts';
import { sealPlain } from '../../../src/core/saved-call.ts';
import { text } from '../../../src/core/text.ts';
import type { PersonKind } from '../../contracts/chat-stage.ts';
import { SECRET_VALUE } from '../../fixtures/chat-commands.ts';
import { askToMark, openScene, type Scene } from './scene.ts';

const EXPIRED_MS = 16 * 60_000;

const answerFor = (audience: Answer['audience'], words = 'News'): Answer => ({
  reply: sealPlain({ tone: 'good', title: text`${words}`, blocks: [paragraph(text`${SECRET_VALUE}`)] }),
  audience,
  endsQuestion: false,
});

const askerOf = ({ stage }: Scene, person: PersonKind): Asker => ({
  id: 'later',
  actor: stage.actor(person),
  place: stage.place,
});

/** Gives `mark`, confirms it and gives the name of the public message and who asked, way back included. */
async function mark(scene: Scene): Promise<{ message: string | undefined; asker: Asker }> {
  const { stage, bot, newest } = scene;
  await askToMark(scene);
  await stage.presses('moderator', 'Mark it');
  await newest('member');
  await stage.chat.stop();
  const now = bot.desk.now() + 30;
  const [taken] = await bot.services.store.laters.takeDue(now, now + 60, 1);
  if (taken === undefined) throw new Error('no look was kept');
  return { message: taken.message, asker: readAsker(taken.call) };
}

describe('an answer that comes later', () => {
  it('edits its message by the way back, also after the bot has stopped taking', async () => {
    await using scene = await openScene();
    const { message, asker } = await mark(scene);
    await scene.stage.chat.tell(asker, message, answerFor('channel'));
    expect(scene.inChannel()).toHaveLength(1);
    expect(scene.stage.shown('member')[0]?.text).toContain('News');
    expect(scene.stage.sim.calls.at(-1)?.path).toContain('/webhooks/');
  });

  it('edits its message as the bot once the way back is over', async () => {
    await using scene = await openScene();
    const { message, asker } = await mark(scene);
    scene.stage.clock.advance(EXPIRED_MS);
    await scene.stage.chat.tell(asker, message, answerFor('channel'));
    expect(scene.stage.shown('member').map((shown) => shown.text)).toEqual([`✅ News\n${SECRET_VALUE}`]);
    expect(scene.stage.sim.calls.at(-1)?.path).toMatch(/^\/channels\//);
  });

  it('is posted anew when somebody deleted its message', async () => {
    await using scene = await openScene();
    const { message, asker } = await mark(scene);
    scene.stage.clock.advance(EXPIRED_MS);
    await scene.stage.deletes(scene.stage.shown('member')[0]?.id ?? '');
    await scene.stage.chat.tell(asker, message, answerFor('channel'));
    expect(scene.stage.shown('member').map((shown) => shown.text)).toEqual([`✅ News\n${SECRET_VALUE}`]);
  });

  it('for the channel goes to the person where the bot may not post', async () => {
    await using scene = await openScene();
    scene.stage.sim.guild.setBot(scene.stage.channel, { send: false });
    await scene.stage.chat.tell(askerOf(scene, 'member'), undefined, answerFor('channel'));
    expect(scene.stage.shown('member')).toMatchObject([{ audience: 'me' }]);
    expect(scene.inChannel()).toEqual([]);
  });

  it('for one person is a direct message', async () => {
    await using scene = await openScene();
    await scene.stage.chat.tell(askerOf(scene, 'member'), undefined, answerFor('me'));
    expect(scene.stage.shown('member')).toMatchObject([{ audience: 'me', text: `✅ News\n${SECRET_VALUE}` }]);
    expect(scene.stage.shown('moderator')).toEqual([]);
  });

  it('for one person who takes no direct messages is a line without secrets', async () => {
    await using scene = await openScene();
    const { stage } = scene;
    const member = stage.sim.guild.members.get(stage.id('member'));
    if (member !== undefined) member.user.takesDirectMessages = false;
    await stage.chat.tell(askerOf(scene, 'member'), undefined, answerFor('me'));
    const [line] = stage.shown('moderator');
    expect(line?.text).toContain(`<@${stage.id('member')}>`);
    expect(line?.text).not.toContain(SECRET_VALUE);
    expect(stage.pings()).toEqual([]);
  });

  it('that reaches nobody is thrown', async () => {
    await using scene = await openScene();
    scene.stage.shutDoors();
    await expect(scene.stage.chat.tell(askerOf(scene, 'member'), undefined, answerFor('me'))).rejects.toThrow(
      'Missing Permissions',
    );
  });

  it('is posted once although the answer to the post was lost', async () => {
    await using scene = await openScene();
    scene.stage.sim.faults.add('POST /channels/{channel}/messages', { kind: 'lost', how: 'reset' });
    await scene.stage.chat.tell(askerOf(scene, 'member'), undefined, answerFor('channel'));
    expect(scene.inChannel()).toHaveLength(1);
  });

  it('is thrown, not told elsewhere, when Discord is out of order', async () => {
    await using scene = await openScene();
    scene.stage.sim.faults.add('POST /channels/{channel}/messages', { kind: 'status', status: 500 }, 9);
    const told = scene.stage.chat.tell(askerOf(scene, 'member'), undefined, answerFor('channel'));
    await expect(told).rejects.toThrow('Internal Server Error');
    scene.stage.sim.faults.clear();
    await scene.stage.chat.tell(askerOf(scene, 'member'), undefined, answerFor('channel'));
    expect(scene.inChannel()).toHaveLength(1);
  });

  it('is told again when its words are others', async () => {
    await using scene = await openScene();
    const asker = askerOf(scene, 'member');
    for (const words of ['one', 'two', 'two']) {
      await scene.stage.chat.tell(asker, undefined, answerFor('channel', words));
    }
    expect(scene.stage.shown('member').map((shown) => shown.text.split('\n')[0])).toEqual([
      '✅ one',
      '✅ two',
    ]);
  });
});
