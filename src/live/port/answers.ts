import type { UnixSeconds } from './names.ts';

/** A figure or list with the call it came from and the moment it is true for. */
export interface Sourced<T> {
  readonly value: T;
  /** The cloud's own name of the call, shown to people, e.g. `DescribeLiveStreamState`. */
  readonly source: string;
  readonly at: UnixSeconds;
}

/**
 * Monitoring figures, with how fresh they can be. Their names carry their units. They are never for billing, and whoever
 * shows them says so (tencent-live 5.13, product A6.70).
 */
export interface Measured<T> extends Sourced<T> {
  /** Seconds between two values, e.g. 60. */
  readonly stepS: number;
  /** Seconds that a value takes to be there at all, e.g. 240. */
  readonly delayS: number;
}

/** Proof that the cloud took a write; the 2.0 API gives its answers no id. */
export interface Receipt {
  readonly requestId: string | undefined;
}
