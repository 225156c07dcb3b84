import { describe, expect, it } from 'vitest';
import type { Asker } from '../../../src/core/call.ts';
import type { Answer } from '../../../src/core/dispatch.ts';
import { paragraph } from '../../../src/core/reply.ts';
import { text } from '../../../src/core/text.ts';
import { plainText } from '../../../src/sim/slack/reading/reading.ts';
import { FIGURES } from '../../fixtures/chat-commands.ts';
import { CHANNEL } from './slack-stage.ts';
import { noWaiting, startSlack, type SlackScene } from './scene.ts';

const COMPLETE = 'files.completeUploadExternal';
const shows = (scene: SlackScene, person: 'member' | 'moderator' = 'member') =>
  scene.messages(person).map((message) => plainText(message));
const fileOf = (scene: SlackScene) => scene.messages('member').find(({ files }) => files.length > 0);
const hasFile = (scene: SlackScene) => scene.sim.until(() => fileOf(scene) !== undefined, 'the file');

const answer: Answer = {
  reply: { tone: 'info', title: text`Figures`, blocks: [paragraph(text`4.0 Mbps.`), FIGURES], buttons: [] },
  audience: 'channel',
  endsQuestion: false,
};
const asker = (scene: SlackScene, thread?: string): Asker => ({
  id: 'c1',
  actor: scene.actor('member'),
  place: { ...scene.place, thread },
});

describe('a file of a private answer', () => {
  it('comes directly, and the answer says so', async () => {
    const scene = await startSlack();
    await scene.types('member', 'figures');
    await hasFile(scene);
    const line = 'File figures-room-1.csv comes as a direct message from this app: 1 row: pushes of room-1';
    const file = '\n(file: 1 row: pushes of room-1)';
    expect(shows(scene)).toEqual([
      expect.stringContaining(`4.0 Mbps.\n${line}`),
      expect.stringContaining('Your file figures-room-1.csv'),
      file,
    ]);
    expect(scene.sim.refusals).toEqual([]);
  });

  it('is shared as soon as Slack has worked on it', async () => {
    const { schedule, waited } = noWaiting();
    const scene = await startSlack({ schedule });
    scene.sim.faults.error(COMPLETE, 'file_not_found', 2);
    await scene.types('member', 'figures');
    await hasFile(scene);
    expect(waited).toEqual([500, 1000]);
  });

  it('keeps the answer from nobody when Slack takes none, and that is said with the reason', async () => {
    const scene = await startSlack();
    scene.sim.faults.error('files.getUploadURLExternal', 'file_uploads_disabled');
    await scene.types('member', 'figures');
    const note = await scene.sees('member', 'A file did not arrive');
    expect(plainText(note)).toContain('Slack did not take figures-room-1.csv (file_uploads_disabled)');
    expect(note).toMatchObject({ ephemeralTo: scene.id('member'), channel: CHANNEL });
    await scene.sees('member', '4.0 Mbps.');
    expect(shows(scene, 'moderator')).toEqual([]);
  });

  it('is never shared twice when Slack did not confirm it', async () => {
    const scene = await startSlack({ patienceMs: 200 });
    scene.sim.faults.loseAnswer(COMPLETE);
    await scene.types('member', 'figures');
    await scene.sees('member', 'Slack did not confirm that it took figures-room-1.csv');
    expect(scene.calls(COMPLETE)).toBe(1);
    expect(scene.messages('member').flatMap(({ files }) => files)).toHaveLength(1);
  });

  it('that is missing is told directly when the request is over', async () => {
    const scene = await startSlack();
    scene.sim.faults.error(COMPLETE, 'file_type_not_allowed');
    await scene.chat.tell(asker(scene), undefined, { ...answer, audience: 'me' });
    expect(await scene.sees('member', 'A file did not arrive')).toMatchObject({ ephemeralTo: undefined });
    expect(shows(scene, 'moderator')).toEqual([]);
  });
});

describe('a file of a public answer', () => {
  it('stands in the thread of the message', async () => {
    const scene = await startSlack();
    await scene.types('member', 'report');
    await hasFile(scene);
    const { ts } = await scene.sees('moderator', 'File figures-room-1.csv stands in the thread');
    expect(fileOf(scene)).toMatchObject({ channel: CHANNEL, threadTs: ts });
  });

  it('stands in the thread that was asked in', async () => {
    const scene = await startSlack();
    await scene.types('member', 'status room-1');
    const { ts } = await scene.sees('member', 'room-1 is live');
    await scene.chat.tell(asker(scene, ts), undefined, answer);
    expect(fileOf(scene)).toMatchObject({ channel: CHANNEL, threadTs: ts });
  });

  it('stands beside the answer that only the person could be told', async () => {
    const scene = await startSlack();
    scene.sim.workspace.leave(CHANNEL, scene.access.botUserId);
    await scene.chat.tell(asker(scene), undefined, answer);
    expect(fileOf(scene)?.channel).toMatch(/^D/);
    expect(scene.sim.messages(CHANNEL)).toEqual([]);
  });

  it('is told as missing where the bot is no member, and the answer stands', async () => {
    const scene = await startSlack();
    scene.sim.workspace.leave(CHANNEL, scene.access.botUserId);
    await scene.types('member', 'report');
    await scene.sees('moderator', '4.0 Mbps.');
    expect(plainText(await scene.sees('member', 'A file did not arrive'))).toContain('not_in_channel');
    expect(shows(scene, 'moderator').join('\n')).not.toContain('did not arrive');
  });

  it('that the bot posts by itself is told as missing in the thread', async () => {
    const scene = await startSlack();
    scene.sim.faults.error(COMPLETE, 'file_type_not_allowed');
    await scene.chat.post(scene.place, answer.reply, 'k');
    const { ts } = await scene.sees('moderator', '4.0 Mbps.');
    expect(await scene.sees('moderator', 'A file did not arrive')).toMatchObject({ threadTs: ts });
  });

  it('comes under the edited answer of a look', async () => {
    const scene = await startSlack();
    await scene.types('moderator', 'mark room-1 2h spam');
    await scene.sees('moderator', 'Mark room-1?');
    await scene.presses('moderator', 'Mark it');
    await scene.sim.until(() => scene.bot.landed.length > 0, 'the message was named');
    await scene.chat.tell(asker(scene), scene.bot.landed[0], answer);
    const { ts } = await scene.sees('moderator', '4.0 Mbps.');
    expect(fileOf(scene)).toMatchObject({ channel: CHANNEL, threadTs: ts });
  });
});
