import { describe, expect, it } from 'vitest';
import { plainText as words, text } from '../../../src/core/text.ts';
import { plainText } from '../../../src/sim/slack/reading/reading.ts';
import { PICTURE, PICTURE_WITHOUT_TABLE } from '../../fixtures/chat-commands.ts';
import { CHANNEL, picturesIn } from './slack-stage.ts';
import { noWaiting, startSlack, type SlackScene } from './scene.ts';

const ALT = words(PICTURE.alt);
const post = (scene: SlackScene, thread?: string) =>
  scene.chat.post(
    { ...scene.place, thread },
    { tone: 'info', title: text`Plays`, blocks: [PICTURE], buttons: [] },
    'k',
  );
const withPicture = (scene: SlackScene) =>
  scene.messages('moderator').find((message) => picturesIn(scene.sim, message).length > 0);
const hasPicture = (scene: SlackScene) =>
  scene.sim.until(() => withPicture(scene) !== undefined, 'the picture');

describe('a picture of what everybody sees', () => {
  it('is put into the message that stood there first, and its table into the thread', async () => {
    const scene = await startSlack();
    await post(scene);
    const { ts } = await scene.sees('moderator', ALT);
    await hasPicture(scene);
    expect(withPicture(scene)).toMatchObject({ ts, channel: CHANNEL, files: [] });
    expect(plainText(await scene.sees('moderator', '(image:'))).toBe(`ℹ️ Plays\n(image: ${ALT})`);
    const table = await scene.sees('moderator', 'Time | Plays');
    expect(table).toMatchObject({ threadTs: ts });
    expect(plainText(table)).toContain('21:10 | 9');
    expect(scene.sim.refusals).toEqual([]);
  });

  it('comes as soon as Slack has worked on it, and the post waits for nothing', async () => {
    const { schedule, waited } = noWaiting();
    const scene = await startSlack({
      schedule(delayMs, run) {
        scene.clock.advance(delayMs);
        return schedule(delayMs, run);
      },
    });
    scene.sim.faults.workOnFiles(3000);
    await post(scene);
    await hasPicture(scene);
    expect(waited).toEqual([500, 1000, 2000]);
  });

  it('is told as missing when Slack never shows it, and the text stands', async () => {
    const { schedule, waited } = noWaiting();
    const scene = await startSlack({ schedule });
    scene.sim.faults.workOnFiles(3_600_000);
    await post(scene);
    const told = await scene.sees('moderator', 'Slack did not take the picture (invalid_blocks)');
    expect(plainText(told)).toContain(ALT);
    expect(waited).toEqual([500, 1000, 2000, 4000]);
    expect(withPicture(scene)).toBeUndefined();
  });

  it('is told as missing when Slack takes no file', async () => {
    const scene = await startSlack();
    scene.sim.faults.error('files.getUploadURLExternal', 'file_uploads_disabled');
    await post(scene);
    const told = await scene.sees('moderator', 'Slack did not take the picture (file_uploads_disabled)');
    expect(plainText(told)).toContain(ALT);
  });

  it('is no fault when the message is gone meanwhile', async () => {
    const scene = await startSlack();
    scene.sim.faults.error('chat.update', 'message_not_found', 2);
    await post(scene);
    const lost = 'slack picture lost without a word';
    await scene.sim.until(() => scene.calls('chat.update') === 2, 'both edits');
    await scene.chat.stop();
    expect(scene.bot.logged.join('\n')).toContain(lost);
  });

  it('has its table in the thread that was posted in', async () => {
    const scene = await startSlack();
    await scene.types('member', 'status room-1');
    const { ts } = await scene.sees('member', 'room-1 is live');
    await post(scene, ts);
    expect(await scene.sees('moderator', 'Time | Plays')).toMatchObject({ threadTs: ts });
  });
});

describe('a picture of a private answer', () => {
  it('comes directly, and the answer says so without an empty table', async () => {
    const scene = await startSlack();
    await scene.types('member', 'code');
    await scene.sim.until(() => scene.messages('member').some(({ files }) => files.length > 0), 'the file');
    const [said, line, file] = scene.messages('member');
    expect(said && plainText(said)).toBe(
      `ℹ️ Plays\n41 plays.\n${ALT}\nThe picture comes as a direct message from this app.`,
    );
    expect(line?.channel).toMatch(/^D/);
    expect(file).toMatchObject({ channel: line?.channel, files: [{ name: 'picture-1.png', altText: ALT }] });
    expect(scene.sim.refusals).toEqual([]);
  });

  it('is told privately as missing', async () => {
    const scene = await startSlack();
    scene.sim.faults.error('files.completeUploadExternal', 'file_type_not_allowed');
    await scene.types('member', 'code');
    const note = await scene.sees('member', 'Slack did not take picture-1.png (file_type_not_allowed)');
    expect(note).toMatchObject({ ephemeralTo: scene.id('member') });
  });
});

it('an empty table is shown nowhere', async () => {
  const scene = await startSlack();
  const reply = { tone: 'info', title: text`Code`, blocks: [PICTURE_WITHOUT_TABLE], buttons: [] } as const;
  await scene.chat.post(scene.place, reply, 'k');
  await hasPicture(scene);
  await scene.chat.stop();
  expect(scene.messages('moderator')).toHaveLength(1);
});
