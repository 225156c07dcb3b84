import type { Chat } from '../../src/chat/port.ts';
import type { Asker, Place, Platform } from '../../src/core/call.ts';
import type { Answer } from '../../src/core/dispatch.ts';
import { BotError } from '../../src/core/errors.ts';
import type { SealedReply } from '../../src/core/reply.ts';
import { text, type Text } from '../../src/core/text.ts';

/** What a person was told outside a request. */
export interface Told {
  readonly asker: Asker;
  /** The message that was to be edited. */
  readonly message: string | undefined;
  readonly answer: Answer;
}

/** What the bot posted by itself. */
export interface Posted {
  readonly place: Place;
  readonly reply: SealedReply;
  readonly key: string;
}

/** A message of the bot's own that it changed. */
export interface Edited extends Omit<Posted, 'key'> {
  readonly message: string;
}

export interface RecordingChat extends Chat {
  readonly told: readonly Told[];
  readonly posted: readonly Posted[];
  readonly edited: readonly Edited[];
  /** From now on `postable` says this; undefined lets it post again. */
  uninvite(next: Text | undefined): void;
  /** From now on nothing can be told, until `mend`. */
  breakDown(): void;
  mend(): void;
}

/** A chat platform that only remembers what it was asked to tell. */
export function createRecordingChat(platform: Platform): RecordingChat {
  const told: Told[] = [];
  const edited: Edited[] = [];
  const posted: Posted[] = [];
  let broken = false;
  let uninvited: Text | undefined;
  return {
    platform,
    told,
    posted,
    edited,
    uninvite: (next) => void (uninvited = next),
    check: () => Promise.resolve([]),
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    connected: () => !broken,
    breakDown: () => void (broken = true),
    mend: () => void (broken = false),
    tell(asker, message, answer) {
      if (broken) return Promise.reject(new Error('the platform is down'));
      told.push({ asker, message, answer });
      return Promise.resolve();
    },
    post(place, reply, key) {
      if (broken || uninvited !== undefined) return Promise.reject(notTaken());
      posted.push({ place, reply, key });
      return Promise.resolve(String(posted.length));
    },
    edit(place, message, reply) {
      if (broken) return Promise.reject(notTaken());
      edited.push({ place, message, reply });
      return Promise.resolve();
    },
    readBack: () => Promise.resolve({ found: 'untold' }),
    postable: () => Promise.resolve(uninvited),
  };
}

const notTaken = () =>
  new BotError('platform', {
    said: text`The platform did not take the message.`,
    did: 'nothing',
    next: text`Invite the bot.`,
  });
