import { firstAnswerMs, interactionType, tokenMs } from './interaction.ts';
import type { Interaction, Outcome } from './interaction.ts';
import type { SimChannel } from './guild.ts';
import { memberPermissions } from './member-permissions.ts';
import { appPermissions, channelPayload, fullMember, userPayload } from './payloads.ts';
import { messagePayload } from './message-payload.ts';
import type { Fields } from './wire.ts';
import { channelOf, guildOf } from './world.ts';
import type { World } from './world.ts';

/** What a person does, before it has an id and a token. */
export interface Act {
  readonly type: number;
  readonly userId: string;
  readonly channelId: string;
  readonly data: Fields;
  readonly label: string;
  readonly commandName?: string;
  readonly sourceId?: string;
}

/** Sends INTERACTION_CREATE and waits for the first answer; `failed` when none came within 3 s. */
export function startInteraction(world: World, act: Act): Promise<Outcome> {
  return new Promise((resolve) => {
    const interaction = newInteraction(world, act, (outcome) => {
      stopWaiting();
      if (outcome.kind === 'deferred') watchDeferred(world, act.label, outcome.message.id);
      resolve(outcome);
    });
    const stopWaiting = world.clock.after(firstAnswerMs, () => {
      world.refused({ what: act.label, code: 10062, detail: 'nobody answered within 3 s' });
      interaction.settle({ kind: 'failed' });
    });
    world.interactions.set(interaction.id, interaction);
    world.dispatch('INTERACTION_CREATE', interactionPayload(world, interaction, act), 0);
    world.changed();
  });
}

function watchDeferred(world: World, label: string, messageId: string): void {
  world.clock.after(tokenMs, () => {
    if (world.messages.get(messageId)?.loading !== true) return;
    world.refused({
      what: label,
      code: 50027,
      detail: 'the deferred answer was not filled within 15 minutes',
    });
  });
}

function newInteraction(world: World, act: Act, settle: (outcome: Outcome) => void): Interaction {
  const id = world.newId();
  const secret = Array.from({ length: 8 }, () => Math.floor(world.random() * 2 ** 32).toString(36)).join('');
  return {
    id,
    token: Buffer.from(`interaction:${id}:${secret}`).toString('base64url'),
    type: act.type,
    userId: act.userId,
    channelId: act.channelId,
    guildId: channelOf(world, act.channelId).guildId,
    label: act.label,
    commandName: act.commandName,
    sourceId: act.sourceId,
    createdAtMs: world.clock.now(),
    answer: undefined,
    originalId: undefined,
    settle,
  };
}

function interactionPayload(world: World, interaction: Interaction, act: Act): Fields {
  const channel = channelOf(world, act.channelId);
  const source = world.messages.get(act.sourceId ?? '');
  const message =
    act.type === interactionType.command || source === undefined
      ? {}
      : { message: messagePayload(world, source) };
  return {
    id: interaction.id,
    application_id: world.applicationId,
    type: act.type,
    token: interaction.token,
    version: 1,
    data: act.data,
    channel: {
      ...channelPayload(world, channel),
      permissions: personPermissions(world, act.userId, channel),
    },
    channel_id: channel.id,
    app_permissions: appPermissions(channel),
    entitlements: [],
    entitlement_sku_ids: [],
    attachment_size_limit: 10 * 1024 * 1024,
    ...whoAndWhere(world, act.userId, channel),
    ...message,
  };
}

/** What the person may do in the channel: in a partial channel `permissions` is theirs, not the bot's. */
function personPermissions(world: World, userId: string, channel: SimChannel): string {
  const guild = guildOf(world, channel.guildId);
  const member = guild?.members.get(userId);
  if (guild === undefined || member === undefined) return appPermissions(channel);
  return String(memberPermissions(guild, member));
}

/** In a guild `member` and the guild, in a direct message `user`. */
function whoAndWhere(world: World, userId: string, channel: SimChannel): Fields {
  const user = world.users.get(userId);
  if (user === undefined) throw new Error(`nobody has the id ${userId}`);
  const guild = guildOf(world, channel.guildId);
  if (guild === undefined) {
    return {
      user: userPayload(user),
      locale: user.locale,
      context: 1,
      authorizing_integration_owners: { 0: '0' },
    };
  }
  const member = guild.members.get(userId);
  if (member === undefined) throw new Error(`${user.name} is not in the guild of this channel`);
  return {
    guild_id: guild.id,
    guild: { id: guild.id, locale: guild.locale, features: [] },
    guild_locale: guild.locale,
    member: { ...fullMember(member), permissions: String(memberPermissions(guild, member)) },
    locale: user.locale,
    context: 0,
    authorizing_integration_owners: { 0: guild.id },
  };
}
