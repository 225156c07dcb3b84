import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Scene } from './bolt.ts';
import { createScene } from './bolt.ts';

describe('the Web API through the real client', () => {
  let scene: Scene;
  beforeEach(async () => {
    scene = await createScene();
    const { workspace } = scene.sim;
    workspace.setChannel({ id: 'C2', name: 'public', members: ['U1'] });
    workspace.setChannel({ id: 'C3', name: 'secret', isPrivate: true, members: ['U1'] });
    workspace.setUserGroup({ id: 'S1', handle: 'mods', members: ['U1'] });
  });
  afterEach(() => scene.stop());

  const call = (method: string, args: Record<string, unknown> = {}) => scene.app.client.apiCall(method, args);
  const fault = async (method: string, args: Record<string, unknown> = {}) => {
    const error: unknown = await call(method, args).then(
      () => ({ message: 'ok' }),
      (thrown: unknown) => thrown,
    );
    return error instanceof Error ? error.message.replace('An API error occurred: ', '') : 'ok';
  };

  it('says who the bot is', async () => {
    const { botUserId, teamId } = scene.access;
    expect(await call('auth.test')).toMatchObject({ ok: true, user_id: botUserId, team_id: teamId });
  });

  it.each([
    ['an unknown token', 'auth.test', { token: 'nobody' }, 'invalid_auth'],
    ['the app token for messages', 'auth.test', { token: 'xapp-stand-in-app' }, 'not_allowed_token_type'],
    ['the bot token for sockets', 'apps.connections.open', {}, 'not_allowed_token_type'],
    ['an unknown method', 'chat.shout', {}, 'unknown_method'],
    ['history', 'conversations.history', { channel: 'C1' }, 'missing_scope'],
    ['opening conversations', 'conversations.open', { users: 'U1' }, 'missing_scope'],
    ['listing direct messages', 'conversations.list', { types: 'public_channel,im' }, 'missing_scope'],
    ['the old upload', 'files.upload', {}, 'method_deprecated'],
    ['a public channel without the bot', 'chat.postMessage', { channel: 'C2', text: 'x' }, 'not_in_channel'],
    ['a private one', 'chat.postMessage', { channel: 'C3', text: 'x' }, 'channel_not_found'],
    ['a name for an id', 'chat.postMessage', { channel: '#live', text: 'x' }, 'channel_not_found'],
    ['an empty message', 'chat.postMessage', { channel: 'C1' }, 'no_text'],
    ['too much text', 'chat.postMessage', { channel: 'C1', text: 'x'.repeat(40_001) }, 'msg_too_long'],
    ['blocks that are no list', 'chat.postMessage', { channel: 'C1', blocks: '{' }, 'invalid_blocks_format'],
    [
      'an unknown thread',
      'chat.postMessage',
      { channel: 'C1', text: 'x', thread_ts: '1.2' },
      'cannot_reply_to_message',
    ],
    [
      'a person elsewhere',
      'chat.postEphemeral',
      { channel: 'C1', user: 'U8', text: 'x' },
      'user_not_in_channel',
    ],
    ['an unknown message', 'chat.update', { channel: 'C1', ts: '1.2', text: 'x' }, 'message_not_found'],
    ['a private channel', 'conversations.info', { channel: 'C3' }, 'channel_not_found'],
    ['an unknown person', 'users.info', { user: 'U8' }, 'user_not_found'],
    ['an unknown group', 'usergroups.users.list', { usergroup: 'S8' }, 'no_such_subteam'],
    ['a modal without a trigger', 'views.open', {}, 'invalid_arguments'],
  ])('refuses %s', async (_what, method, args, error) => {
    expect(await fault(method, args)).toBe(error);
    expect(scene.sim.refusals).toMatchObject([{ what: method, error }]);
  });

  it('names the scope that is missing', async () => {
    await expect(call('conversations.open', { users: 'U1' })).rejects.toMatchObject({
      data: { needed: 'im:write', provided: expect.stringContaining('chat:write') },
    });
  });

  it('posts, edits and deletes; a text alone takes blocks away', async () => {
    const { sim } = scene;
    const blocks = [{ type: 'divider' }];
    const ts = await scene.post({ channel: 'C1', text: 'one', blocks });
    await call('chat.update', { channel: 'C1', ts, blocks: [...blocks, ...blocks] });
    expect(sim.messages('C1')[0]).toMatchObject({ ts, text: 'one', blocks: [...blocks, ...blocks] });
    await call('chat.update', { channel: 'C1', ts, text: 'two' });
    expect(sim.messages('C1')[0]).toMatchObject({ ts, text: 'two', blocks: [] });
    expect(await fault('chat.update', { channel: 'C1', ts, text: 'x'.repeat(4001) })).toBe('msg_too_long');
    await call('chat.delete', { channel: 'C1', ts });
    expect(sim.messages('C1')).toEqual([]);
  });

  it('cannot change an ephemeral message', async () => {
    const answer: object = await call('chat.postEphemeral', { channel: 'C1', user: 'U1', text: 'mine' });
    const ts = 'message_ts' in answer ? answer.message_ts : '';
    expect(scene.sim.messages('C1', 'U1')).toHaveLength(1);
    expect(await fault('chat.update', { channel: 'C1', ts, text: 'x' })).toBe('message_not_found');
    expect(await fault('chat.delete', { channel: 'C1', ts })).toBe('message_not_found');
  });

  it('opens a direct conversation for a user id', async () => {
    const answer: object = await call('chat.postMessage', { channel: 'U1', text: 'psst' });
    const channel = 'channel' in answer ? String(answer.channel) : '';
    expect(channel).toMatch(/^D/);
    expect(scene.sim.messages(channel)).toMatchObject([{ text: 'psst' }]);
    expect(await fault('conversations.info', { channel })).toBe('missing_scope');
  });

  it('tells the locale only when asked, and groups with their members', async () => {
    expect(await call('users.info', { user: 'U1' })).not.toHaveProperty('user.locale');
    const user = await call('users.info', { user: 'U1', include_locale: true });
    expect(user).toMatchObject({ user: { id: 'U1', locale: 'en-US', tz: 'Asia/Shanghai' } });
    expect(await call('usergroups.list')).toMatchObject({ usergroups: [{ id: 'S1', handle: 'mods' }] });
    expect(await call('usergroups.users.list', { usergroup: 'S1' })).toMatchObject({ users: ['U1'] });
  });

  it('lists conversations page by page, private ones only with the bot inside', async () => {
    const args = { types: 'public_channel,private_channel', limit: 1 };
    const first = await call('conversations.list', args);
    expect(first).toMatchObject({ channels: [{ id: 'C1', is_member: true }] });
    const cursor = first.response_metadata?.next_cursor;
    const second = await call('conversations.list', { ...args, cursor });
    expect(second).toMatchObject({
      channels: [{ id: 'C2', is_member: false }],
      response_metadata: { next_cursor: '' },
    });
    expect(await call('conversations.members', { channel: 'C2' })).toMatchObject({ members: ['U1'] });
  });

  it('takes JSON bodies too', async () => {
    const { apiUrl, botToken } = scene.access;
    const answer = await fetch(`${apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: { authorization: `Bearer ${botToken}`, 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify({ channel: 'C1', text: 'json', blocks: [{ type: 'divider' }] }),
    });
    expect(await answer.json()).toMatchObject({ ok: true, message: { blocks: [{ type: 'divider' }] } });
  });

  it('limits messages to one a second in a channel, after a short burst', async () => {
    for (let sent = 0; sent < 5; sent += 1) await scene.post({ channel: 'C1', text: `${sent}` });
    await expect(scene.post({ channel: 'C1', text: 'x' })).rejects.toMatchObject({ retryAfter: 1 });
    await scene.post({ channel: 'U1', text: 'elsewhere' });
    scene.clock.advance(1000);
    await scene.post({ channel: 'C1', text: 'again' });
    expect(scene.sim.refusals).toMatchObject([{ what: 'chat.postMessage', error: 'ratelimited' }]);
  });

  it('limits each method to its tier', async () => {
    for (let call = 0; call < 20; call += 1) await fault('usergroups.list');
    await expect(call('usergroups.list')).rejects.toMatchObject({ retryAfter: 3 });
  });

  it('fails on demand, without counting that as a refusal', async () => {
    const { sim } = scene;
    sim.faults.rateLimit('users.info', 1, 30);
    await expect(call('users.info', { user: 'U1' })).rejects.toMatchObject({ retryAfter: 30 });
    sim.faults.error('users.info', 'internal_error');
    expect(await fault('users.info', { user: 'U1' })).toBe('internal_error');
    sim.faults.loseAnswer('chat.postMessage');
    const lost = scene.post({ channel: 'C1', text: 'lost' }).catch(() => 'never answered');
    await sim.until(() => sim.messages('C1').length === 1, 'the effect');
    expect(await Promise.race([lost, Promise.resolve('waiting')])).toBe('waiting');
    expect(sim.refusals).toEqual([]);
  });

  it('takes a file in three steps and shows it', async () => {
    const { sim, app } = scene;
    const file = Buffer.from('png');
    // The SDK has another name for the alt text than the method, which drops it.
    await app.client.files.uploadV2({ channel_id: 'C1', filename: 'day.png', alt_text: 'a day', file });
    expect(sim.messages('C1')).toMatchObject([{ files: [{ name: 'day.png', altText: '', bytes: file }] }]);
    const upload = { channel_id: 'C2', filename: 'day.png', file };
    await expect(app.client.files.uploadV2(upload)).rejects.toThrow('not_in_channel');
    const missing = [{ type: 'image', alt_text: 'x', slack_file: { id: 'F0' } }];
    expect(await fault('chat.postMessage', { channel: 'C1', blocks: missing })).toBe('invalid_blocks');
  });

  const shown = (id: string | undefined) => {
    const blocks = [{ type: 'image', alt_text: 'x', slack_file: { id } }];
    return fault('chat.postMessage', { channel: 'C1', blocks });
  };

  it('shows in blocks only pictures that were uploaded and worked on', async () => {
    const { sim, app, clock } = scene;
    sim.faults.workOnFiles(1000);
    const uploaded = async (filename: string) => {
      await app.client.files.uploadV2({ channel_id: 'C1', filename, file: Buffer.from('x') });
      return sim.messages('C1').at(-1)?.files[0]?.id;
    };
    const [picture, table] = [await uploaded('day.png'), await uploaded('day.csv')];
    expect(await shown(picture)).toBe('invalid_blocks');
    clock.advance(1000);
    expect(await shown(picture)).toBe('ok');
    expect(await shown(table)).toBe('invalid_blocks');
  });
});
