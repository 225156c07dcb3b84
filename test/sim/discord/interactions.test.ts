import { ButtonStyle, ComponentType, DiscordAPIError, MessageFlags, TextInputStyle } from 'discord.js';
import type {
  APIActionRowComponent,
  APIButtonComponent,
  APIModalInteractionResponseCallbackData,
  ChatInputCommandInteraction,
  Interaction,
} from 'discord.js';
import { expect, it } from 'vitest';
import { plainText } from '../../../src/sim/discord/plain-text.ts';
import { createScene } from './bot.ts';
import type { Scene } from './bot.ts';

const goRow: APIActionRowComponent<APIButtonComponent> = {
  type: ComponentType.ActionRow,
  components: [
    { type: ComponentType.Button, style: ButtonStyle.Danger, label: 'Ban', custom_id: 'ban:1' },
    {
      type: ComponentType.Button,
      style: ButtonStyle.Secondary,
      label: 'Old',
      custom_id: 'old',
      disabled: true,
    },
  ],
};
const banModal: APIModalInteractionResponseCallbackData = {
  title: 'Ban room-1',
  custom_id: 'form:1',
  components: [
    {
      type: ComponentType.ActionRow,
      components: [
        {
          type: ComponentType.TextInput,
          custom_id: 'reason',
          label: 'Reason',
          style: TextInputStyle.Short,
          max_length: 20,
        },
      ],
    },
    {
      type: ComponentType.Label,
      label: 'Length',
      component: {
        type: ComponentType.StringSelect,
        custom_id: 'length',
        options: [
          { label: 'One day', value: '1d' },
          { label: 'A week', value: '7d', default: true },
        ],
      },
    },
  ],
};

const status = (scene: Scene, userId = scene.userId) =>
  scene.sim.person(userId).types(scene.channelId, 'live', ['status'], { stream: 'room-1' });

const onCommand =
  (run: (interaction: ChatInputCommandInteraction) => Promise<unknown>) =>
  async (interaction: Interaction) => {
    if (interaction.isChatInputCommand()) await run(interaction);
  };

function codeOf(fault: unknown): unknown {
  return fault instanceof DiscordAPIError ? fault.code : fault;
}

it('sends a complete command to the client', async () => {
  const seen: unknown[] = [];
  await using scene = await createScene(
    onCommand(async (interaction) => {
      const { guildLocale, locale, context, attachmentSizeLimit } = interaction;
      const name = [interaction.commandName, interaction.options.getSubcommand()];
      const hours = interaction.options.getInteger('hours');
      seen.push({
        guildLocale,
        locale,
        context,
        attachmentSizeLimit,
        name,
        hours,
        cached: interaction.inCachedGuild(),
      });
      seen.push(interaction.appPermissions.has('EmbedLinks'), interaction.channel?.isTextBased());
      await interaction.reply({ content: 'ok', withResponse: true });
    }),
  );
  const person = scene.sim.person(scene.sim.guild.addMember({ name: 'li', locale: 'zh-CN' }).user.id);
  const outcome = await person.types(scene.channelId, 'live', ['status'], { stream: 'a', hours: 3 });
  expect(outcome).toMatchObject({ kind: 'message', message: { content: 'ok', ephemeralTo: undefined } });
  expect(seen).toEqual([
    {
      guildLocale: 'en-US',
      locale: 'zh-CN',
      context: 0,
      attachmentSizeLimit: 10_485_760,
      name: ['live', 'status'],
      hours: 3,
      cached: true,
    },
    true,
    true,
  ]);
});

it('lets nobody type what is not offered', async () => {
  await using scene = await createScene(async () => undefined);
  const { sim, channelId, userId } = scene;
  const person = sim.person(userId);
  await expect(person.types(channelId, 'dead', [])).rejects.toThrow('not registered');
  await expect(person.types(channelId, 'live', ['ban'])).rejects.toThrow('no sub-command');
  await expect(person.types(channelId, 'live', [])).rejects.toThrow('not a whole command');
  await expect(person.types(channelId, 'live', ['status'])).rejects.toThrow('is required');
  await expect(person.types(channelId, 'live', ['status'], { stream: 'a', hours: 25 })).rejects.toThrow(
    'does not take',
  );
  await expect(person.types(channelId, 'live', ['status'], { stream: 'a', x: 1 })).rejects.toThrow(
    'no option',
  );
  const elsewhere = sim.foreignGuild.addChannel({ name: 'other' }).id;
  await expect(person.types(elsewhere, 'live', ['status'])).rejects.toThrow('not registered');
});

