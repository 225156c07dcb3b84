import { Secret } from '../core/secret.ts';
import type { Env } from './env-shape.ts';
import type { Yml } from './yml-shape.ts';

/** How the cloud is asked: by API 3.0, or by the old 2.0 one. */
export type TencentConfig = TencentV3Config | TencentLegacyConfig;

export interface TencentV3Config {
  readonly api: 'v3';
  readonly site: 'mainland' | 'intl';
  readonly secretId: Secret;
  readonly secretKey: Secret;
  readonly token: Secret | undefined;
  readonly region: string;
  readonly url: string | undefined;
  readonly vodUrl: string | undefined;
  /** For accounts whose VOD needs it (tencent-live 5.16). */
  readonly vodSubAppId: number | undefined;
}

export interface TencentLegacyConfig {
  readonly api: 'legacy';
  /** The numeric APPID, no secret. */
  readonly appId: string;
  readonly apiKey: Secret;
  /** Whole addresses, path included; undefined: Tencent's own. */
  readonly fcgiUrl: string | undefined;
  readonly statcgiUrl: string | undefined;
  /** What the account is called in a query: tencent-live 2.2 names it differently for each host. */
  readonly accountNames: { readonly fcgi: 'appid' | 'cmd'; readonly statcgi: 'appid' | 'cmd' };
  /** Seconds for which a request is signed (tencent-live 2.2). */
  readonly signForS: number;
}

/** Where the cloud's events arrive, and the key that they are signed with. */
export interface CallbackConfig {
  readonly key: Secret;
  /** The last part of `/callbacks/tencent/<path>`: whoever knows it can post. */
  readonly path: Secret;
}

/** Undefined when what the chosen API needs is not there, which `missingFaults` has named. */
export function tencentOf(env: Env, yml: Yml): TencentConfig | undefined {
  return env.TENCENT_API === 'legacy' ? legacyOf(env, yml) : v3Of(env);
}

function v3Of(env: Env): TencentV3Config | undefined {
  const { TENCENT_SECRET_ID: secretId, TENCENT_SECRET_KEY: secretKey } = env;
  if (secretId === undefined || secretKey === undefined) return undefined;
  return {
    api: 'v3',
    site: env.TENCENT_SITE,
    secretId,
    secretKey,
    token: env.TENCENT_TOKEN,
    region: env.TENCENT_REGION,
    url: env.TENCENT_LIVE_URL,
    vodUrl: env.TENCENT_VOD_URL,
    vodSubAppId: env.TENCENT_VOD_SUB_APP_ID,
  };
}

function legacyOf(env: Env, { legacy }: Yml): TencentLegacyConfig | undefined {
  const { TENCENT_APP_ID: appId, TENCENT_API_KEY: apiKey } = env;
  if (appId === undefined || apiKey === undefined) return undefined;
  return {
    api: 'legacy',
    appId,
    apiKey,
    fcgiUrl: env.TENCENT_FCGI_URL,
    statcgiUrl: env.TENCENT_STATCGI_URL,
    accountNames: { fcgi: legacy.fcgi, statcgi: legacy.statcgi },
    signForS: legacy.signFor,
  };
}

export function callbacksOf({ TENCENT_CALLBACK_KEY: key, TENCENT_CALLBACK_PATH: path }: Env) {
  return key === undefined || path === undefined ? undefined : { key, path: new Secret(path) };
}
