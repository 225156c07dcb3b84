import type { SimClock } from '../../clock.ts';
import { sameAgain } from './new-push.ts';
import type { GoLiveOptions } from './new-push.ts';
import { streamPath } from './stream.ts';
import type { Push, StreamKey } from './stream.ts';

export interface EncodersOptions {
  readonly clock: SimClock;
  /** Answers whether the push was let in. */
  readonly goLive: (stream: StreamKey, options: GoLiveOptions) => boolean;
}

const usualTries = 25;

/** The pretended encoders that were dropped and try to come back. */
export class Encoders {
  readonly #options: EncodersOptions;
  readonly #waiting = new Map<string, () => void>();

  constructor(options: EncodersOptions) {
    this.#options = options;
  }

  /** The encoder of a push that was dropped tries again, as it does. */
  comeBack(push: Push, triesLeft?: number): void {
    const { stream, reconnects } = push;
    if (reconnects === 'never') return;
    const left = triesLeft ?? reconnects.tries ?? usualTries;
    if (left <= 0) return;
    this.forget(stream);
    const cancel = this.#options.clock.after(reconnects.afterMs, () => {
      const back = this.#options.goLive(stream, sameAgain(push));
      if (!back) this.comeBack(push, left - 1);
    });
    this.#waiting.set(streamPath(stream), cancel);
  }

  /** It does not try any more. */
  forget(stream: StreamKey): void {
    this.#waiting.get(streamPath(stream))?.();
    this.#waiting.delete(streamPath(stream));
  }

  close(): void {
    for (const cancel of this.#waiting.values()) cancel();
    this.#waiting.clear();
  }
}
