import type { Config } from './config/config.ts';
import type { Commands } from './core/command.ts';
import type { Log, Services } from './core/services.ts';
import type { Signer } from './core/signer.ts';
import { openCloud, type Cloud } from './open-cloud.ts';
import { createSigner } from './signer.ts';
import { openStore } from './store/open.ts';

export interface Outside {
  readonly commands: Commands;
  readonly log: Log;
  /** UNIX seconds. */
  readonly now: () => number;
  /** In [0, 1), not guessable: ids of buttons come from it. */
  readonly random: () => number;
  /** Left out: over the keys of the configuration, with addresses on its domains. */
  readonly sign?: Signer;
  /** Counts requests to the cloud. */
  readonly cloudCalled?: (action: string, outcome: string) => void;
}

export interface OpenedServices {
  readonly services: Services;
  readonly live: Cloud;
  /** Closes the store and the cloud's connections. */
  readonly close: () => Promise<void>;
}

/** Opens the store and the cloud that the configuration names. */
export async function openServices(config: Config, outside: Outside): Promise<OpenedServices> {
  const { settings, grants } = config;
  const { commands, log, now, random } = outside;
  const { sign = createSigner({ ...config.keys, im: config.im }) } = outside;
  const store = await openStore(config.databaseUrl.reveal(), { now });
  const live = openCloud(config, outside);
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
