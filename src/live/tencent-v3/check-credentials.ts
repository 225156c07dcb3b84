import type { DomainName, UnixSeconds } from '../port.ts';
import type { Client } from './client.ts';
import { domainAnswer } from './schemas.ts';

export interface CredentialCheck {
  /** Configured push domains that the account does not have: a typing mistake, or the wrong account. */
  readonly missing: readonly DomainName[];
  readonly at: UnixSeconds;
}

const ACTION = 'DescribeLiveDomains';
const PAGE_SIZE = 100;
const PUSH = 0;

/**
 * Proves the key with a read (tencent-live 5.14) and looks up the configured push domains in the account. Throws
 * BotError, e.g. `cloud-credentials`.
 */
export async function checkCredentials(
  client: Client,
  pushDomains: readonly DomainName[],
): Promise<CredentialCheck> {
  const found = new Set<string>();
  const readPage = (PageNum: number) =>
    client.read(ACTION, { DomainType: PUSH, PageNum, PageSize: PAGE_SIZE }, domainAnswer);
  for (let page = 1; ; page += 1) {
    const { value, at } = await readPage(page);
    for (const domain of value.DomainList) found.add(domain.Name.toLowerCase());
    const isLast = value.DomainList.length === 0 || page * PAGE_SIZE >= value.AllCount;
    if (isLast) return { missing: pushDomains.filter((domain) => !found.has(domain.toLowerCase())), at };
  }
}
