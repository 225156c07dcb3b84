import type { DiscordMessage } from './message.ts';
import type { Fields } from './wire.ts';

/** What a person gets to see of an answer. */
export type Outcome =
  | { readonly kind: 'message'; readonly message: DiscordMessage }
  | { readonly kind: 'deferred'; readonly message: DiscordMessage }
  | { readonly kind: 'update'; readonly message: DiscordMessage }
  | { readonly kind: 'deferred-update' }
  | { readonly kind: 'modal'; readonly modal: Fields }
  | { readonly kind: 'choices'; readonly choices: readonly Choice[] }
  | { readonly kind: 'failed' };

export interface Choice {
  readonly name: string;
  readonly value: string | number;
}

export const interactionType = { command: 2, component: 3, autocomplete: 4, modal: 5 } as const;

/** One thing that a person did, and how far its answer has come. */
export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly type: number;
  readonly userId: string;
  readonly channelId: string;
  readonly guildId: string | undefined;
  /** What was typed or pressed, for people who read a report. */
  readonly label: string;
  /** The path of a command as typed, e.g. `live record start`. */
  readonly commandName: string | undefined;
  /** The message with the pressed component, or the one that a modal was opened from. */
  readonly sourceId: string | undefined;
  readonly createdAtMs: number;
  /** The type of the first answer, once there is one. */
  answer: number | undefined;
  /** The message that `@original` means. */
  originalId: string | undefined;
  readonly settle: (outcome: Outcome) => void;
}

/** Discord waits 3 s for the first answer; the token then lives 15 minutes. */
export const firstAnswerMs = 3000;
export const tokenMs = 15 * 60_000;
