import type { SimClock } from '../../clock.ts';
import type { Account } from '../account.ts';
import { ApiError } from '../wire/api-error.ts';
import { sameText } from '../wire/tc3.ts';
import type { LegacyHost } from './legacy-interface.ts';
import { readQuery } from './read-query.ts';
import type { LegacyQuery } from './read-query.ts';
import { legacySign } from './sign.ts';

/** Its message is all that the caller gets: no envelope (tencent-live 2.4). */
export class InvalidAccount extends Error {}

/** How each host names the account, the newest page's name first (tencent-live 2.2). */
const accountNames: Readonly<Record<LegacyHost, readonly string[]>> = {
  fcgi: ['appid', 'cmd'],
  statcgi: ['cmd'],
};

export interface Door {
  readonly host: LegacyHost;
  readonly account: Pick<Account, 'appId' | 'apiKey'>;
  readonly clock: SimClock;
}

/** The query of a caller who is who he says. Throws `InvalidAccount`, or `ApiError`. */
export function openQuery(text: string, { host, account, clock }: Door): LegacyQuery {
  const query = readQuery(text);
  checkAppId(query, host, account.appId);
  checkSign(query, account.apiKey, clock.now());
  return query;
}

/** Throws `InvalidAccount` unless `appId` came once, under a name of this host. */
function checkAppId(query: LegacyQuery, host: LegacyHost, appId: string): void {
  const given = ['appid', 'cmd'].filter((name) => query.has(name));
  const [name] = given;
  const known = name !== undefined && given.length === 1 && accountNames[host].includes(name);
  if (!known) throw new InvalidAccount(accountIsInvalid(host));
  if (query.get(name) !== appId) throw new InvalidAccount(`${name} is invalid`);
}

export function accountIsInvalid(host: LegacyHost): string {
  return `${accountNames[host][0]} is invalid`;
}

/** `t` is the second at which the request expires, however far ahead (tencent-live 2.2, 14 row 7). */
function checkSign(query: LegacyQuery, apiKey: string, nowMs: number): void {
  const t = query.get('t') ?? '';
  if (!/^\d{1,10}$/.test(t)) throw new ApiError('t', 't must be in UNIX seconds');
  if (Number(t) * 1000 < nowMs) throw new ApiError('t', 't is expired');
  if (!sameText(query.get('sign') ?? '', legacySign(apiKey, t))) throw new ApiError('sign', 'sign is wrong');
}