it('completes an option while it is typed', async () => {
  await using scene = await createScene(async (interaction) => {
    if (!interaction.isAutocomplete()) return;
    const { name, value } = interaction.options.getFocused(true);
    await interaction.respond([{ name: `${name}: ${value} live`, value: `${value}-1` }]);
  });
  const person = scene.sim.person(scene.userId);
  const choices = await person.autocompletes(
    scene.channelId,
    'live',
    ['status'],
    { stream: 'ro', hours: 99 },
    'stream',
  );
  expect(choices).toEqual([{ name: 'stream: ro live', value: 'ro-1' }]);
  expect(scene.faults).toEqual([]);
});

it('refuses 26 choices and empty ones', async () => {
  await using scene = await createScene(async (interaction) => {
    if (!interaction.isAutocomplete()) return;
    const many = Array.from({ length: 26 }, (_, n) => ({ name: `${n}`, value: `${n}` }));
    const value = interaction.options.getFocused();
    await interaction.respond(value === 'many' ? many : [{ name: '', value }]);
  });
  const { sim, clock, channelId, userId, faults } = scene;
  for (const [index, stream] of ['many', 'empty'].entries()) {
    const shown = sim.person(userId).autocompletes(channelId, 'live', ['status'], { stream }, 'stream');
    await scene.failed(index + 1);
    clock.advance(3000);
    await expect(shown).rejects.toThrow('loading options failed');
  }
  expect(faults.map(codeOf)).toEqual([50035, 50035]);
});

it('shows an ephemeral answer to one person, and follow-ups as they ask', async () => {
  await using scene = await createScene(
    onCommand(async (interaction) => {
      await interaction.reply({ content: 'for you', flags: MessageFlags.Ephemeral });
      await interaction.followUp({ content: 'for all' });
      await interaction.editReply({ content: 'for you, still' });
    }),
  );
  const { sim, channelId, userId, otherId } = scene;
  await status(scene);
  await sim.until(() => sim.messages(channelId, userId)[0]?.content === 'for you, still', 'the edit');
  expect(sim.messages(channelId, userId).map(plainText)).toEqual(['for you, still', 'for all']);
  expect(sim.messages(channelId, otherId).map(plainText)).toEqual(['for all']);
  const [mine] = sim.messages(channelId, userId);
  const channel = await scene.client.channels.fetch(channelId);
  if (!channel?.isTextBased()) throw new Error('no text channel');
  const fault: unknown = await channel.messages.fetch(mine?.id ?? '').catch((error: unknown) => error);
  expect(codeOf(fault)).toBe(10008);
});

it('fills a private deferral with the first follow-up', async () => {
  await using scene = await createScene(
    onCommand(async (interaction) => {
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      await interaction.followUp({ content: 'meant for all' });
    }),
  );
  const outcome = await status(scene);
  expect((await scene.sim.filled(outcome)).ephemeralTo).toBe(scene.userId);
  expect(scene.sim.messages(scene.channelId)).toEqual([]);
});

