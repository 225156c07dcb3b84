import { describe, expect, it } from 'vitest';
import type { Asker } from '../../../src/core/call.ts';
import type { Answer } from '../../../src/core/dispatch.ts';
import { text } from '../../../src/core/text.ts';
import { plainText } from '../../../src/sim/slack/reading/reading.ts';
import { CHANNEL } from './slack-stage.ts';
import { noWaiting, startSlack, type SlackScene } from './scene.ts';

const mark = async (scene: SlackScene) => {
  await scene.types('moderator', 'mark room-1 2h spam');
  await scene.sees('moderator', 'Mark room-1?');
  await scene.presses('moderator', 'Mark it');
};

const publicTexts = (scene: SlackScene) => scene.sim.messages(CHANNEL).map((message) => plainText(message));

const said = (words: string, more: Partial<Answer> = {}): Answer => ({
  reply: { tone: 'good', title: text`${words}`, blocks: [], buttons: [] },
  audience: 'channel',
  endsQuestion: false,
  ...more,
});

const asker = (scene: SlackScene, thread?: string): Asker => ({
  id: 'c1',
  actor: scene.actor('member'),
  place: { ...scene.place, thread },
});

describe('an answer', () => {
  it('that will be edited is posted by the bot itself', async () => {
    const scene = await startSlack();
    await mark(scene);
    const posted = await scene.sees('member', 'Marking: room-1');
    await scene.sim.until(() => scene.bot.landed.length > 0, 'the message was named');
    expect(posted).toMatchObject({ isReturn: false, channel: CHANNEL });
    expect(scene.bot.landed).toEqual([JSON.stringify({ channel: CHANNEL, ts: posted.ts })]);
  });

  it('comes back through the request where the bot is no member', async () => {
    const scene = await startSlack();
    scene.sim.workspace.leave(CHANNEL, scene.access.botUserId);
    await mark(scene);
    expect(await scene.sees('member', 'Marking: room-1')).toMatchObject({ isReturn: true });
    expect(scene.bot.landed).toEqual([]);
  });

  it('replaces the question by its title, and leaves no button', async () => {
    const scene = await startSlack();
    await mark(scene);
    const isOver = () => scene.shown('moderator').every((message) => message.buttons.length === 0);
    await scene.sim.until(isOver, 'the question is over');
    const [question] = scene.shown('moderator').filter(({ audience }) => audience === 'me');
    expect(question?.text).toBe('✅ Marking: room-1\nThe answer stands in a message of its own.');
  });

  it('that nothing came of leaves the question as it was', async () => {
    const scene = await startSlack();
    await scene.types('moderator', 'mark refused-1 2h spam');
    const question = await scene.sees('moderator', 'Mark refused-1?');
    await scene.presses('moderator', 'Mark it');
    const failure = await scene.sees('moderator', 'The cloud said no.');
    expect(failure).toMatchObject({ ephemeralTo: scene.id('moderator') });
    expect(scene.messages('moderator')).toContainEqual(question);
  });

  it('to a question whose facts are old ends it', async () => {
    const scene = await startSlack();
    await scene.types('moderator', 'mark room-1 2h spam');
    const { ts } = await scene.sees('moderator', 'Mark room-1?');
    await scene.types('moderator', 'mark room-1 3h spam');
    await scene.sim.until(() => scene.shown('moderator').length === 2, 'two questions');
    await scene.presses('moderator', 'Mark it');
    await scene.sees('member', 'Marking: room-1');
    const asked = () => scene.shown('moderator').filter(({ buttons }) => buttons.length > 0);
    await scene.sim.until(() => asked().length === 1, 'one question left');
    await scene.presses('moderator', 'Mark it');
    await scene.sees('moderator', 'was first: mark on room-1');
    await scene.sim.until(() => asked().length === 0, 'no question left');
    const ended = scene.messages('moderator').find((message) => message.ts === ts);
    expect(ended?.text).toBe('⚠️ Somebody was first\nThe answer stands in a message of its own.');
    expect(scene.bot.writes).toEqual(['room-1']);
  });

  it('waits as long as Slack wants, then posts once', async () => {
    const { schedule, waited } = noWaiting();
    const scene = await startSlack({ schedule });
    scene.sim.faults.rateLimit('chat.postMessage', 2, 7);
    await scene.chat.tell(asker(scene), undefined, said('Patience'));
    expect(publicTexts(scene)).toEqual(['✅ Patience']);
    expect(waited).toEqual([7000, 7000]);
  });

  it('goes another way when Slack wants to wait for longer than anybody reads', async () => {
    const scene = await startSlack({ schedule: noWaiting().schedule });
    scene.sim.faults.rateLimit('chat.postMessage', 1, 120);
    await scene.chat.tell(asker(scene), undefined, said('No patience'));
    expect(publicTexts(scene)).toEqual([]);
    await scene.sees('member', 'No patience');
  });

  it('is never posted twice when Slack did not say whether it took it', async () => {
    const scene = await startSlack({ patienceMs: 200 });
    scene.sim.faults.loseAnswer('chat.postMessage');
    await scene.chat.tell(asker(scene), undefined, said('Once'));
    expect(publicTexts(scene)).toEqual(['✅ Once']);
    const direct = scene.messages('member').filter(({ channel }) => channel !== CHANNEL);
    expect(direct.map((message) => plainText(message))).toEqual([
      '✅ Once\nSlack did not confirm that this stands in the channel.',
    ]);
  });

  it('is edited again when Slack did not say whether it took the edit', async () => {
    const scene = await startSlack({ patienceMs: 200 });
    await mark(scene);
    await scene.sim.until(() => scene.bot.landed.length > 0, 'the message was named');
    const [message] = scene.bot.landed;
    scene.sim.faults.loseAnswer('chat.update');
    await scene.chat.tell(asker(scene), message, said('Edited'));
    expect(publicTexts(scene)).toEqual(['✅ Edited']);
  });

  it('stays in the thread that it was asked in', async () => {
    const scene = await startSlack();
    await scene.types('member', 'status room-1');
    const { ts } = await scene.sees('member', 'room-1 is live');
    await scene.chat.tell(asker(scene, ts), undefined, said('In the thread'));
    expect(await scene.sees('moderator', 'In the thread')).toMatchObject({ threadTs: ts });
  });

  it('to a press in a thread stays there, too', async () => {
    const scene = await startSlack();
    await scene.types('member', 'status room-1');
    const { ts } = await scene.sees('member', 'room-1 is live');
    const card = said('A card');
    const reply = { ...card.reply, buttons: [{ label: text`Old`, style: 'plain', id: 'rNOBODY' } as const] };
    await scene.chat.tell(asker(scene, ts), undefined, { ...card, reply });
    await scene.presses('member', 'Old');
    expect(await scene.sees('member', 'Too late')).toMatchObject({ threadTs: ts });
  });

  it('leaves a line without anything of it when no private way is left', async () => {
    const scene = await startSlack();
    scene.sim.faults.error('response_url', 'broken', 5);
    scene.sim.faults.error('chat.postMessage', 'messages_tab_disabled');
    await scene.types('member', 'key room-1');
    const line = await scene.sees('moderator', 'A private answer did not arrive');
    expect(plainText(line)).toContain(`@${scene.id('member')}`);
    expect(plainText(line)).not.toContain('room-1');
    expect(scene.shown('member').some(({ text: shown }) => shown.includes('hush'))).toBe(false);
  });

  it('is logged as lost when Slack takes nothing at all', async () => {
    const scene = await startSlack();
    scene.sim.faults.error('response_url', 'broken', 5);
    scene.sim.faults.error('chat.postMessage', 'fatal_error', 9);
    await scene.types('member', 'key room-1');
    const isLogged = () => scene.bot.logged.some((line) => line.includes('slack request failed'));
    await scene.sim.until(() => scene.calls('chat.postMessage') === 2, 'both posts');
    await expect.poll(isLogged).toBe(true);
  });
});
