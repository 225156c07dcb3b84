import { parse } from 'yaml';
import type * as z from 'zod';
import type { FixedDigest } from '../core/digest-order.ts';
import { readDuration } from '../core/duration.ts';
import { PERMISSIONS, type Grants, type Permission } from '../core/permissions.ts';
import { Secret } from '../core/secret.ts';
import type { DomainName } from '../live/port.ts';
import type { Settings } from '../core/settings.ts';
import { digestFaults } from './digest-faults.ts';
import { envShape, type Env } from './env-shape.ts';
import type { Fault } from './faults.ts';
import { homeFaults, missingFaults, type Given, type Wanted } from './missing-faults.ts';
import { callbacksOf, tencentOf, type CallbackConfig, type TencentConfig } from './tencent-config.ts';
import { ymlShape, type Yml } from './yml-shape.ts';

/** The signing of one domain's URLs. */
export interface DomainKey {
  readonly domain: DomainName;
  /** The environment variable that the key comes from. */
  readonly keyFrom: string;
  readonly key: Secret | undefined;
  /** The other key that the domain takes, so that one can be changed (tencent-live 9.2). */
  readonly backup: Secret | undefined;
  readonly hash: 'md5' | 'sha256';
  readonly auth: boolean;
  /** Transcoding templates of a play domain. */
  readonly templates: readonly string[];
}

export interface Config {
  readonly keys: { readonly push: readonly DomainKey[]; readonly play: readonly DomainKey[] };
  /** What a UserSig is signed with; undefined: none is made. */
  readonly im: { readonly sdkAppId: number; readonly key: Secret } | undefined;
  readonly settings: Settings;
  readonly grants: Grants;
  readonly digests: readonly FixedDigest[];
  readonly slack:
    | {
        readonly botToken: Secret;
        /** Socket Mode, or signed requests over HTTP. */
        readonly entrance: { readonly appToken: Secret } | { readonly signingSecret: Secret };
        readonly apiUrl: string | undefined;
        readonly home: readonly string[];
      }
    | undefined;
  readonly discord:
    | { readonly token: Secret; readonly apiUrl: string | undefined; readonly home: readonly string[] }
    | undefined;
  readonly tencent: TencentConfig;
  /** Undefined: the cloud's events are not taken. */
  readonly callbacks: CallbackConfig | undefined;
  /** Secret, since an address of PostgreSQL holds a password. */
  readonly databaseUrl: Secret;
  readonly web: { readonly port: number; readonly host: string };
  readonly logLevel: Env['LOG_LEVEL'];
}

export type ReadConfig =
  | { readonly config: Config; readonly faults?: undefined }
  | { readonly config?: undefined; readonly faults: readonly Fault[] };

/**
 * Reads the environment and `tallylight.yml` into a Config, or gives every fault at once. The only reader of the
 * environment; `readFile` gives a file's text, or undefined when there is none.
 */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
  readFile: (path: string) => string | undefined,
  wanted: Wanted = { chat: true },
): ReadConfig {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const env = envShape.safeParse(given);
  const path = given['CONFIG_FILE'] ?? 'tallylight.yml';
  const file = readYml(path, readFile);
  const yml = 'data' in file ? ymlShape.safeParse(file.data) : undefined;
  const faults = [
    ...missingFaults(given, wanted),
    ...(env.error?.issues ?? []).map(envFault),
    ...('fault' in file ? [file.fault] : homeFaults(given, file.data, path)),
    ...(yml?.error?.issues ?? []).map((issue) => ymlFault(path, issue)),
    ...(yml?.data ? digestFaults(yml.data, path) : []),
  ];
  if (!env.success || yml?.success !== true || faults.length > 0) return { faults };
  const config = configOf(env.data, yml.data, given);
  return config === undefined ? { faults } : { config };
}

function readYml(
  path: string,
  readFile: (path: string) => string | undefined,
): { readonly data: unknown } | { readonly fault: Fault } {
  const file = readFile(path);
  if (file === undefined) {
    const next = 'Copy tallylight.example.yml, or name another file in CONFIG_FILE';
    return { fault: { setting: path, problem: 'the file is missing', next } };
  }
  try {
    return { data: parse(file) ?? {} };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.split('\n')[0] : 'it cannot be read';
    const problem = `it is not YAML: ${reason}`;
    return { fault: { setting: path, problem, next: 'Compare it with tallylight.example.yml' } };
  }
}

