import { describe, expect, it } from 'vitest';
import { jsonOf } from '../../../src/chat/discord/json.ts';
import { SECRET_VALUE } from '../../fixtures/chat-commands.ts';
import { askToMark, openScene, WHOLE_MARK } from './scene.ts';

describe('a form', () => {
  it('asks what is missing, and its question is private and its effect public', async () => {
    await using scene = await openScene();
    const { stage, newest } = scene;
    await stage.gives('moderator', 'mark', { stream: 'room-1' });
    expect(stage.form('moderator')?.split('\n')).toEqual([
      '/live mark: Mark a stream',
      'Stream name, or a push or play URL of it',
      'room-1',
      'room-1',
      'How long',
      '24h',
      '24h',
      'Reason',
      'nudity',
    ]);
    await stage.fills('moderator', { reason: 'nudity' });
    expect(await newest('moderator')).toMatchObject({ audience: 'me', buttons: ['Mark it'] });
    await stage.presses('moderator', 'Mark it');
    expect(await newest('member')).toMatchObject({
      audience: 'channel',
      text: '✅ Marking: room-1\nStream room-1.',
    });
    const [question] = stage.shown('moderator');
    expect(question).toMatchObject({
      audience: 'me',
      text: '✅ Marking: room-1\nThe answer stands in a message of its own.',
      buttons: [],
    });
    await stage.chat.stop();
    expect(scene.bot.writes).toEqual(['room-1']);
    expect(scene.bot.landed.map((message) => jsonOf(JSON.parse(message)))).toEqual([
      { channel: stage.channel, message: scene.inChannel()[0]?.id },
    ]);
    expect(stage.refusals()).toEqual([]);
  });

  it('with a fault is told privately and can be corrected', async () => {
    await using scene = await openScene();
    const { stage, newest } = scene;
    await stage.gives('moderator', 'mark', { stream: 'room-1' });
    const firstId = stage.sim.modal(stage.id('moderator'))?.['custom_id'];
    await stage.fills('moderator', { for: 'a while', reason: 'nudity' });
    const fault = await newest('moderator');
    expect(fault).toMatchObject({ audience: 'me', buttons: ['Correct'] });
    expect(fault.text).toContain('for cannot be a while');
    await stage.presses('moderator', 'Correct');
    expect(stage.form('moderator')).toContain('a while');
    expect(stage.sim.modal(stage.id('moderator'))?.['custom_id']).not.toBe(firstId);
    await stage.fills('moderator', { for: '2h' });
    expect((await newest('moderator', 2)).buttons).toEqual(['Mark it']);
    expect(stage.refusals()).toEqual([]);
  });

  it('keeps no signature of a URL that cannot be read', async () => {
    await using scene = await openScene();
    const { stage, newest } = scene;
    await stage.gives('moderator', 'mark', { stream: 'room-1' });
    const signed = `rtmp://push.example.com/a/b/c/d?txSecret=${SECRET_VALUE}`;
    await stage.fills('moderator', { stream: signed, reason: 'nudity' });
    expect((await newest('moderator')).text).not.toContain(SECRET_VALUE);
    await stage.presses('moderator', 'Correct');
    expect(stage.form('moderator')).not.toContain('rtmp');
    expect(stage.form('moderator')).toContain('nudity');
  });

  it('opens from a button for those who may send it', async () => {
    await using scene = await openScene();
    const { stage, newest } = scene;
    await stage.gives('member', 'status', { stream: 'room-1' });
    await newest('member');
    await stage.presses('member', 'Mark…');
    expect(stage.form('member')).toBeUndefined();
    expect(await newest('member', 2)).toMatchObject({ audience: 'me' });
    await stage.presses('moderator', 'Mark…');
    expect(stage.form('moderator')).toContain('room-1');
    expect(stage.refusals()).toEqual([]);
  });
});

describe('a press', () => {
  it('on a public card answers the channel with a new message', async () => {
    await using scene = await openScene();
    const { stage, newest } = scene;
    await stage.gives('member', 'status', { stream: 'room-1' });
    await newest('member');
    await stage.presses('moderator', 'Again');
    expect((await newest('member', 2)).text).toContain('Runs\n2');
    expect(stage.shown('moderator').filter(({ audience }) => audience === 'me')).toMatchObject([
      { text: 'ℹ️ room-1 is live\nThe answer stands in a message of its own.', buttons: [] },
    ]);
  });

  it('that changed nothing leaves the question and says why beside it', async () => {
    await using scene = await openScene();
    const { stage, newest } = scene;
    await askToMark(scene);
    stage.sim.guild.setRoles(stage.id('moderator'), []);
    await stage.presses('moderator', 'Mark it');
    expect(await newest('moderator', 2)).toMatchObject({
      audience: 'me',
      text: expect.stringContaining('Not allowed'),
    });
    expect(stage.shown('moderator')[0]?.buttons).toEqual(['Mark it']);
    stage.sim.guild.setRoles(stage.id('moderator'), [stage.group]);
    await stage.presses('moderator', 'Mark it');
    await newest('member');
    expect(scene.bot.writes).toEqual(['room-1']);
  });

  it('on a question that was overtaken ends it and says why beside it', async () => {
    await using scene = await openScene();
    const { stage, newest } = scene;
    await askToMark(scene);
    await stage.gives('moderator', 'mark', { ...WHOLE_MARK, reason: 'spam' });
    await newest('moderator', 2);
    await stage.presses('moderator', 'Mark it');
    await newest('member');
    await stage.presses('moderator', 'Mark it');
    expect(await newest('moderator', 4)).toMatchObject({
      audience: 'me',
      text: expect.stringContaining('after you were shown its state'),
    });
    expect(stage.shown('moderator')[0]).toMatchObject({
      text: '⚠️ Somebody was first\nThe answer stands in a message of its own.',
      buttons: [],
    });
    expect(scene.bot.writes).toEqual(['room-1']);
  });

  it('has its effect told although the question is gone', async () => {
    await using scene = await openScene();
    await askToMark(scene);
    scene.stage.sim.faults.add('PATCH /webhooks/{application}/{token}/messages/{message}', {
      kind: 'status',
      status: 404,
    });
    await scene.stage.presses('moderator', 'Mark it');
    expect((await scene.newest('member')).text).toContain('Marking');
  });

  it('on a button of an older day says that it is too old', async () => {
    await using scene = await openScene();
    const { stage, newest } = scene;
    await stage.gives('member', 'status', { stream: 'room-1' });
    await newest('member');
    stage.clock.advance(25 * 3_600_000);
    await stage.presses('moderator', 'Mark…');
    expect((await newest('moderator', 2)).text).toContain('too old');
    await stage.presses('moderator', 'Again');
    expect((await newest('moderator', 3)).text).toContain('too old');
  });
});
