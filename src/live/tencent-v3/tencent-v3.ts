import type { DomainName, Live, UnixSeconds } from '../port.ts';
import { abilitiesOf } from '../tencent/ability-table.ts';
import { createBudgets } from '../tencent/budgets.ts';
import type { CallLog } from '../tencent/call-log.ts';
import { systemClock, type Clock } from '../tencent/clock.ts';
import { createHttp } from '../tencent/http.ts';
import { unsupported, V3_ABILITIES } from './abilities.ts';
import { createCall } from './call.ts';
import { checkCredentials, type CredentialCheck } from './check-credentials.ts';
import { createClient } from './client.ts';
import { rateOf, type Site } from './rates.ts';
import { createRecordControl } from './record-control.ts';
import { createRecordings } from './recordings.ts';
import { createSigner } from './sign.ts';
import { createStats } from './stats.ts';
import { createStreamControl } from './stream-control.ts';
import { createStreams } from './streams.ts';

export interface TencentV3Options {
  readonly site: Site;
  /** Another origin than the site's own, e.g. a stand-in's; `http:` is allowed. The signed service stays `live`. */
  readonly url?: string | undefined;
  readonly secretId: string;
  readonly secretKey: string;
  /** Only for temporary credentials. */
  readonly token?: string | undefined;
  readonly region: string;
  /** Lists without a domain in their filter are read for each of these. */
  readonly pushDomains: readonly DomainName[];
  /** Viewers are counted on these; on every play domain of the account when there are none. */
  readonly playDomains?: readonly DomainName[];
  readonly now: () => UnixSeconds;
  /** From 0 up to 1. */
  readonly random: () => number;
  /** For waits and deadlines; the machine's own when left out. */
  readonly clock?: Clock | undefined;
  readonly log?: CallLog | undefined;
}

export interface TencentV3 extends Live {
  /** For the start and for `doctor`: proves the key and the push domains with one read. Throws BotError. */
  checkCredentials(): Promise<CredentialCheck>;
  /** Closes all connections; calls under way fail. */
  stop(): void;
}

const SERVICE = 'live';
/** tencent-live 4.1 */
const URLS: Readonly<Record<Site, string>> = {
  mainland: 'https://live.tencentcloudapi.com',
  intl: 'https://live.intl.tencentcloudapi.com',
};

/** Tencent Cloud Live by API 3.0. Nothing is opened before the first call. */
export function createTencentV3(options: TencentV3Options): TencentV3 {
  const {
    site,
    pushDomains,
    playDomains = [],
    now,
    random,
    log,
    secretId,
    secretKey,
    token,
    region,
  } = options;
  const clock = options.clock ?? systemClock();
  const url = new URL(options.url ?? URLS[site]);
  const http = createHttp(url, clock);
  const sign = createSigner(secretId, secretKey, SERVICE);
  const secrets = [secretKey, token ?? ''].filter((secret) => secret !== '');
  const call = createCall({ http, sign, host: url.host, region, token, secrets, now, clock, log });
  const budgets = createBudgets((action) => rateOf(action, site), clock);
  const client = createClient({ call, budgets, now, clock, random });
  const can = abilitiesOf(V3_ABILITIES);
  const reads = { client, site, pushDomains, playDomains, now, log, can };
  return {
    can,
    streams: createStreams(reads),
    stats: createStats(reads),
    recordings: createRecordings(reads),
    snapshots: { tasks: () => unsupported('snapshotTasks'), drain: () => unsupported('snapshotQueue') },
    callbackRecords: { list: () => unsupported('callbackRecords') },
    control: {
      streams: createStreamControl({ client, now }),
      recordings: createRecordControl({ client, now }),
      snapshots: { start: () => unsupported('takeSnapshot') },
      mixes: { start: () => unsupported('startMix'), stop: () => unsupported('stopMix') },
    },
    checkCredentials: () => checkCredentials(client, pushDomains),
    stop: () => http.close(),
  };
}
