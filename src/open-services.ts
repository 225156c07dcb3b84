import type { Config } from './config/config.ts';
import type { Commands } from './core/command.ts';
import type { Log, Services } from './core/services.ts';
import { createTencentV3, type TencentV3 } from './live/tencent-v3/tencent-v3.ts';
import { createSigner } from './signer.ts';
import { openStore } from './store/open.ts';

export interface Outside {
  readonly commands: Commands;
  readonly log: Log;
  /** UNIX seconds. */
  readonly now: () => number;
  /** In [0, 1), not guessable: ids of buttons come from it. */
  readonly random: () => number;
  /** Counts requests to the cloud. */
  readonly cloudCalled?: (action: string, outcome: string) => void;
}

export interface OpenedServices {
  readonly services: Services;
  readonly live: TencentV3;
  /** Closes the store and the cloud's connections. */
  readonly close: () => Promise<void>;
}

/** Opens the store and the cloud that the configuration names. */
export async function openServices(config: Config, outside: Outside): Promise<OpenedServices> {
  const { tencent, settings, grants } = config;
  const { commands, log, now, random, cloudCalled } = outside;
  const sign = createSigner(config.keys);
  const store = await openStore(config.databaseUrl.reveal(), { now });
  const live = createTencentV3({
    site: tencent.site,
    url: tencent.url,
    secretId: tencent.secretId.reveal(),
    secretKey: tencent.secretKey.reveal(),
    ...(tencent.token === undefined ? {} : { token: tencent.token.reveal() }),
    region: tencent.region,
    pushDomains: settings.push,
    playDomains: settings.play.map(({ domain }) => domain),
    now,
    random,
    log: {
      called: (entry) => {
        cloudCalled?.(entry.action, entry.outcome);
        log.info('cloud called', { ...entry });
      },
      skipped: (line) => log.warn('cloud answer skipped', { ...line }),
    },
  });
  return {
    live,
    // No platform is open yet: `postable` is the bot's to say.
    services: { commands, live, store, grants, settings, sign, postable: noPlatform, log, now, random },
    async close() {
      live.stop();
      await store.close();
    },
  };
}

const noPlatform: Services['postable'] = () => Promise.resolve(undefined);
