import { expect, it } from 'vitest';
import { plainText } from '../../../src/sim/discord/plain-text.ts';
import { createRawScene } from './raw.ts';
import type { RawScene } from './raw.ts';

const post = (scene: RawScene, channelId: string, body: object) =>
  scene.ask('POST', `/channels/${channelId}/messages`, body);

it('refuses what the bot may not do in a channel', async () => {
  await using scene = await createRawScene();
  const { sim } = scene;
  const hidden = sim.guild.addChannel({ name: 'hidden', botLacks: ['view'] }).id;
  const silent = sim.guild.addChannel({ name: 'silent', botLacks: ['send'] }).id;
  const plain = sim.guild.addChannel({ name: 'plain', botLacks: ['embed'] }).id;
  const thread = sim.guild.addChannel({
    name: 'thread',
    kind: 'thread',
    parentId: plain,
    botLacks: ['threads'],
  }).id;
  expect((await post(scene, hidden, { content: 'a' })).body).toEqual({
    code: 50001,
    message: 'Missing Access',
  });
  expect((await post(scene, silent, { content: 'a' })).body).toEqual({
    code: 50013,
    message: 'Missing Permissions',
  });
  expect((await post(scene, plain, { embeds: [{ title: 'a' }] })).status).toBe(403);
  expect((await post(scene, plain, { content: 'a' })).status).toBe(200);
  expect((await post(scene, thread, { content: 'a' })).fields['code']).toBe(50013);
  expect((await post(scene, '1', { content: 'a' })).fields['code']).toBe(10003);
  sim.guild.setBot(silent, { send: true });
  expect((await post(scene, silent, { content: 'a' })).status).toBe(200);
});

it('edits and deletes only its own messages', async () => {
  await using scene = await createRawScene();
  const { sim, channelId, ask } = scene;
  const id = String((await post(scene, channelId, { content: 'first' })).fields['id']);
  const path = `/channels/${channelId}/messages/${id}`;
  const edited = await ask('PATCH', path, { embeds: [{ title: 'second' }] });
  expect(edited.fields['edited_timestamp']).not.toBeNull();
  expect(sim.messages(channelId).map(plainText)).toEqual(['first\nsecond']);
  expect((await ask('DELETE', path)).status).toBe(204);
  expect((await ask('PATCH', path, { content: 'third' })).fields['code']).toBe(10008);
  const foreign = sim.says(channelId, sim.guild.addMember({ name: 'mia' }).user.id, 'hello');
  const theirs = `/channels/${channelId}/messages/${foreign.id}`;
  expect((await ask('PATCH', theirs, { content: 'mine' })).fields['code']).toBe(50005);
  expect((await ask('DELETE', theirs)).fields['code']).toBe(50013);
});

it('gives the message that is there for a nonce it knows', async () => {
  await using scene = await createRawScene();
  const body = { content: 'once', nonce: '42', enforce_nonce: true };
  const first = await post(scene, scene.channelId, body);
  const second = await post(scene, scene.channelId, body);
  expect(second.fields['id']).toBe(first.fields['id']);
  await post(scene, scene.channelId, { content: 'once', nonce: '42' });
  expect(scene.sim.messages(scene.channelId)).toHaveLength(2);
});

it('opens direct messages, unless the person takes none', async () => {
  await using scene = await createRawScene();
  const { sim, ask } = scene;
  const open = sim.guild.addMember({ name: 'mia' }).user.id;
  const closed = sim.guild.addMember({ name: 'noa', takesDirectMessages: false }).user.id;
  const channel = await ask('POST', '/users/@me/channels', { recipient_id: open });
  expect(channel.body).toMatchObject({ type: 1, recipients: [{ id: open }] });
  expect((await post(scene, String(channel.fields['id']), { content: 'psst' })).status).toBe(200);
  expect(sim.messages(sim.directMessage(open)).map(({ content }) => content)).toEqual(['psst']);
  const refused = await ask('POST', '/users/@me/channels', { recipient_id: closed });
  expect((await post(scene, String(refused.fields['id']), { content: 'psst' })).fields['code']).toBe(50007);
});

it('takes files with their alt text and serves them', async () => {
  await using scene = await createRawScene();
  const { sim, channelId, started } = scene;
  const form = new FormData();
  const payload = {
    attachments: [{ id: 0, description: 'Pushes of a day' }],
    embeds: [{ image: { url: 'attachment://chart.png' } }],
  };
  form.set('payload_json', JSON.stringify(payload));
  form.set('files[0]', new Blob(['png'], { type: 'image/png' }), 'chart.png');
  const headers = { authorization: `Bot ${started.token}` };
  const url = `${started.apiUrl}/v10/channels/${channelId}/messages`;
  const response = await fetch(url, { method: 'POST', headers, body: form });
  expect(response.status).toBe(200);
  const [attachment] = sim.messages(channelId)[0]?.attachments ?? [];
  expect(attachment).toMatchObject({
    name: 'chart.png',
    contentType: 'image/png',
    description: 'Pushes of a day',
  });
  const served = await fetch(attachment?.url ?? '');
  expect(await served.text()).toBe('png');
  expect(await response.json()).toMatchObject({ embeds: [{ image: { url: attachment?.url } }] });
});