const envFault = ({ path: [name], message }: z.core.$ZodIssue): Fault => ({
  setting: String(name),
  problem: message,
  next: 'See .env.example',
});

const ymlFault = (file: string, { path, message }: z.core.$ZodIssue): Fault => ({
  setting: `${file}: ${path.length > 0 ? path.map(String).join('.') : 'top level'}`,
  problem: message,
  next: 'See tallylight.example.yml',
});

function configOf(env: Env, yml: Yml, given: Given): Config | undefined {
  const { DISCORD_TOKEN: discordToken } = env;
  const tencent = tencentOf(env, yml);
  const settings = settingsOf(yml);
  if (tencent === undefined || settings === undefined) return undefined;
  return {
    settings,
    im: imOf(env),
    grants: yml.grants,
    digests: yml.digests.map(({ channel, zone = yml.timezone, ...rest }) => ({ ...channel, ...rest, zone })),
    keys: {
      push: domainKeys(yml.push, 'TENCENT_PUSH_KEY', given),
      play: domainKeys(yml.play, 'TENCENT_PLAY_KEY', given),
    },
    slack: slackOf(env, yml),
    discord: discordToken && { token: discordToken, apiUrl: env.DISCORD_API_URL, home: yml.home.discord },
    tencent,
    callbacks: callbacksOf(env),
    databaseUrl: env.DATABASE_URL,
    web: { port: env.PORT, host: env.HOST },
    logLevel: env.LOG_LEVEL,
  };
}

/** Socket Mode when both of its ways in are given: it needs no address of the bot's own. */
function slackOf(env: Env, yml: Yml): Config['slack'] {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = env;
  const entrance = (appToken && { appToken }) ?? (signingSecret && { signingSecret });
  return botToken && entrance && { botToken, entrance, apiUrl: env.SLACK_API_URL, home: yml.home.slack };
}

function settingsOf(yml: Yml): Settings | undefined {
  const [first, ...more] = yml.push.map(({ domain }) => domain);
  if (first === undefined) return undefined;
  const { command, language, timezone, app } = yml;
  const play = yml.play.map(({ domain, templates }) => ({ domain, templates }));
  return {
    command,
    language,
    timezone,
    app,
    push: [first, ...more],
    play,
    recordTemplates: new Map(Object.entries(yml.record?.templates ?? {})),
    snapshotTemplate: yml.snapshot?.template,
    urlLives: livesOf(yml.lives?.url),
    userSigLives: livesOf(yml.lives?.usersig),
    userIds: new Map(
      PERMISSIONS.map((permission) => [permission, permission === 'view' ? [] : yml.usersig[permission]]),
    ),
    adminUserIds: yml.usersig.admins,
    digestLateMost: yml.digestLateMost,
    leases: yml.leases,
  };
}

/** Both or neither: `missingFaults` has named what is missing. */
function imOf({ IM_SDK_APP_ID: sdkAppId, IM_SECRET_KEY: key }: Env): Config['im'] {
  return sdkAppId === undefined || key === undefined ? undefined : { sdkAppId, key };
}

function domainKeys(
  domains: readonly (Yml['push'][number] | Yml['play'][number])[],
  usual: string,
  given: Given,
): DomainKey[] {
  const secretOf = (name: string | undefined) => {
    const value = name === undefined ? undefined : given[name];
    return value === undefined ? undefined : new Secret(value);
  };
  return domains.map((entry) => {
    const { domain, keyFrom = usual, backupKeyFrom, hash, auth } = entry;
    const templates = 'templates' in entry ? entry.templates : [];
    const keys = { key: secretOf(keyFrom), backup: secretOf(backupKeyFrom) };
    return { domain, keyFrom, ...keys, hash, auth: auth === 'on' || auth === true, templates };
  });
}

function livesOf(given: NonNullable<Yml['lives']>['url'] = {}): ReadonlyMap<Permission, number> {
  const set = PERMISSIONS.flatMap((permission): [Permission, number][] => {
    const seconds = permission === 'view' ? undefined : readDuration(given[permission] ?? '');
    return seconds === undefined ? [] : [[permission, seconds]];
  });
  return new Map(set);
}
