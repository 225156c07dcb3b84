import { apiError } from './api-error.ts';
import { addAnswer, readAnswer } from './callback.ts';
import { tokenMs } from './interaction.ts';
import type { Interaction } from './interaction.ts';
import { tellMessage, tellRemoved } from './message-events.ts';
import { messageFlags } from './message.ts';
import type { DiscordMessage } from './message.ts';
import { readMessage } from './message-check.ts';
import { messagePayload } from './message-payload.ts';
import { noContent, ok, param } from './rest.ts';
import type { RestAnswer, RestRequest, Route } from './rest.ts';
import { withFiles } from './with-files.ts';

const base = '/webhooks/{application}/{token}';

/** Follow-ups and edits of answers, with the token of the interaction. */
export const webhookRoutes: readonly Route[] = [
  { method: 'POST', template: base, open: true, handle: followUp },
  { method: 'GET', template: `${base}/messages/{message}`, open: true, handle: get },
  { method: 'PATCH', template: `${base}/messages/{message}`, open: true, handle: edit },
  { method: 'DELETE', template: `${base}/messages/{message}`, open: true, handle: remove },
];

/** The interaction behind the token. Throws 50027 (unknown or 15 minutes old) or 10015 (not answered yet). */
function interactionOf(request: RestRequest): Interaction {
  const { world } = request;
  const token = param(request, 'token');
  const interaction = [...world.interactions.values()].find((known) => known.token === token);
  if (param(request, 'application') !== world.applicationId) throw apiError(10015);
  if (interaction === undefined) throw apiError(50027);
  if (world.clock.now() - interaction.createdAtMs >= tokenMs) throw apiError(50027);
  // Before its first answer (and for ever, when that never came) the webhook does not exist.
  if (interaction.answer === undefined) throw apiError(10015);
  return interaction;
}

/** The message that is meant, if it belongs to the interaction. Throws 10008. */
function messageOf(request: RestRequest, interaction: Interaction): DiscordMessage {
  const asked = param(request, 'message');
  const message = request.world.messages.get(asked === '@original' ? (interaction.originalId ?? '') : asked);
  const isOurs = message?.interaction?.id === interaction.id || message?.id === interaction.originalId;
  if (message === undefined || !isOurs) throw apiError(10008);
  return message;
}

function followUp(request: RestRequest): RestAnswer {
  const { world } = request;
  const interaction = interactionOf(request);
  const parts = readAnswer(request, request.body);
  const original = world.messages.get(interaction.originalId ?? '');
  // The first follow-up after a deferral fills the waiting answer, and is as public or private as that one.
  const isFilling = original?.loading === true;
  const message = isFilling ? world.messages.edit(original.id, parts) : addAnswer(world, interaction, parts);
  if (isFilling) tellMessage(world, 'MESSAGE_UPDATE', message);
  return ok(messagePayload(world, message));
}

function get(request: RestRequest): RestAnswer {
  return ok(messagePayload(request.world, messageOf(request, interactionOf(request))));
}

function edit(request: RestRequest): RestAnswer {
  const { world, body } = request;
  const message = messageOf(request, interactionOf(request));
  const { ephemeral, suppressEmbeds, suppressNotifications, componentsV2 } = messageFlags;
  // Ephemeral is taken and has no effect: the first answer fixed it.
  const mayFlags = ephemeral | suppressEmbeds | suppressNotifications | componentsV2;
  const parts = withFiles(request, readMessage(body, { mayFlags, hasFlags: message.flags }), message);
  const changed = world.messages.edit(message.id, parts);
  tellMessage(world, 'MESSAGE_UPDATE', changed);
  return ok(messagePayload(world, changed));
}

function remove(request: RestRequest): RestAnswer {
  const message = messageOf(request, interactionOf(request));
  request.world.messages.remove(message.id);
  tellRemoved(request.world, message);
  return noContent;
}
