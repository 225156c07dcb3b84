import { describe, expect, it } from 'vitest';
import { createDiscord } from '../../../src/chat/discord/discord.ts';
import { openTestDesk } from '../../fixtures/test-desk.ts';
import { askToMark, openScene } from './scene.ts';

const FOLLOW_UP = 'POST /webhooks/{application}/{token}';
const CALLBACK = 'POST /interactions/{interaction}/{token}/callback';

describe('a request that the network spoils', () => {
  it('is answered once although the answer to the deferral was lost', async () => {
    await using scene = await openScene();
    scene.stage.sim.faults.add(CALLBACK, { kind: 'lost', how: 'reset' });
    await scene.stage.gives('member', 'status', { stream: 'room-1' });
    await scene.newest('member');
    expect(scene.bot.runs).toEqual(['status room-1']);
  });

  it('has its public effect told once although the answer to the post was lost', async () => {
    await using scene = await openScene();
    await askToMark(scene);
    scene.stage.sim.faults.add(FOLLOW_UP, { kind: 'lost', how: 'reset' });
    await scene.stage.presses('moderator', 'Mark it');
    await scene.stage.chat.stop();
    expect(scene.bot.landed).toHaveLength(1);
    expect(scene.inChannel()).toHaveLength(1);
  });

  it('has its public effect told by the bot itself when the way back is refused', async () => {
    await using scene = await openScene();
    await askToMark(scene);
    scene.stage.sim.faults.add(FOLLOW_UP, { kind: 'status', status: 403 });
    await scene.stage.presses('moderator', 'Mark it');
    expect((await scene.newest('member')).text).toContain('Marking');
    await scene.stage.chat.stop();
    expect(scene.bot.landed).toHaveLength(1);
  });

  it('does nothing when it could not be taken', async () => {
    await using scene = await openScene();
    scene.stage.sim.faults.add(CALLBACK, { kind: 'status', status: 404 });
    const given = scene.stage.gives('member', 'status', { stream: 'room-1' });
    await scene.stage.until(() => scene.stage.refusals().length > 0, 'the refusal');
    await scene.stage.chat.stop();
    scene.stage.clock.advance(3000);
    await given;
    expect(scene.bot.runs).toEqual([]);
  });
});

const broken = () => Promise.reject(new Error('disk full'));

describe('a store that is out of order', () => {
  it('keeps no press waiting', async () => {
    await using scene = await openScene(() => ({ savedForm: broken }));
    const { stage, newest } = scene;
    await stage.gives('member', 'status', { stream: 'room-1' });
    await newest('member');
    await stage.presses('moderator', 'Mark…');
    expect(await newest('moderator', 2)).toMatchObject({
      audience: 'me',
      text: expect.stringContaining('Something broke'),
    });
    expect(scene.bot.logged.join()).toContain('disk full');
  });

  it('has a fault told without the button that would correct it', async () => {
    await using scene = await openScene(() => ({ keepForm: broken }));
    const { stage, newest } = scene;
    await stage.gives('moderator', 'mark', { stream: 'room-1' });
    await stage.fills('moderator', { for: 'a while', reason: 'spam' });
    expect(await newest('moderator')).toMatchObject({
      buttons: [],
      text: expect.stringContaining('for cannot be'),
    });
  });

  it('tells no answer twice because its place was not kept', async () => {
    await using scene = await openScene(() => ({ landed: broken }));
    await scene.stage.gives('member', 'status', { stream: 'room-1' });
    await scene.newest('member');
    await scene.stage.chat.stop();
    expect(scene.inChannel()).toHaveLength(1);
  });
});

describe('two instances of the bot', () => {
  it('run a command once', async () => {
    await using scene = await openScene();
    const { stage, bot } = scene;
    const other = await openTestDesk({ now: bot.desk.now, grants: bot.services.grants });
    const twin = createDiscord({
      token: stage.token,
      apiUrl: stage.apiUrl,
      home: [stage.guild],
      newId: () => 'twin',
    });
    await twin.start(other.desk);
    await stage.gives('member', 'status', { stream: 'room-1' });
    await scene.newest('member');
    await twin.stop();
    await stage.chat.stop();
    expect([...bot.runs, ...other.runs]).toEqual(['status room-1']);
    expect(scene.inChannel()).toHaveLength(1);
    await other.close();
  });
});
