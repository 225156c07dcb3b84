import type { Chat } from '../../src/chat/port.ts';
import type { Asker, Platform } from '../../src/core/call.ts';
import type { Answer } from '../../src/core/dispatch.ts';

/** What a person was told outside a request. */
export interface Told {
  readonly asker: Asker;
  /** The message that was to be edited. */
  readonly message: string | undefined;
  readonly answer: Answer;
}

export interface RecordingChat extends Chat {
  readonly told: readonly Told[];
  /** From now on nothing can be told, until `mend`. */
  breakDown(): void;
  mend(): void;
}

/** A chat platform that only remembers what it was asked to tell. */
export function createRecordingChat(platform: Platform): RecordingChat {
  const told: Told[] = [];
  let broken = false;
  return {
    platform,
    told,
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
  };
}
