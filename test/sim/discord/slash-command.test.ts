import { MessageFlags } from 'discord.js';
import { expect, it } from 'vitest';
import { createScene } from './bot.ts';

it('carries a slash command to a real client and its deferred answer back', async () => {
  await using scene = await createScene(async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    await interaction.editReply(`${interaction.options.getString('stream', true)} is live`);
  });
  const { sim, channelId, userId, otherId } = scene;
  const outcome = await sim.person(userId).types(channelId, 'live', ['status'], { stream: 'room-1' });
  expect(outcome.kind).toBe('deferred');
  const message = await sim.filled(outcome);
  expect(message.content).toBe('room-1 is live');
  expect(sim.messages(channelId, userId)).toEqual([message]);
  expect(sim.messages(channelId, otherId)).toEqual([]);
  expect(scene.faults).toEqual([]);
  expect(sim.refusals).toEqual([]);
});
