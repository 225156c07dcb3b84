import type { Asker, Place, Platform, UnixSeconds } from '../core/call.ts';
import type { Desk } from '../core/desk.ts';
import type { Answer } from '../core/dispatch.ts';
import type { Grant } from '../core/permissions.ts';
import type { SealedReply } from '../core/reply.ts';
import type { Text } from '../core/text.ts';

/** A setting that cannot work, found when the platform was asked: shown at start with the others, exit 78. */
export interface ChatFault {
  /** e.g. `grants.moderate` or `SLACK_BOT_TOKEN`. */
  readonly setting: string;
  readonly problem: string;
  readonly next: string;
}

/** A message that was looked for: its name; that it stands nowhere; or that the platform does not tell. */
export type ReadBack =
  | { readonly found: 'here'; readonly message: string }
  | { readonly found: 'nowhere' }
  | { readonly found: 'untold' };

/** One chat platform. A factory only stores options; `start` connects, `stop` undoes. */
export interface Chat {
  readonly platform: Platform;
  /** Asks the platform whether the settings can work: token, home, the groups that grants name. */
  check(
    grants: readonly { readonly setting: string; readonly grant: Grant }[],
  ): Promise<readonly ChatFault[]>;
  start(desk: Desk): Promise<void>;
  /** Takes no more, waits for what is running (the caller bounds the wait), disconnects. */
  stop(): Promise<void>;
  /** Is the platform's connection up? */
  connected(): boolean;
  /**
   * Tells an answer outside a request: edits `message` when it is given and still can be, else reaches the person by the
   * order of the design (way back; the bot's own post; a direct message; a line in the channel without secrets). Throws
   * when nothing of that worked.
   */
  tell(asker: Asker, message: string | undefined, answer: Answer): Promise<void>;
  /**
   * Posts as the bot itself, for everybody in the channel. The same `key` within some minutes posts once where the platform
   * can tell (Discord). Gives the message's name, for `edit`. Throws a BotError: `did` is `nothing` when it was refused,
   * `unknown` when it may stand there.
   */
  post(place: Place, reply: SealedReply, key: string): Promise<string>;
  /**
   * Changes a message that `post` named; the same edit again changes nothing. Throws a BotError: `did` is `nothing` when it
   * was refused (`gone` as its code when there is no such message any more), `unknown` when it may be changed.
   */
  edit(place: Place, message: string, reply: SealedReply): Promise<void>;
  /**
   * Looks for a message of the bot's own that has one of these buttons, among those since a moment: did a post arrive that
   * nobody confirmed? Only some platforms let the bot read what stands in a channel.
   */
  readBack(place: Place, buttons: readonly string[], since: UnixSeconds): Promise<ReadBack>;
  /**
   * Can the bot post there? Undefined when it can, else what a person has to do first. Throws a BotError when the platform
   * did not tell.
   */
  postable(place: Place): Promise<Text | undefined>;
}
