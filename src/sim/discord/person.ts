import { componentType, everyPart, selectTypes } from './component-check.ts';
import { interactionType } from './interaction.ts';
import type { Choice, Outcome } from './interaction.ts';
import { isVisible } from './message-payload.ts';
import type { DiscordMessage } from './message.ts';
import { checkSelected, modalData } from './modal-answer.ts';
import type { ModalValues } from './modal-answer.ts';
import { startInteraction } from './start-interaction.ts';
import { commandData } from './typed-command.ts';
import type { TypedOptions } from './typed-command.ts';
import { numberOf, textOf } from './wire.ts';
import type { Fields } from './wire.ts';
import type { World } from './world.ts';

/**
 * Someone at Discord's client. Every act answers with what the person saw first; `failed` is
 * "The application did not respond". An act that the client would not allow throws.
 */
export interface Person {
  readonly id: string;
  types(
    channelId: string,
    command: string,
    path: readonly string[],
    options?: TypedOptions,
  ): Promise<Outcome>;
  /** The choices shown while the option `focused` is typed; rejects when nobody answers. */
  autocompletes(
    channelId: string,
    command: string,
    path: readonly string[],
    options: TypedOptions,
    focused: string,
  ): Promise<readonly Choice[]>;
  /** Presses the button with this custom id or label. */
  presses(messageId: string, button: string): Promise<Outcome>;
  /** Chooses values in the select with this custom id or placeholder. */
  selects(messageId: string, select: string, values: readonly string[]): Promise<Outcome>;
  /** Fills in and sends the open modal, by custom ids or labels. */
  submits(values: ModalValues): Promise<Outcome>;
  /** Closes the open modal; Discord tells nobody. */
  dismisses(): void;
}

export interface OpenModal {
  readonly data: Fields;
  readonly channelId: string;
  readonly sourceId: string | undefined;
}

/** What an act is about, for the wire and for reports. */
interface About {
  label: string;
  commandName?: string;
  sourceId?: string;
}

interface Hands {
  readonly world: World;
  readonly modals: Map<string, OpenModal>;
  readonly userId: string;
}

/** The acts of one person. Throws when nobody has this id. */
export function createPerson(world: World, modals: Map<string, OpenModal>, userId: string): Person {
  if (!world.users.has(userId)) throw new Error(`nobody has the id ${userId}`);
  const hands: Hands = { world, modals, userId };
  return {
    id: userId,
    async types(channelId, command, path, options = {}) {
      const data = commandData(world, { channelId, userId, command, path, options });
      const commandName = [command, ...path].join(' ');
      return await act(hands, channelId, interactionType.command, data, {
        label: `/${commandName}`,
        commandName,
      });
    },
    async autocompletes(channelId, command, path, options, focused) {
      const data = commandData(world, { channelId, userId, command, path, options, focused });
      const label = `/${[command, ...path].join(' ')} ${focused}`;
      const outcome = await act(hands, channelId, interactionType.autocomplete, data, { label });
      if (outcome.kind !== 'choices') throw new Error(`${label}: loading options failed`);
      return outcome.choices;
    },
    presses: (messageId, button) => use(hands, messageId, button),
    selects: (messageId, select, values) => use(hands, messageId, select, values),
    submits: (values) => submit(hands, values),
    dismisses() {
      modals.delete(userId);
      world.changed();
    },
  };
}

async function act(
  hands: Hands,
  channelId: string,
  type: number,
  data: Fields,
  about: About,
): Promise<Outcome> {
  const { world, modals, userId } = hands;
  const outcome = await startInteraction(world, { type, userId, channelId, data, ...about });
  const { sourceId } = about;
  if (outcome.kind === 'modal') modals.set(userId, { data: outcome.modal, channelId, sourceId });
  world.changed();
  return outcome;
}

async function use(
  hands: Hands,
  messageId: string,
  name: string,
  values?: readonly string[],
): Promise<Outcome> {
  const message = seen(hands.world, messageId, hands.userId);
  const part = usable(message, name, values);
  const data = {
    custom_id: part['custom_id'],
    component_type: part['type'],
    id: part['id'] ?? 1,
    ...(values === undefined ? {} : { values }),
  };
  const about = { label: name, sourceId: messageId };
  return await act(hands, message.channelId, interactionType.component, data, about);
}

async function submit(hands: Hands, values: ModalValues): Promise<Outcome> {
  const { world, modals, userId } = hands;
  const modal = modals.get(userId);
  if (modal === undefined) throw new Error('no form is open');
  const data = modalData(modal.data, values);
  const { channelId, sourceId } = modal;
  const about = { label: textOf(modal.data['title']), ...(sourceId === undefined ? {} : { sourceId }) };
  const outcome = await act(hands, channelId, interactionType.modal, data, about);
  // A form that nobody answered stays open, with what was typed.
  if (outcome.kind !== 'failed') modals.delete(userId);
  world.changed();
  return outcome;
}

function seen(world: World, messageId: string, userId: string): DiscordMessage {
  const message = world.messages.get(messageId);
  if (message === undefined || !isVisible(message, userId))
    throw new Error(`nobody sees a message ${messageId}`);
  return message;
}

/** The button or select that a person means. Throws when it is not there, disabled, or only a link. */
function usable(message: DiscordMessage, name: string, values: readonly string[] | undefined): Fields {
  const parts = everyPart(message.components).filter(({ type }) =>
    values === undefined ? type === componentType.button : selectTypes.includes(numberOf(type)),
  );
  const part = parts.find((found) => wordsOf(found).includes(name));
  if (part === undefined) {
    const there = parts.map((found) => textOf(found['label'], textOf(found['custom_id']))).join(', ');
    throw new Error(`the message has no "${name}"; it has: ${there}`);
  }
  if (part['disabled'] === true) throw new Error(`"${name}" is disabled`);
  if (typeof part['custom_id'] !== 'string') throw new Error(`"${name}" only opens a page`);
  if (values !== undefined) checkSelected(part, name, values);
  return part;
}

function wordsOf(part: Fields): readonly unknown[] {
  return [part['custom_id'], part['label'], part['placeholder']];
}
