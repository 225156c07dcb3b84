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
