import { apiError } from './api-error.ts';
import { readChoices } from './choices-check.ts';
import { createForm } from './form.ts';
import { firstAnswerMs, interactionType } from './interaction.ts';
import type { Interaction, Outcome } from './interaction.ts';
import { tellMessage } from './message-events.ts';
import { messageFlags } from './message.ts';
import type { DiscordMessage, MessageParts } from './message.ts';
import { readMessage } from './message-check.ts';
import { checkModal } from './modal-check.ts';
import { messagePayload } from './message-payload.ts';
import { readChoice, readFields, readInteger } from './read-form.ts';
import { noContent, ok, param } from './rest.ts';
import type { RestAnswer, RestRequest, Route } from './rest.ts';
import { withFiles } from './with-files.ts';
import { fieldsOf } from './wire.ts';
import type { Fields } from './wire.ts';
import type { World } from './world.ts';

const answerType = { message: 4, deferred: 5, deferredUpdate: 6, update: 7, choices: 8, modal: 9 } as const;

/** The one route of first answers. */
export const callbackRoutes: readonly Route[] = [
  { method: 'POST', template: '/interactions/{interaction}/{token}/callback', open: true, handle: answer },
];

function answer(request: RestRequest): RestAnswer {
  const interaction = waiting(request);
  const form = createForm();
  const type = readChoice(form, request.body, 'type', allowedTypes(interaction));
  readFields(form, request.body, 'data', { required: type === 4 || type === 9 || type === 8 });
  form.done();
  const outcome = give(request, interaction, type ?? 0);
  interaction.answer = type;
  interaction.settle(outcome);
  request.world.changed();
  return request.query.get('with_response') === 'true'
    ? ok(response(request.world, interaction, outcome))
    : noContent;
}

/** The interaction, if it still waits for its first answer. Throws 10062 or 40060. */
function waiting(request: RestRequest): Interaction {
  const { world } = request;
  const interaction = world.interactions.get(param(request, 'interaction'));
  if (interaction === undefined || interaction.token !== param(request, 'token')) throw apiError(10062);
  if (interaction.answer !== undefined) throw apiError(40060);
  if (world.clock.now() - interaction.createdAtMs >= firstAnswerMs) throw apiError(10062);
  return interaction;
}

/** What may answer: an update needs a message to change, a modal cannot answer a modal. */
function allowedTypes({ type, sourceId }: Interaction): readonly number[] {
  if (type === interactionType.autocomplete) return [answerType.choices];
  const updates = sourceId === undefined ? [] : [answerType.deferredUpdate, answerType.update];
  const modals = type === interactionType.modal ? [] : [answerType.modal];
  return [answerType.message, answerType.deferred, ...updates, ...modals];
}

function give(request: RestRequest, interaction: Interaction, type: number): Outcome {
  const data = fieldsOf(request.body['data']);
  switch (type) {
    case answerType.message:
      return { kind: 'message', message: giveMessage(request, interaction, data) };
    case answerType.deferred:
      return { kind: 'deferred', message: giveDeferred(request.world, interaction, data) };
    case answerType.deferredUpdate:
      interaction.originalId = interaction.sourceId;
      return { kind: 'deferred-update' };
    case answerType.update:
      return { kind: 'update', message: giveUpdate(request, interaction, data) };
    case answerType.choices:
      return { kind: 'choices', choices: readChoices(data) };
    default:
      return { kind: 'modal', modal: giveModal(data) };
  }
}

const answerFlags =
  messageFlags.ephemeral |
  messageFlags.suppressEmbeds |
  messageFlags.suppressNotifications |
  messageFlags.componentsV2;

/** A new message of an interaction: its answer, or a follow-up. */
export function addAnswer(
  world: World,
  interaction: Interaction,
  parts: MessageParts,
  loading = false,
): DiscordMessage {
  const { id, type, userId, channelId, commandName, sourceId } = interaction;
  const isEphemeral = ((parts.flags ?? 0) & messageFlags.ephemeral) !== 0;
  const replyTo = loading || interaction.originalId === undefined ? sourceId : interaction.originalId;
  const message = world.messages.add({
    channelId,
    authorId: world.bot.id,
    loading,
    interaction: { id, type, userId, name: commandName },
    parts: { ...parts, ...(replyTo === undefined ? {} : { replyTo }) },
    ...(isEphemeral ? { ephemeralTo: userId } : {}),
  });
  tellMessage(world, 'MESSAGE_CREATE', message);
  return message;
}

/** Checks the parts of an answer or a follow-up. */
export function readAnswer(request: RestRequest, data: Fields): MessageParts {
  return withFiles({ ...request, body: data }, readMessage(data, { mayFlags: answerFlags }));
}

function giveMessage(request: RestRequest, interaction: Interaction, data: Fields): DiscordMessage {
  const message = addAnswer(request.world, interaction, readAnswer(request, data));
  interaction.originalId = message.id;
  return message;
}

// Only the flags of a deferral count, and of them only Ephemeral: it is fixed for the answer.
function giveDeferred(world: World, interaction: Interaction, data: Fields): DiscordMessage {
  const form = createForm();
  const flags = (readInteger(form, data, 'flags', { min: 0 }) ?? 0) & messageFlags.ephemeral;
  form.done();
  const message = addAnswer(world, interaction, { flags }, true);
  interaction.originalId = message.id;
  return message;
}

function giveUpdate(request: RestRequest, interaction: Interaction, data: Fields): DiscordMessage {
  const source = request.world.messages.get(interaction.sourceId ?? '');
  if (source === undefined) throw apiError(10008);
  const checked = readMessage(data, { mayFlags: answerFlags, hasFlags: source.flags });
  const message = request.world.messages.edit(
    source.id,
    withFiles({ ...request, body: data }, checked, source),
  );
  interaction.originalId = source.id;
  tellMessage(request.world, 'MESSAGE_UPDATE', message);
  return message;
}

function giveModal(data: Fields): Fields {
  const form = createForm();
  checkModal(form.at('data'), data);
  form.done();
  return data;
}

/** The body of an answer that asked for `with_response`. */
function response(world: World, interaction: Interaction, outcome: Outcome): Fields {
  const message = 'message' in outcome ? outcome.message : undefined;
  const told =
    message === undefined
      ? {}
      : {
          response_message_id: message.id,
          response_message_loading: message.loading,
          response_message_ephemeral: message.ephemeralTo !== undefined,
        };
  const base = {
    id: interaction.id,
    type: interaction.type,
    channel_id: interaction.channelId,
    guild_id: interaction.guildId,
  };
  const shown = message === undefined ? {} : { message: messagePayload(world, message) };
  return { interaction: { ...base, ...told }, resource: { type: interaction.answer, ...shown } };
}