it('opens a modal from a button and updates the message when it is sent', async () => {
  await using scene = await createScene(async (interaction) => {
    if (interaction.isChatInputCommand()) await interaction.reply({ content: 'room-1', components: [goRow] });
    else if (interaction.isButton()) await interaction.showModal(banModal);
    else if (interaction.isModalSubmit() && interaction.isFromMessage()) {
      const reason = interaction.fields.getTextInputValue('reason');
      const [length] = interaction.fields.getStringSelectValues('length');
      await interaction.update({ content: `banned: ${reason}, ${length}`, components: [] });
    }
  });
  const { sim, userId, otherId } = scene;
  const asked = await status(scene);
  if (asked.kind !== 'message') throw new Error(asked.kind);
  const person = sim.person(otherId);
  await expect(person.presses(asked.message.id, 'Old')).rejects.toThrow('disabled');
  await expect(person.presses(asked.message.id, 'Cut')).rejects.toThrow('has no "Cut"; it has: Ban, Old');
  expect(await person.presses(asked.message.id, 'Ban')).toMatchObject({
    kind: 'modal',
    modal: { title: 'Ban room-1' },
  });
  expect(sim.modal(userId)).toBeUndefined();
  await expect(person.submits({ Reason: 'x'.repeat(21) })).rejects.toThrow('0 to 20');
  await expect(person.submits({ Why: 'a' })).rejects.toThrow('no field "Why"');
  await expect(person.submits({ reason: 'a', length: '9d' })).rejects.toThrow('does not take');
  const outcome = await person.submits({ Reason: 'nudity' });
  expect(outcome).toMatchObject({
    kind: 'update',
    message: { content: 'banned: nudity, 7d', components: [] },
  });
  expect(sim.modal(otherId)).toBeUndefined();
  await expect(person.presses(asked.message.id, 'Ban')).rejects.toThrow('has no "Ban"');
  expect(scene.faults).toEqual([]);
});

it('keeps a modal open that nobody answers, and forgets one that is dismissed', async () => {
  await using scene = await createScene(onCommand((interaction) => interaction.showModal(banModal)));
  const { sim, clock, userId } = scene;
  await status(scene);
  const sent = sim.person(userId).submits({ reason: 'a' });
  clock.advance(3000);
  expect(await sent).toEqual({ kind: 'failed' });
  expect(sim.modal(userId)).toBeDefined();
  sim.person(userId).dismisses();
  expect(sim.modal(userId)).toBeUndefined();
});

it('refuses a modal as the answer to a modal, and an update without a message', async () => {
  await using scene = await createScene(async (interaction) => {
    if (interaction.isChatInputCommand()) await interaction.showModal(banModal);
    if (!interaction.isModalSubmit()) return;
    for (const type of [9, 7, 6, 8, 1]) {
      const route = `/interactions/${interaction.id}/${interaction.token}/callback` as const;
      await interaction.client.rest
        .post(route, { body: { type, data: banModal }, auth: false })
        .catch(scene.addFault);
    }
    await interaction.reply('sorry');
  });
  await status(scene);
  const outcome = await scene.sim.person(scene.userId).submits({ reason: 'a' });
  expect(outcome.kind).toBe('message');
  expect(scene.faults.map(codeOf)).toEqual([50035, 50035, 50035, 50035, 50035]);
  expect(String(scene.faults[0])).toContain('Value must be one of {4, 5}.');
});

it('refuses an answer that is too late', async () => {
  await using scene = await createScene(
    onCommand(async (interaction) => {
      scene.clock.advance(3000);
      await interaction.reply('late');
    }),
  );
  expect(await status(scene)).toEqual({ kind: 'failed' });
  await scene.failed(1);
  expect(scene.faults.map(codeOf)).toEqual([10062]);
  expect(scene.sim.refusals[0]).toEqual({
    what: '/live status',
    code: 10062,
    detail: 'nobody answered within 3 s',
  });
  expect(scene.sim.messages(scene.channelId, scene.userId)).toEqual([]);
});

it('refuses a second first answer', async () => {
  await using scene = await createScene(
    onCommand(async (interaction) => {
      const route = `/interactions/${interaction.id}/${interaction.token}/callback` as const;
      await interaction.reply('one');
      await interaction.client.rest.post(route, { body: { type: 4, data: { content: 'two' } }, auth: false });
    }),
  );
  await status(scene);
  await scene.failed(1);
  expect(scene.faults.map(codeOf)).toEqual([40060]);
});

