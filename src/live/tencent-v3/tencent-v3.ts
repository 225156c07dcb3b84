import type { DomainName, Live } from '../port.ts';
import { abilitiesOf } from '../tencent/ability-table.ts';
import { systemClock, type Clock } from '../tencent/clock.ts';
import { V3_ABILITIES } from './abilities.ts';
import { createCallbackRecords } from './callback-records.ts';
import { checkCredentials, type CredentialCheck } from './check-credentials.ts';
import { createLongLists } from './long-lists.ts';
import { createMixControl } from './mix-control.ts';
import { openClient, type AccountOptions } from './open-client.ts';
import { createPlayParts } from './play-parts.ts';
import { createRecordControl } from './record-control.ts';
import { createRecordings } from './recordings.ts';
import { LIVE, VOD } from './services.ts';
import { createSnapshotControl } from './snapshot-control.ts';
import { createSnapshots } from './snapshots.ts';
import { createStats } from './stats.ts';
import { createStreamControl } from './stream-control.ts';
import { createStreams } from './streams.ts';

export interface TencentV3Options extends AccountOptions {
  /** Another origin than the site's own, e.g. a stand-in's; `http:` is allowed. The signed service stays `live`. */
  readonly url?: string | undefined;
  /** As `url`, for the storage of recordings; its signed service is `vod`. */
  readonly vodUrl?: string | undefined;
  /** Accounts that opened VOD on or after 2023-12-25 must name it (tencent-live 5.16). */
  readonly vodSubAppId?: number | undefined;
  /** Lists without a domain in their filter are read for each of these. */
  readonly pushDomains: readonly DomainName[];
  /** Viewers are counted on these; on every play domain of the account when there are none. */
  readonly playDomains?: readonly DomainName[];
  /** For waits and deadlines; the machine's own when left out. */
  readonly clock?: Clock | undefined;
}

export interface TencentV3 extends Live {
  /** For the start and for `doctor`: proves the key and the push domains with one read. Throws BotError. */
  checkCredentials(): Promise<CredentialCheck>;
  /** Closes all connections; calls under way fail. */
  stop(): void;
}

/** Tencent Cloud Live by API 3.0. Nothing is opened before the first call. */
export function createTencentV3(options: TencentV3Options): TencentV3 {
  const { site, pushDomains, playDomains = [], now, log, vodSubAppId } = options;
  const account = { ...options, clock: options.clock ?? systemClock() };
  const live = openClient(LIVE, options.url, account);
  const vod = openClient(VOD, options.vodUrl, account);
  const { client } = live;
  const can = abilitiesOf(V3_ABILITIES[site]);
  const reads = { client, site, pushDomains, playDomains, now, log, can };
  return {
    can,
    streams: createStreams(reads),
    longLists: createLongLists(reads),
    stats: createStats(reads),
    playParts: createPlayParts(reads),
    recordings: createRecordings({ ...reads, vod: vod.client, vodSubAppId }),
    snapshots: createSnapshots(reads),
    callbackRecords: createCallbackRecords(reads),
    control: {
      streams: createStreamControl({ client, now }),
      recordings: createRecordControl({ client, site, now }),
      snapshots: createSnapshotControl({ client, now }),
      mixes: createMixControl(client),
    },
    checkCredentials: () => checkCredentials(client, pushDomains),
    stop() {
      live.close();
      vod.close();
    },
  };
}
