import type { DomainName, StreamFilter } from '../port.ts';
import type { Read } from './client.ts';

/**
 * A list over every domain that has to be asked, one after the other: how many rows they have, with the time of the oldest
 * part. Accounts with several domains must name one (tencent-live 5.5), so without one in the filter each configured
 * domain is asked; without any of those, Tencent's default is left.
 */
export async function overDomains(
  filter: StreamFilter,
  pushDomains: readonly DomainName[],
  ask: (domain: DomainName | undefined) => Promise<Read<number>>,
): Promise<Read<number>> {
  const [first, ...others] = filter.domain === undefined ? pushDomains : [filter.domain];
  let { value, at } = await ask(first);
  for (const domain of others) {
    const more = await ask(domain);
    value += more.value;
    at = Math.min(at, more.at);
  }
  return { value, at };
}
