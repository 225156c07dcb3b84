import { parse } from 'yaml';
import type * as z from 'zod';
import { readDuration } from '../core/duration.ts';
import { PERMISSIONS, type Grants, type Permission } from '../core/permissions.ts';
import { Secret } from '../core/secret.ts';
import type { DomainName } from '../live/port.ts';
import type { Settings } from '../core/settings.ts';
import { envShape, type Env } from './env-shape.ts';
import type { Fault } from './faults.ts';
import { ymlShape, type Yml } from './yml-shape.ts';

/** The signing of one domain's URLs. */
export interface DomainKey {
  readonly domain: DomainName;
  /** The environment variable that the key comes from. */
  readonly keyFrom: string;
  readonly key: Secret | undefined;
  readonly hash: 'md5' | 'sha256';
  readonly auth: boolean;
}

export interface Config {
  readonly keys: { readonly push: readonly DomainKey[]; readonly play: readonly DomainKey[] };
  readonly settings: Settings;
  readonly grants: Grants;
  readonly slack:
    | {
        readonly botToken: Secret;
        readonly appToken: Secret;
        readonly apiUrl: string | undefined;
        readonly home: readonly string[];
      }
    | undefined;
  readonly discord:
    | { readonly token: Secret; readonly apiUrl: string | undefined; readonly home: readonly string[] }
    | undefined;
  readonly tencent: {
    readonly site: 'mainland' | 'intl';
    readonly secretId: Secret;
    readonly secretKey: Secret;
    readonly token: Secret | undefined;
    readonly region: string;
    readonly url: string | undefined;
  };
  readonly databaseUrl: string;
  readonly web: { readonly port: number; readonly host: string };
  readonly logLevel: Env['LOG_LEVEL'];
}

export type ReadConfig =
  | { readonly config: Config; readonly faults?: undefined }
  | { readonly config?: undefined; readonly faults: readonly Fault[] };

/** Which settings must be there: a bot with its platforms, or a terminal alone. */
export interface Wanted {
  readonly chat: boolean;
}

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
  const yml = readYml(path, readFile);
  const faults = [
    ...(env.success ? missingFaults(env.data, wanted) : env.error.issues.map(envFault)),
    ...('faults' in yml ? yml.faults : []),
    ...(env.success && 'yml' in yml ? homeFaults(env.data, yml.yml, path) : []),
  ];
  if (!env.success || !('yml' in yml) || faults.length > 0) return { faults };
  const config = configOf(env.data, yml.yml, given);
  return config === undefined ? { faults } : { config };
}

function readYml(
  path: string,
  readFile: (path: string) => string | undefined,
): { yml: Yml } | { faults: Fault[] } {
  const file = readFile(path);
  if (file === undefined) {
    return {
      faults: [
        {
          setting: path,
          problem: 'the file is missing',
          next: 'Copy tallylight.example.yml, or name another file in CONFIG_FILE',
        },
      ],
    };
  }
  let data: unknown;
  try {
    data = parse(file) ?? {};
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message.split('\n')[0] : 'it cannot be read';
    return {
      faults: [
        {
          setting: path,
          problem: `it is not YAML: ${problem}`,
          next: 'Compare it with tallylight.example.yml',
        },
      ],
    };
  }
  const yml = ymlShape.safeParse(data);
  return yml.success ? { yml: yml.data } : { faults: yml.error.issues.map((issue) => ymlFault(path, issue)) };
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

function missingFaults(env: Env, { chat }: Wanted): Fault[] {
  const missing = (setting: keyof Env, next: string): Fault[] =>
    env[setting] === undefined ? [{ setting, problem: 'is missing', next }] : [];
  const noChat = chat && env.SLACK_BOT_TOKEN === undefined && env.DISCORD_TOKEN === undefined;
  return [
    ...(noChat
      ? [
          {
            setting: 'SLACK_BOT_TOKEN or DISCORD_TOKEN',
            problem: 'neither is set',
            next: 'Set one of them: README, "In your own workspace"',
          },
        ]
      : []),
    ...(env.SLACK_BOT_TOKEN === undefined
      ? []
      : missing(
          'SLACK_APP_TOKEN',
          'Make an app-level token with connections:write (Socket Mode): README, Slack',
        )),
    ...missing('TENCENT_SECRET_ID', 'Make a key for a sub-user at CAM, API keys'),
    ...missing('TENCENT_SECRET_KEY', 'It comes with TENCENT_SECRET_ID'),
  ];
}

function homeFaults(env: Env, yml: Yml, file: string): Fault[] {
  if (env.DISCORD_TOKEN === undefined || yml.home.discord.length > 0) return [];
  return [
    {
      setting: `${file}: home.discord`,
      problem: 'DISCORD_TOKEN is set, but no server is named',
      next: 'Name the server ids that commands are taken from',
    },
  ];
}

function configOf(env: Env, yml: Yml, given: Given): Config | undefined {
  const {
    TENCENT_SECRET_ID: secretId,
    TENCENT_SECRET_KEY: secretKey,
    SLACK_BOT_TOKEN: botToken,
    SLACK_APP_TOKEN: appToken,
    DISCORD_TOKEN: discordToken,
  } = env;
  const settings = settingsOf(yml);
  if (secretId === undefined || secretKey === undefined || settings === undefined) return undefined;
  return {
    settings,
    grants: yml.grants,
    keys: {
      push: domainKeys(yml.push, 'TENCENT_PUSH_KEY', given),
      play: domainKeys(yml.play, 'TENCENT_PLAY_KEY', given),
    },
    slack: botToken && appToken && { botToken, appToken, apiUrl: env.SLACK_API_URL, home: yml.home.slack },
    discord: discordToken && { token: discordToken, apiUrl: env.DISCORD_API_URL, home: yml.home.discord },
    tencent: {
      site: env.TENCENT_SITE,
      secretId,
      secretKey,
      token: env.TENCENT_TOKEN,
      region: env.TENCENT_REGION,
      url: env.TENCENT_LIVE_URL,
    },
    databaseUrl: env.DATABASE_URL,
    web: { port: env.PORT, host: env.HOST },
    logLevel: env.LOG_LEVEL,
  };
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
    urlLives: urlLivesOf(yml),
  };
}

type Given = Readonly<Record<string, string | undefined>>;

function domainKeys(
  domains: readonly (Yml['push'][number] | Yml['play'][number])[],
  usual: string,
  given: Given,
): DomainKey[] {
  return domains.map(({ domain, keyFrom = usual, hash, auth }) => {
    const value = given[keyFrom];
    const key = value === undefined ? undefined : new Secret(value);
    return { domain, keyFrom, key, hash, auth: auth === 'on' || auth === true };
  });
}

function urlLivesOf({ lives }: Yml): Settings['urlLives'] {
  const url = lives?.url ?? {};
  const set = PERMISSIONS.flatMap((permission): [Permission, number][] => {
    const seconds = permission === 'view' ? undefined : readDuration(url[permission] ?? '');
    return seconds === undefined ? [] : [[permission, seconds]];
  });
  return new Map(set);
}
