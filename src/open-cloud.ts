import type { Config } from './config/config.ts';
import type { TencentLegacyConfig, TencentV3Config } from './config/tencent-config.ts';
import type { DomainName, Live } from './live/port.ts';
import { createTencentLegacy } from './live/tencent-legacy/tencent-legacy.ts';
import { createTencentV3 } from './live/tencent-v3/tencent-v3.ts';
import type { Outside } from './open-services.ts';

/** A cloud that was opened: what the start and `doctor` ask of it beside its ports. */
export interface Cloud extends Live {
  /** Proves the key with one read; names configured push domains that the account does not have. Throws a BotError. */
  checkCredentials(): Promise<{ readonly missing: readonly DomainName[] }>;
  /** The settings that its key comes from. */
  readonly keySettings: string;
  /** Closes all connections; calls under way fail. */
  stop(): void;
}

/** The cloud that the configuration names; nothing is sent before the first call. */
export function openCloud({ tencent, settings }: Config, outside: Outside): Cloud {
  return tencent.api === 'legacy'
    ? openLegacy(tencent, settings, outside)
    : openV3(tencent, settings, outside);
}

function openLegacy(tencent: TencentLegacyConfig, settings: Config['settings'], outside: Outside): Cloud {
  const { appId, fcgiUrl, statcgiUrl, accountNames, signForS } = tencent;
  const live = createTencentLegacy({
    appId,
    apiKey: tencent.apiKey.reveal(),
    fcgiUrl,
    statcgiUrl,
    accountNames,
    signForS,
    domain: settings.push[0],
    app: settings.app,
    now: outside.now,
    random: outside.random,
    log: callLog(outside),
  });
  return { ...live, keySettings: 'TENCENT_APP_ID, TENCENT_API_KEY' };
}

function openV3(tencent: TencentV3Config, settings: Config['settings'], outside: Outside): Cloud {
  const live = createTencentV3({
    site: tencent.site,
    url: tencent.url,
    secretId: tencent.secretId.reveal(),
    secretKey: tencent.secretKey.reveal(),
    ...(tencent.token === undefined ? {} : { token: tencent.token.reveal() }),
    region: tencent.region,
    vodUrl: tencent.vodUrl,
    vodSubAppId: tencent.vodSubAppId,
    pushDomains: settings.push,
    playDomains: settings.play.map(({ domain }) => domain),
    now: outside.now,
    random: outside.random,
    log: callLog(outside),
  });
  return { ...live, keySettings: 'TENCENT_SECRET_ID, TENCENT_SECRET_KEY' };
}

/** One line a call, without parameters, and the count that `/metrics` shows. */
const callLog = ({ cloudCalled, log }: Outside) => ({
  called: (entry: CalledLine) => {
    cloudCalled?.(entry.action, entry.outcome);
    log.info('cloud called', { ...entry });
  },
  skipped: (line: { readonly action: string; readonly rows: number }) =>
    log.warn('cloud answer skipped', { ...line }),
});

interface CalledLine {
  readonly action: string;
  readonly outcome: string;
}
