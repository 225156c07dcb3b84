import { closeServer, listen } from '../listen.ts';
import { createCallServer } from '../wire/call-server.ts';
import type { CallEars } from '../wire/call-server.ts';
import { createLegacyGateway, interfaceOf } from './legacy-gateway.ts';
import type { LegacyGatewayOptions } from './legacy-gateway.ts';
import { LastMinute } from './last-minute.ts';
import type { LegacyHost } from './legacy-interface.ts';
import { interfacesOf } from './registry.ts';

export type LegacyHostsOptions = CallEars & Omit<LegacyGatewayOptions, 'host' | 'interfaces' | 'lastMinute'>;

const path = '/common_access';
const maxBodyBytes = 1024 * 1024;

/** The two hosts of the 2.0 API (tencent-live 2), over the same world as API 3.0. */
export function createLegacyHosts(options: LegacyHostsOptions) {
  const fcgi = createHost('fcgi', options);
  const statcgi = createHost('statcgi', options);
  const open = async (server: typeof fcgi) => `${await listen(server, 0)}${path}`;
  return {
    start: async () => ({ fcgi: await open(fcgi), statcgi: await open(statcgi) }),
    stop: async () => void (await Promise.all([closeServer(fcgi), closeServer(statcgi)])),
  };
}

function createHost(host: LegacyHost, options: LegacyHostsOptions) {
  const answer = createLegacyGateway({
    ...options,
    host,
    interfaces: interfacesOf(host),
    lastMinute: new LastMinute(options.world),
  });
  return createCallServer({
    ...options,
    path,
    maxBodyBytes,
    isGone: () => options.traits.retired === 'gone',
    actionOf: interfaceOf,
    answer: (raw, _, forced) => answer(raw, forced),
  });
}
