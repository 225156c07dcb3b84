import { describe, expect, it } from 'vitest';
import { jsonOf, listOf } from '../../../src/chat/discord/json.ts';
import { registerCommands } from '../../../src/chat/discord/register.ts';
import type { Call } from '../../../src/core/call.ts';
import { chatContract } from '../../contracts/chat.ts';
import { SECRET_VALUE } from '../../fixtures/chat-commands.ts';
import { openDiscordStage } from './discord-stage.ts';
import { readable } from './readable.ts';
import { createGate, openScene, WHOLE_MARK } from './scene.ts';

chatContract('discord', openDiscordStage);

describe('a command', () => {
  it('is answered in the channel when it shows to the channel', async () => {
    await using scene = await openScene();
    await scene.stage.gives('member', 'status', { stream: 'room-1' });
    await scene.newest('member');
    const shown = scene.stage.shown('moderator').map(({ text, audience }) => [text, audience]);
    expect(shown).toEqual([['ℹ️ room-1 is live\nState\nlive\nRuns\n1', 'channel']]);
    expect(scene.stage.refusals()).toEqual([]);
  });

  it('is answered privately when it shows to the asker', async () => {
    await using scene = await openScene();
    await scene.stage.gives('member', 'key', { stream: 'room-1', kind: 'play' });
    expect(await scene.newest('member')).toMatchObject({
      audience: 'me',
      text: `✅ A key for room-1\n${SECRET_VALUE}`,
    });
    expect(scene.stage.shown('moderator')).toEqual([]);
  });

  it('is refused privately, without a word in the channel, and the refusal is audited', async () => {
    await using scene = await openScene();
    await scene.stage.gives('member', 'mark', WHOLE_MARK);
    expect(scene.stage.outcome('member')?.kind).toBe('deferred');
    expect((await scene.newest('member')).text).toContain('This needs the permission moderate');
    expect(scene.stage.shown('moderator')).toEqual([]);
    expect(await scene.bot.services.store.audit.list({}, 9)).toMatchObject([
      { outcome: 'refused', command: 'mark' },
    ]);
  });

  it('opens no form for those who may not send it', async () => {
    await using scene = await openScene();
    await scene.stage.gives('member', 'mark', { stream: 'room-1' });
    expect(scene.stage.form('member')).toBeUndefined();
    expect((await scene.newest('member')).text).toContain('This needs the permission moderate');
  });

  it('is not taken from another guild', async () => {
    await using scene = await openScene();
    const { sim, token, apiUrl } = scene.stage;
    const { commands } = scene.bot.services;
    await registerCommands({ token, apiUrl, home: [sim.foreignGuild.id], root: 'live', commands });
    const channel = sim.foreignGuild.addChannel({ name: 'general' }).id;
    const stranger = sim.foreignGuild.addMember({ name: 'sam' }).user.id;
    await sim.filled(await sim.person(stranger).types(channel, 'live', ['status'], { stream: 'room-1' }));
    expect(sim.messages(channel)).toEqual([]);
    expect(sim.messages(channel, stranger).map(readable)).toEqual([expect.stringContaining('Not allowed')]);
    expect(scene.bot.runs).toEqual([]);
  });

  it('with a fault is answered at once', async () => {
    await using scene = await openScene();
    await scene.stage.gives('member', 'status', { stream: 'no such/way/to name/it' });
    expect(scene.stage.outcome('member')).toMatchObject({ kind: 'message', message: { flags: 64 } });
    expect((await scene.newest('member')).text).toContain('stream cannot be');
  });

  it('that takes long has its first answer in time', async () => {
    const gate = createGate();
    await using scene = await openScene(gate.hold);
    await scene.stage.gives('member', 'status', { stream: 'room-1' });
    scene.stage.clock.advance(60_000);
    gate.open();
    await scene.newest('member');
    expect(scene.stage.refusals()).toEqual([]);
  });

  it('that breaks says so privately with a reference, though it shows to the channel', async () => {
    await using scene = await openScene((desk) => ({
      dispatch: async (call: Call) => ({ ...(await desk.dispatch(call)), audience: 'me' }),
    }));
    await scene.stage.gives('member', 'status', { stream: 'room-1' });
    expect(await scene.newest('member')).toMatchObject({ audience: 'me' });
    expect(scene.inChannel()).toEqual([]);
  });
});

describe('the gateway', () => {
  it('asks for guilds and nothing else', async () => {
    await using scene = await openScene();
    expect(scene.stage.sim.gateway.sessions.map(({ intents }) => intents)).toEqual([1]);
  });

  it('comes back after a break', async () => {
    await using scene = await openScene();
    const { stage, bot } = scene;
    expect(stage.chat.connected()).toBe(true);
    stage.sim.gateway.reconnect();
    await stage.until(() => stage.sim.gateway.sessions.some(({ resumes }) => resumes > 0), 'the resume');
    await stage.until(() => stage.chat.connected(), 'the connection');
    await stage.gives('member', 'status', { stream: 'room-1' });
    await scene.newest('member');
    expect(bot.logged.some((line) => line.includes('connecting again'))).toBe(true);
  });

  it('is left after what is running has ended', async () => {
    const gate = createGate();
    await using scene = await openScene(gate.hold);
    await scene.stage.gives('member', 'status', { stream: 'room-1' });
    const stopped = scene.stage.chat.stop();
    gate.open();
    await stopped;
    expect(scene.stage.shown('member')).toHaveLength(1);
    expect(scene.stage.chat.connected()).toBe(false);
  });
});

it('pings nobody and logs no secret', async () => {
  await using scene = await openScene();
  const { stage, bot, newest } = scene;
  await stage.gives('moderator', 'mark', { ...WHOLE_MARK, reason: `@everyone ${SECRET_VALUE}` });
  await newest('moderator');
  stage.sim.faults.add('POST /webhooks/{application}/{token}', { kind: 'status', status: 403 });
  await stage.presses('moderator', 'Mark it');
  await newest('member');
  stage.sim.faults.add('PATCH /webhooks/{application}/{token}/messages/{message}', {
    kind: 'status',
    status: 404,
  });
  await stage.gives('member', 'key', { stream: 'room-1' });
  await newest('member', 2);
  expect(stage.pings()).toEqual([]);
  const logged = bot.logged.join('\n');
  expect(logged).toContain('refused');
  for (const secret of [...stage.secrets(), SECRET_VALUE]) expect(logged).not.toContain(secret);
  const bodies = stage.sim.calls
    .filter(({ method }) => method !== 'GET')
    .map(({ body }) => jsonOf(jsonOf(body)['data'] ?? body));
  const messages = bodies.filter((body) => listOf(body['embeds']).length > 0);
  expect(messages.every((body) => JSON.stringify(body['allowed_mentions']) === '{"parse":[]}')).toBe(true);
});
