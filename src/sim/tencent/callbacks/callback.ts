/** Something to call back about. The time and the signature are added when it is posted. */
export interface CallbackMessage {
  /** tencent-live 11.2 */
  readonly type: number;
  readonly streamName: string;
  readonly eventMs: number;
  /** Without `event_type`, `t` and `sign`. */
  readonly body: Readonly<Record<string, unknown>>;
  /** Never signed, as early samples of 321 are (tencent-live 11.1). */
  readonly unsigned?: boolean;
}

/** Where callbacks go. */
export interface CallbackTarget {
  readonly url: string;
  /** Left out: callbacks are not signed. */
  readonly key?: string | undefined;
}

/** What happens to a message on its way; left out, nothing does. */
export interface Fate {
  /** 0: lost on the way, and not tried again. 2: posted twice. */
  readonly copies?: number;
  /** Posted so much later, after what happens meanwhile. */
  readonly delayMs?: number;
}

/** One post, answered or not. */
export interface SentCallback {
  readonly message: CallbackMessage;
  readonly sentMs: number;
  /** The body as it was sent. */
  readonly request: string;
  /** The body of the answer; empty without one. */
  readonly response: string;
  readonly respondedMs: number;
  /** 0: delivered; else the HTTP status, or -1 without an answer. */
  readonly resultCode: number;
}
