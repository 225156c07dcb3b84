import { expect, it } from 'vitest';
import { createScene } from './bot.ts';
import type { Scene } from './bot.ts';

const route = 'POST /channels/{channel}/messages';

async function textChannel({ client, channelId }: Scene) {
  const channel = await client.channels.fetch(channelId);
  if (channel === null || !channel.isSendable()) throw new Error('no text channel');
  return channel;
}

const quietScene = (): Promise<Scene> => createScene(() => Promise.resolve());

it('lets a real client post, edit and delete', async () => {
  await using scene = await quietScene();
  const { sim, channelId } = scene;
  const channel = await textChannel(scene);
  const message = await channel.send({ embeds: [{ title: 'Live' }], allowedMentions: { parse: [] } });
  await message.edit({ embeds: [{ title: 'Ended' }] });
  expect(sim.messages(channelId)).toMatchObject([
    { embeds: [{ title: 'Ended' }], editedAtMs: scene.clock.now() },
  ]);
  await message.delete();
  expect(sim.messages(channelId)).toEqual([]);
});

it('makes a real client wait and try again after a 429', async () => {
  await using scene = await quietScene();
  const { sim, channelId } = scene;
  const channel = await textChannel(scene);
  sim.faults.add(route, { kind: 'rate-limit', retryAfterMs: 50 });
  await channel.send('at last');
  const posts = sim.calls.filter(
    ({ method, path }) => method === 'POST' && path === `/channels/${channelId}/messages`,
  );
  expect(posts.map(({ status }) => status)).toEqual([429, 200]);
});

it('shows what a lost answer does to a client that tries again', async () => {
  await using scene = await quietScene();
  const { sim, channelId } = scene;
  const channel = await textChannel(scene);
  sim.faults.add(route, { kind: 'lost', how: 'reset' });
  await channel.send({ content: 'once', nonce: '7', enforceNonce: true }).catch(() => undefined);
  await channel.send({ content: 'once', nonce: '7', enforceNonce: true });
  expect(sim.messages(channelId).map(({ content }) => content)).toEqual(['once']);
});

it('finds its permissions where REST has them', async () => {
  await using scene = await quietScene();
  const { sim, client, channelId } = scene;
  const permissions = () => {
    const channel = client.channels.cache.get(channelId);
    if (channel === undefined || channel.isDMBased()) throw new Error('no guild channel');
    return channel.permissionsFor(client.user);
  };
  expect(permissions()?.has('EmbedLinks')).toBe(true);
  const updated = new Promise((resolve) => client.once('channelUpdate', resolve));
  sim.guild.setBot(channelId, { embed: false });
  await updated;
  expect(permissions()?.has('EmbedLinks')).toBe(false);
});

it('lets people of another guild use a global command', async () => {
  const guilds: unknown[] = [];
  await using scene = await createScene(async (interaction) => {
    guilds.push(interaction.guildId);
    if (interaction.isChatInputCommand()) await interaction.reply('not here');
  });
  const { sim, client } = scene;
  await client.application.commands.create({ name: 'live', description: 'Live streams' });
  const channelId = sim.foreignGuild.addChannel({ name: 'elsewhere' }).id;
  const guest = sim.foreignGuild.addMember({ name: 'guest' }).user.id;
  await sim.person(guest).types(channelId, 'live', []);
  expect(guilds).toEqual([sim.foreignGuild.id]);
  await expect(sim.person(scene.userId).types(channelId, 'live', [])).rejects.toThrow('not in the guild');
});

it('hides a command from people without its permissions', async () => {
  await using scene = await createScene(async (interaction) => {
    if (interaction.isChatInputCommand()) await interaction.reply('ok');
  });
  const { sim, client, channelId, userId, started } = scene;
  const hidden = { name: 'admin', description: 'For admins', defaultMemberPermissions: 8n };
  await client.application.commands.create(hidden, started.guildId);
  await expect(sim.person(userId).types(channelId, 'admin', [])).rejects.toThrow('needs permissions');
  sim.guild.setRoles(userId, [sim.guild.addRole({ name: 'admins', permissions: 8n }).id]);
  expect((await sim.person(userId).types(channelId, 'admin', [])).kind).toBe('message');
});
