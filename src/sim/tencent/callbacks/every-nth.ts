import type { CallbackMessage, Fate } from './callback.ts';

/** Of every so many messages one meets its fate; 0 for never. */
export interface Nth {
  readonly drop: number;
  readonly double: number;
  readonly delay: number;
  readonly delayMs: number;
}

/** Loses, doubles and delays messages by their count, so that a run can be repeated. */
export function everyNth({ drop, double, delay, delayMs }: Nth): (message: CallbackMessage) => Fate {
  let count = 0;
  return () => {
    count += 1;
    const isTurn = (every: number) => every > 0 && count % every === 0;
    if (isTurn(drop)) return { copies: 0 };
    return { copies: isTurn(double) ? 2 : 1, delayMs: isTurn(delay) ? delayMs : 0 };
  };
}