it('ends a token after 15 minutes and reports a deferral that was never filled', async () => {
  await using scene = await createScene(
    onCommand(async (interaction) => {
      await interaction.deferReply();
      scene.clock.advance(15 * 60_000);
      await interaction.editReply('late');
    }),
  );
  await status(scene);
  await scene.failed(1);
  expect(scene.faults.map(codeOf)).toEqual([50027]);
  expect(scene.faults[0]).toMatchObject({ status: 401 });
  expect(scene.sim.refusals[0]).toMatchObject({ what: '/live status', code: 50027 });
});

it('has no @original before there is one', async () => {
  await using scene = await createScene(
    onCommand(async (interaction) => {
      await interaction.webhook.editMessage('@original', 'early').catch(scene.addFault);
      await interaction.showModal(banModal);
      await interaction.webhook.editMessage('@original', 'never').catch(scene.addFault);
    }),
  );
  await status(scene);
  await scene.failed(2);
  expect(scene.faults.map(codeOf)).toEqual([10015, 10008]);
});

const input = (more: object) => ({
  type: 1,
  components: [{ type: 4, custom_id: 'a', label: 'A', style: 1, ...more }],
});

it('refuses a modal that Discord refuses', async () => {
  const bodies: object[] = [
    { ...banModal, title: 'x'.repeat(46) },
    { ...banModal, custom_id: '' },
    { ...banModal, components: [] },
    { ...banModal, components: Array.from({ length: 6 }, (_, n) => input({ custom_id: `${n}` })) },
    { ...banModal, components: [input({}), input({})] },
    { ...banModal, components: [input({ label: 'x'.repeat(46) })] },
    { ...banModal, components: [input({ max_length: 4001 })] },
    { ...banModal, components: [input({ style: 3 })] },
    { ...banModal, components: [input({ placeholder: 'x'.repeat(101) })] },
    { ...banModal, components: [goRow] },
    {
      ...banModal,
      components: [{ type: 18, label: 'A', component: { type: 2, style: 1, label: 'a', custom_id: 'b' } }],
    },
  ];
  await using scene = await createScene(
    onCommand(async (interaction) => {
      const route = `/interactions/${interaction.id}/${interaction.token}/callback` as const;
      for (const data of bodies) {
        await interaction.client.rest
          .post(route, { body: { type: 9, data }, auth: false })
          .catch(scene.addFault);
      }
      await interaction.reply('done');
    }),
  );
  expect((await status(scene)).kind).toBe('message');
  expect(scene.faults.map(codeOf)).toEqual(bodies.map(() => 50035));
});

it('carries a press to the client with its message, and takes a silent acknowledgement', async () => {
  await using scene = await createScene(async (interaction) => {
    if (interaction.isChatInputCommand()) await interaction.reply({ content: 'room-1', components: [goRow] });
    if (!interaction.isButton()) return;
    await interaction.deferUpdate();
    await interaction.editReply({
      content: `${interaction.message.content} was ${interaction.customId}`,
      components: [],
    });
  });
  const asked = await status(scene);
  if (asked.kind !== 'message') throw new Error(asked.kind);
  const { sim, channelId, otherId } = scene;
  expect(await sim.person(otherId).presses(asked.message.id, 'ban:1')).toEqual({ kind: 'deferred-update' });
  await sim.until(() => sim.message(asked.message.id)?.components.length === 0, 'the edit');
  expect(sim.messages(channelId).map(plainText)).toEqual(['room-1 was ban:1']);
});

it('speaks in direct messages with a user and no member', async () => {
  const seen: unknown[] = [];
  await using scene = await createScene(
    onCommand(async (interaction) => {
      seen.push(interaction.guildId, interaction.member, interaction.user.username, interaction.context);
      await interaction.reply('hello');
    }),
  );
  const { sim, client, userId } = scene;
  await client.application.commands.set([{ name: 'hello', description: 'Greets', contexts: [1] }]);
  const place = sim.directMessage(userId);
  expect(await sim.person(userId).types(place, 'hello', [])).toMatchObject({ kind: 'message' });
  expect(seen).toEqual([null, null, 'mia', 1]);
  await expect(sim.person(userId).types(scene.channelId, 'hello', [])).rejects.toThrow('not registered');
});
