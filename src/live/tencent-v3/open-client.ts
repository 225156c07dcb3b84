import type { UnixSeconds } from '../port.ts';
import { createBudgets } from '../tencent/budgets.ts';
import type { CallLog } from '../tencent/call-log.ts';
import type { Clock } from '../tencent/clock.ts';
import { createHttp } from '../tencent/http.ts';
import { createCall } from './call.ts';
import { createClient, type Client } from './client.ts';
import { rateOf, type Site } from './rates.ts';
import type { Service } from './services.ts';
import { createSigner } from './sign.ts';

export interface AccountOptions {
  readonly site: Site;
  readonly secretId: string;
  readonly secretKey: string;
  /** Only for temporary credentials. */
  readonly token?: string | undefined;
  readonly region: string;
  readonly now: () => UnixSeconds;
  /** From 0 up to 1. */
  readonly random: () => number;
  readonly log?: CallLog | undefined;
}

export interface OpenedClient {
  readonly client: Client;
  /** Closes its connections; calls under way fail. */
  readonly close: () => void;
}

/** A client of one service, with connections, rates and signature of its own; `origin` replaces the site's host. */
export function openClient(
  service: Service,
  origin: string | undefined,
  { clock, ...options }: AccountOptions & { readonly clock: Clock },
): OpenedClient {
  const { site, secretId, secretKey, token, region, now, random, log } = options;
  const url = new URL(origin ?? service.urls[site]);
  const http = createHttp(url, clock);
  const sign = createSigner(secretId, secretKey, service.name);
  const secrets = [secretKey, token ?? ''].filter((secret) => secret !== '');
  const { version } = service;
  const call = createCall({ http, sign, host: url.host, version, region, token, secrets, now, clock, log });
  const budgets = createBudgets((action) => rateOf(action, site), clock);
  const client = createClient(service.name, { call, budgets, now, clock, random });
  return { client, close: () => http.close() };
}
