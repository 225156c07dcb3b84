import type { Json } from '../json.ts';

/** An envelope must be acknowledged within this. */
export const ackLimitMs = 3000;

/** What Slack brings to the app. */
export interface Envelope {
  readonly type: 'slash_commands' | 'interactive' | 'events_api';
  readonly payload: Json;
  readonly retryAttempt?: number;
  readonly retryReason?: string;
}

/** What became of an envelope. */
export type Delivery =
  | { readonly kind: 'acked'; readonly payload: Json }
  | { readonly kind: 'timeout' | 'no_connection' | 'http_error' };
