import { apiError } from './api-error.ts';
import { messageFlags } from './message.ts';
import type {
  AllowedMentions,
  DiscordMessage,
  MessageOrigin,
  MessageParts,
  SimAttachment,
} from './message.ts';

/** Where a new message goes and whose it is. */
export interface NewMessage {
  channelId: string;
  authorId: string;
  ephemeralTo?: string;
  loading?: boolean;
  mayPingEveryone?: boolean;
  interaction?: MessageOrigin;
  parts: MessageParts;
}

/** All messages of all channels, oldest first. */
export interface MessageStore {
  get(id: string): DiscordMessage | undefined;
  inChannel(channelId: string): readonly DiscordMessage[];
  attachment(id: string): SimAttachment | undefined;
  /** Throws 50006 when there would be nothing to show. */
  add(message: NewMessage): DiscordMessage;
  /** Changes the parts that are named; fills a deferred answer. Throws 10008 or 50006. */
  edit(id: string, parts: MessageParts): DiscordMessage;
  remove(id: string): void;
}

const everything: AllowedMentions = { parse: ['users', 'roles', 'everyone'], users: [], roles: [] };

interface StoreNeeds {
  newId: () => string;
  nowMs: () => number;
  changed: () => void;
}

export function createMessageStore(needs: StoreNeeds): MessageStore {
  const messages = new Map<string, DiscordMessage>();
  const keep = (message: DiscordMessage): DiscordMessage => {
    if (!message.loading) refuseEmpty(message);
    messages.set(message.id, message);
    needs.changed();
    return message;
  };
  return {
    get: (id) => messages.get(id),
    inChannel: (channelId) => [...messages.values()].filter((message) => message.channelId === channelId),
    attachment: (id) =>
      [...messages.values()].flatMap(({ attachments }) => attachments).find((entry) => entry.id === id),
    add: (message) => keep(newMessage(message, needs)),
    edit(id, parts) {
      const message = messages.get(id);
      if (message === undefined) throw apiError(10008);
      return keep(edited(message, parts, needs.nowMs()));
    },
    remove(id) {
      if (!messages.delete(id)) throw apiError(10008);
      needs.changed();
    },
  };
}

function newMessage(message: NewMessage, { newId, nowMs }: StoreNeeds): DiscordMessage {
  const { parts } = message;
  return {
    id: newId(),
    channelId: message.channelId,
    authorId: message.authorId,
    content: parts.content ?? '',
    embeds: parts.embeds ?? [],
    components: parts.components ?? [],
    attachments: parts.attachments ?? [],
    flags: flagsOf(message),
    ephemeralTo: message.ephemeralTo,
    loading: message.loading ?? false,
    createdAtMs: nowMs(),
    editedAtMs: undefined,
    nonce: parts.nonce,
    allowedMentions: parts.allowedMentions ?? everything,
    mayPingEveryone: message.mayPingEveryone ?? false,
    interaction: message.interaction,
    replyTo: parts.replyTo,
  };
}

function flagsOf(message: NewMessage): number {
  const loading = message.loading === true ? messageFlags.loading : 0;
  const ephemeral = message.ephemeralTo === undefined ? 0 : messageFlags.ephemeral;
  return (message.parts.flags ?? 0) | loading | ephemeral;
}

// Of an edit only these two bits count; Components V2 can be set but never taken back.
const editable = messageFlags.suppressEmbeds | messageFlags.componentsV2;

function edited(message: DiscordMessage, parts: MessageParts, nowMs: number): DiscordMessage {
  const asked = parts.flags === undefined ? message.flags & editable : parts.flags & editable;
  const kept = message.flags & ~(messageFlags.suppressEmbeds | messageFlags.loading);
  return {
    ...message,
    content: parts.content ?? message.content,
    embeds: parts.embeds ?? message.embeds,
    components: parts.components ?? message.components,
    attachments: parts.attachments ?? message.attachments,
    allowedMentions: parts.allowedMentions ?? everything,
    flags: kept | asked,
    loading: false,
    // The first filling of a deferred answer is not marked as an edit.
    editedAtMs: message.loading ? undefined : nowMs,
  };
}

function refuseEmpty(message: DiscordMessage): void {
  const { content, embeds, components, attachments } = message;
  const hasText = content.trim() !== '';
  // Buttons alone are a message too: Discord takes components without content.
  if (!hasText && embeds.length + components.length + attachments.length === 0) throw apiError(50006);
}
