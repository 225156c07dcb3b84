import type { WayBack } from '../../core/call.ts';
import { Secret } from '../../core/secret.ts';
import type { UnixSeconds } from '../../core/call.ts';
import { LIMITS } from './limits.ts';

/** What answers an interaction: its token is as good as the bot's own for 15 minutes, so it is kept from the log. */
export interface Way {
  readonly application: string;
  readonly token: Secret;
}

/** Seconds before the end in which no answer is begun. */
const MARGIN_S = 20;

/** The way back of an interaction that came just now. */
export const wayBackOf = (way: Way, now: UnixSeconds): WayBack => ({
  address: new Secret(`${way.application}/${way.token.reveal()}`),
  until: now + LIMITS.tokenS - MARGIN_S,
});

/** The way of a way back that still works, else undefined. */
export function freshWay(back: WayBack | undefined, now: UnixSeconds): Way | undefined {
  if (back === undefined || now >= back.until) return undefined;
  const [application = '', ...token] = back.address.reveal().split('/');
  return { application, token: new Secret(token.join('/')) };
}
