import type { Fields } from './wire.ts';

/** Message flags, by Discord's bit. */
export const messageFlags = {
  suppressEmbeds: 1 << 2,
  ephemeral: 1 << 6,
  loading: 1 << 7,
  suppressNotifications: 1 << 12,
  componentsV2: 1 << 15,
} as const;

export interface SimAttachment {
  readonly id: string;
  readonly name: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  /** The alt text. */
  readonly description: string | undefined;
  readonly url: string;
}

/** What `allowed_mentions` lets ping; absent in a request means everything. */
export interface AllowedMentions {
  readonly parse: readonly string[];
  readonly users: readonly string[];
  readonly roles: readonly string[];
}

/** One message as it stands now. An edit makes a new object, so a test may keep an old one. */
export interface DiscordMessage {
  readonly id: string;
  readonly channelId: string;
  readonly authorId: string;
  readonly content: string;
  readonly embeds: readonly Fields[];
  readonly components: readonly Fields[];
  readonly attachments: readonly SimAttachment[];
  readonly flags: number;
  /** Who alone sees it; `undefined` when everybody does. */
  readonly ephemeralTo: string | undefined;
  /** A deferred answer that still says "is thinking...". */
  readonly loading: boolean;
  readonly createdAtMs: number;
  readonly editedAtMs: number | undefined;
  readonly nonce: string | undefined;
  readonly allowedMentions: AllowedMentions;
  /** Whether the bot may ping everybody here (Mention Everyone), as of posting. */
  readonly mayPingEveryone: boolean;
  /** The interaction that this message answers. */
  readonly interaction: MessageOrigin | undefined;
  readonly replyTo: string | undefined;
}

export interface MessageOrigin {
  readonly id: string;
  readonly type: number;
  readonly userId: string;
  readonly name: string | undefined;
}

/** What a request says of a message: absent parts stay as they are in an edit. */
export interface MessageParts {
  content?: string;
  embeds?: readonly Fields[];
  components?: readonly Fields[];
  attachments?: readonly SimAttachment[];
  flags?: number;
  allowedMentions?: AllowedMentions;
  nonce?: string;
  enforceNonce?: boolean;
  replyTo?: string;
}
