import type { UnixSeconds } from '../port.ts';
import type { CallLog } from '../tencent/call-log.ts';
import type { Client } from './client.ts';
import type { Defaults } from './stream-keys.ts';

/** What the reads of streams and figures are made of. */
export interface ReadOptions {
  readonly client: Client;
  readonly defaults: Defaults;
  readonly now: () => UnixSeconds;
  readonly log: CallLog | undefined;
}
