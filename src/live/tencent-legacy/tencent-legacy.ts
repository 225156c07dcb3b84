import type { AppName, DomainName, Live, UnixSeconds } from '../port.ts';
import { abilitiesOf } from '../tencent/ability-table.ts';
import { createBudgets } from '../tencent/budgets.ts';
import type { CallLog } from '../tencent/call-log.ts';
import { systemClock, type Clock } from '../tencent/clock.ts';
import { createHttp } from '../tencent/http.ts';
import { LEGACY_ABILITIES, unsupported } from './abilities.ts';
import { createCall, type Host } from './call.ts';
import { checkCredentials, type CredentialCheck } from './check-credentials.ts';
import { createClient } from './client.ts';
import { createLongLists } from './long-lists.ts';
import { createMixCall } from './mix-call.ts';
import { createMixControl } from './mix-control.ts';
import type { Account } from './query.ts';
import { createRecordControl } from './record-control.ts';
import { createRecordings } from './recordings.ts';
import { createSigner } from './sign.ts';
import { createSnapshots } from './snapshots.ts';
import { createStats } from './stats.ts';
import { createStreamControl } from './stream-control.ts';
import { createStreams } from './streams.ts';

export interface TencentLegacyOptions {
  /** The two addresses, path included; Tencent's own when left out. */
  readonly fcgiUrl?: string | undefined;
  readonly statcgiUrl?: string | undefined;
  /** The numeric APPID, as text. */
  readonly appId: string;
  readonly apiKey: string;
  /** What each host calls the account; pages disagree (tencent-live 14 #1). */
  readonly accountNames?: AccountNames | undefined;
  /** Seconds for which a request is signed; 60 when left out. */
  readonly signForS?: number | undefined;
  /** The push domain and the app name of streams in lists, which tell names alone. */
  readonly domain: DomainName;
  readonly app: AppName;
  readonly now: () => UnixSeconds;
  /** From 0 up to 1. */
  readonly random: () => number;
  /** For waits and deadlines; the machine's own when left out. */
  readonly clock?: Clock | undefined;
  readonly log?: CallLog | undefined;
}

export interface AccountNames {
  readonly fcgi: Account['name'];
  readonly statcgi: Account['name'];
}

export interface TencentLegacy extends Live {
  /** For the start and for `doctor`: proves the key with one read. Throws BotError. */
  checkCredentials(): Promise<CredentialCheck>;
  /** Closes all connections; calls under way fail. */
  stop(): void;
}

/** tencent-live 2.1: HTTPS was never offered. */
const URLS = {
  fcgi: 'http://fcgi.video.qcloud.com/common_access',
  statcgi: 'http://statcgi.video.qcloud.com/common_access',
} as const;
/** tencent-live 14 #1 */
const ACCOUNT_NAMES: AccountNames = { fcgi: 'appid', statcgi: 'cmd' };
/** tencent-live 2.2 */
const SIGN_FOR_S = 60;
/** Calls of one interface per second; no limit is published (tencent-live 6). */
const RATE = 20;

/** Tencent Cloud Live by the old 2.0 API, `common_access` (tencent-live 2, 3). Nothing is opened before the first call. */
export function createTencentLegacy(options: TencentLegacyOptions): TencentLegacy {
  const { apiKey, signForS = SIGN_FOR_S, domain, app, now, random, log } = options;
  const clock = options.clock ?? systemClock();
  const hosts = createHosts(options, clock);
  const calls = { ...hosts, sign: createSigner(apiKey, signForS), apiKey, now, clock, log };
  const ways = { budgets: createBudgets(() => RATE, clock), now, clock, random };
  const client = createClient({ call: createCall(calls), ...ways });
  const mixes = createClient({ call: createMixCall({ ...calls, random }), ...ways });
  const reads = { client, defaults: { domain, app }, now, log };
  return {
    can: abilitiesOf(LEGACY_ABILITIES),
    streams: createStreams(reads),
    longLists: createLongLists(reads),
    stats: createStats(reads),
    playParts: { at: () => unsupported('playParts') },
    recordings: createRecordings(reads),
    snapshots: createSnapshots(reads),
    callbackRecords: { list: () => unsupported('callbackRecords') },
    control: {
      streams: createStreamControl({ client, now }),
      recordings: createRecordControl({ client, now }),
      snapshots: { start: () => unsupported('takeSnapshot') },
      mixes: createMixControl(mixes),
    },
    checkCredentials: () => checkCredentials(client),
    stop() {
      hosts.fcgi.http.close();
      hosts.statcgi.http.close();
    },
  };
}

function createHosts(options: TencentLegacyOptions, clock: Clock) {
  const { appId, accountNames = ACCOUNT_NAMES } = options;
  const hostAt = (address: string, name: Account['name']): Host => {
    const url = new URL(address);
    return { http: createHttp(url, clock), path: url.pathname, account: { name, appId } };
  };
  return {
    fcgi: hostAt(options.fcgiUrl ?? URLS.fcgi, accountNames.fcgi),
    statcgi: hostAt(options.statcgiUrl ?? URLS.statcgi, accountNames.statcgi),
  };
}
