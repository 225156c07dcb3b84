import { domainUnknown, illegalApp, illegalName, nameBanned } from '../world/stop-reasons.ts';
import type { StopReason, StreamKey } from '../world/stream.ts';
import type { World } from '../world/world.ts';
import { signatureFault } from './url-auth.ts';
import type { UrlAuth } from './url-auth.ts';

/** What an encoder asks for when it connects. */
export interface AskedPush {
  /** Of the address that it was given, without the port. */
  readonly host: string;
  readonly app: string;
  readonly name: string;
  /** What follows the `?`. */
  readonly param: string;
}

const loopback = /^(?:127(?:\.\d+){3}|localhost|\[::1\])$/;
const fitting = /^[A-Za-z0-9_-]+$/;

/** The push domain of an address: a loopback host, which names none, stands for the account's first. */
export function streamAsked({ host, app, name }: AskedPush, pushDomains: readonly string[]): StreamKey {
  const [first = host] = pushDomains;
  return { domain: loopback.test(host) ? first : host, app, name };
}

/** Why the push is not let in, by the order of the codes (tencent-live 11.4); undefined: it is. */
export function refusalOf(
  asked: AskedPush,
  world: Pick<World, 'clock' | 'pushDomains' | 'stateOf'>,
  auth: UrlAuth,
): StopReason | undefined {
  const stream = streamAsked(asked, world.pushDomains);
  if (!world.pushDomains.includes(stream.domain)) return domainUnknown;
  if (world.stateOf(stream) === 'forbid') return nameBanned;
  if (!fitting.test(stream.name)) return illegalName;
  if (!fitting.test(stream.app)) return illegalApp;
  return signatureFault(stream.name, new URLSearchParams(asked.param), auth, world.clock.now());
}
