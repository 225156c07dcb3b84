import type { Config, DomainKey } from '../config/config.ts';
import type { Grant, Grants } from '../core/permissions.ts';
import { Secret } from '../core/secret.ts';
import { isAppName, isDomainName, type DomainName } from '../live/port.ts';
import type { TencentSimAddress } from '../sim/tencent/tencent-sim.ts';

export interface DemoParts {
  readonly cloud: TencentSimAddress;
  readonly databaseUrl: string;
  /** Which of the cloud's two APIs; 3.0 when left out. */
  readonly api?: Config['tencent']['api'];
  /** The last part of the address that the cloud calls back; without one its events are not taken. */
  readonly callbackPath?: string;
  /** Has every grant from the terminal. */
  readonly terminalUser?: string;
  readonly slack?: Config['slack'];
  readonly discord?: Config['discord'];
  readonly grants?: Grants;
}

/** The configuration of a bot whose cloud, and platforms if any, are the stand-ins. */
export function demoConfig({
  cloud,
  databaseUrl,
  api,
  callbackPath,
  terminalUser,
  slack,
  discord,
  grants,
}: DemoParts): Config {
  return {
    settings: demoSettings(cloud),
    keys: {
      push: [keyOf(cloud.pushDomain, cloud.pushKey)],
      play: [keyOf(cloud.playDomain, cloud.playKey)],
    },
    digests: [],
    grants: grants ?? everyGrantTo({ platform: 'terminal', who: 'user', id: terminalUser ?? '' }),
    slack,
    discord,
    tencent: api === 'legacy' ? demoLegacyCloud(cloud) : demoCloud(cloud),
    callbacks:
      callbackPath === undefined
        ? undefined
        : { key: new Secret(cloud.callbackKey), path: new Secret(callbackPath) },
    im: undefined,
    databaseUrl: new Secret(databaseUrl),
    web: { port: 0, host: '127.0.0.1' },
    logLevel: 'warn',
  };
}

function demoSettings(cloud: TencentSimAddress): Config['settings'] {
  const app = 'live';
  if (!isAppName(app)) throw new TypeError('the demo needs an app name');
  return {
    command: 'live',
    language: 'en',
    timezone: 'UTC',
    app,
    push: [domainOf(cloud.pushDomain)],
    play: [{ domain: domainOf(cloud.playDomain), templates: ['hd'] }],
    recordTemplates: new Map([
      ['mp4', 1001],
      ['hls', 1002],
    ]),
    snapshotTemplate: 2001,
    urlLives: new Map(),
    userSigLives: new Map(),
    userIds: new Map([['test', ['test-*']]]),
    adminUserIds: ['administrator'],
    digestLateMost: 12 * 3600,
    leases: 3,
  };
}

const demoCloud = (cloud: TencentSimAddress): Config['tencent'] => ({
  api: 'v3',
  site: 'mainland',
  secretId: new Secret(cloud.secretId),
  secretKey: new Secret(cloud.secretKey),
  token: undefined,
  region: 'ap-guangzhou',
  url: cloud.v3,
  vodUrl: cloud.vod,
  vodSubAppId: undefined,
});

const demoLegacyCloud = (cloud: TencentSimAddress): Config['tencent'] => ({
  api: 'legacy',
  appId: cloud.appId,
  apiKey: new Secret(cloud.apiKey),
  fcgiUrl: cloud.fcgi,
  statcgiUrl: cloud.statcgi,
  accountNames: { fcgi: 'appid', statcgi: 'cmd' },
  signForS: 60,
});

/** Every permission to the same people. */
export const everyGrantTo = (...grants: readonly Grant[]): Grants => ({
  view: grants,
  test: grants,
  moderate: grants,
  operate: grants,
  admin: grants,
});

const keyOf = (domain: string, key: string): DomainKey => ({
  domain: domainOf(domain),
  keyFrom: 'the demo',
  key: new Secret(key),
  backup: undefined,
  hash: 'md5',
  auth: true,
  templates: [],
});

function domainOf(name: string): DomainName {
  if (!isDomainName(name)) throw new TypeError(`the stand-in has no domain name but ${name}`);
  return name;
}
