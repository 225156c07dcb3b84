import type { Actor, Place, RawInput } from '../../src/core/call.ts';
import type { Chat } from '../../src/chat/port.ts';
import type { ManualClock } from '../../src/sim/clock.ts';

/** `moderator` is in the group, `member` is in the home only, `outsider` is a guest or from elsewhere. */
export type PersonKind = 'moderator' | 'member' | 'outsider';

/** A file that stands in a message. */
export interface ShownFile {
  readonly name: string;
  readonly content: string;
  /** What is said of it to who cannot see it. */
  readonly alt: string;
}

/** A message as one person sees it. */
export interface Shown {
  /** As the platform names it to `Desk.landed`. */
  readonly id: string;
  /** Everything there is to read, title first. */
  readonly text: string;
  /** Labels of its buttons. */
  readonly buttons: readonly string[];
  readonly files: readonly ShownFile[];
  /** `me`: nobody else sees it; a direct message is one, too. */
  readonly audience: 'me' | 'channel';
}

/**
 * A platform's stand-in with one channel, the bot and all three people in it. Acts resolve when the platform has taken
 * them; what comes of them is waited for with `until`.
 */
export interface ChatStage {
  /** Made with `now` of the clock, home of the stand-in and `group` as the one granted group; not started yet. */
  readonly chat: Chat;
  readonly clock: ManualClock;
  /** The person's id, as a grant writes it. */
  id(person: PersonKind): string;
  /** A group (user group, role) with only the moderator in it. */
  readonly group: string;
  /** The form of a group's id, but there is none. */
  readonly unknownGroup: string;
  /** Who and where, for an answer without a request. */
  actor(person: PersonKind): Actor;
  readonly place: Place;
  /** Gives a command in the channel: `gives('member', 'mark', { stream: 'room-1' })`. */
  gives(person: PersonKind, path: string, input: RawInput): Promise<void>;
  /** Presses the newest button with this label that the person sees. */
  presses(person: PersonKind, label: string): Promise<void>;
  /** All that stands in the form that is open in front of the person, faults among it; undefined without one. */
  form(person: PersonKind): string | undefined;
  /** Fills the open form by field name and sends it. */
  fills(person: PersonKind, input: RawInput): Promise<void>;
  /** What the person sees now, in the channel and in the direct message with the bot, oldest first. */
  shown(person: PersonKind): readonly Shown[];
  /** Resolves after the change that makes the condition true; rejects, naming `what`, when none does. */
  until(condition: () => boolean, what: string): Promise<void>;
  /** Everybody who was notified and every address that is live, over all messages. */
  pings(): readonly string[];
  /** What the platform did not accept so far. */
  refusals(): readonly string[];
  /** Somebody deletes the message of this `Shown.id`. */
  deletes(id: string): Promise<void>;
  /** From now on nothing can be posted: not in the channel, not to a person. */
  shutDoors(): void;
  /** What may stand in no log: tokens, and the ways back given out so far. */
  secrets(): readonly string[];
  /** Stops the stand-in; the chat was stopped before. */
  close(): Promise<void>;
}
