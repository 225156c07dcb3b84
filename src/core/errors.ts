import { plainText, type Text } from './text.ts';

export type ErrorCode =
  | 'bad-input'
  | 'not-permitted'
  | 'not-home'
  | 'unknown-command'
  | 'button-gone'
  | 'already-done'
  | 'busy'
  /** What it is about is not in the state that it takes, e.g. not live. */
  | 'not-ready'
  | 'unsupported'
  | 'cloud-refused'
  | 'cloud-limit'
  | 'cloud-failed'
  | 'cloud-timeout'
  | 'cloud-credentials'
  | 'cloud-account'
  | 'platform'
  /** The message that was to be changed was deleted. */
  | 'gone'
  | 'internal';

/** Whether anything was changed outside the bot when the error was thrown. */
export type Did = 'nothing' | 'done' | 'unknown';

export interface BotErrorParts {
  /** What happened, in one sentence, for the person who asked. */
  readonly said: Text;
  readonly did: Did;
  /** The next step for that person, in one sentence. */
  readonly next: Text;
  /** The cloud's request id, for its support. */
  readonly requestId?: string | undefined;
  readonly cause?: unknown;
}

/**
 * The one error that people are shown: what happened, whether anything was changed, what to do next. Thrown anywhere,
 * caught once, in dispatch. Any other error reaches a person only as "something broke" and a reference.
 */
export class BotError extends Error {
  override readonly name = 'BotError';
  readonly code: ErrorCode;
  readonly did: Did;
  readonly said: Text;
  readonly next: Text;
  readonly requestId: string | undefined;

  constructor(code: ErrorCode, parts: BotErrorParts) {
    super(`${code}: ${plainText(parts.said)}`, { cause: parts.cause });
    this.code = code;
    this.did = parts.did;
    this.said = parts.said;
    this.next = parts.next;
    this.requestId = parts.requestId;
  }
}
