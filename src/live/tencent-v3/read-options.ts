import type { Ability, DomainName, UnixSeconds } from '../port.ts';
import type { CallLog } from '../tencent/call-log.ts';
import type { Client } from './client.ts';
import type { Site } from './rates.ts';

/** What the reads of streams and figures are made of. */
export interface ReadOptions {
  readonly client: Client;
  readonly site: Site;
  readonly pushDomains: readonly DomainName[];
  /** Play domains whose viewers count; none means every one of the account. */
  readonly playDomains: readonly DomainName[];
  readonly now: () => UnixSeconds;
  readonly log: CallLog | undefined;
  /** Loses `banned` when Tencent turns out not to offer its list. */
  readonly can: Set<Ability>;
}
