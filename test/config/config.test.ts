import { readFileSync } from 'node:fs';
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { readConfig, type Config } from '../../src/config/config.ts';
import { faultLines } from '../../src/config/faults.ts';
import { secretsOf } from '../../src/config/secrets-of.ts';

const SECRETS = {
  SLACK_BOT_TOKEN: 'xoxb-canary-1',
  SLACK_APP_TOKEN: 'xapp-canary-2',
  DISCORD_TOKEN: 'canary-3',
  TENCENT_SECRET_ID: 'canary-4',
  TENCENT_SECRET_KEY: 'canary-5',
  TENCENT_TOKEN: 'canary-6',
  TENCENT_CALLBACK_KEY: 'canary-11',
  TENCENT_CALLBACK_PATH: 'canary-12',
  TENCENT_PUSH_KEY: 'canary-7',
  TENCENT_PLAY_KEY: 'canary-8',
  DATABASE_URL: 'postgres://tally:canary%209@db.example.com/tally',
};
const LEGACY = {
  ...SECRETS,
  TENCENT_API: 'legacy',
  TENCENT_SECRET_ID: '',
  TENCENT_SECRET_KEY: '',
  TENCENT_APP_ID: '1250000000',
  TENCENT_API_KEY: 'canary-13',
};
const HTTP_SECRETS = { ...SECRETS, SLACK_APP_TOKEN: '', SLACK_SIGNING_SECRET: 'canary-10' };
const DOCUMENTED = readFileSync(new URL('documented.yml', import.meta.url), 'utf8');
const YML = { push: [{ domain: 'push.example.com' }], home: { discord: ['41771983423143937'] } };

const read = (env: Readonly<Record<string, string>>, yml: unknown = YML, wanted = { chat: true }) =>
  readConfig(env, () => (typeof yml === 'string' ? yml : stringify(yml)), wanted);
const settings = (env: Readonly<Record<string, string>>, yml?: unknown) =>
  (read(env, yml).faults ?? []).map(({ setting }) => setting);

function configOf(...given: Parameters<typeof read>): Config {
  const { config, faults = [] } = read(...given);
  if (config === undefined) throw new Error(faultLines(faults));
  return config;
}

const example = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
const fits = (url: string) => settings({ ...SECRETS, TENCENT_LIVE_URL: url }).length === 0;
const leaks = (said: string) => said.match(/canary/g) ?? [];

describe('what is documented is accepted', () => {
  test('every setting of tallylight.yml', () => {
    const { settings: known, grants, slack, discord } = configOf(SECRETS, DOCUMENTED);
    expect(known).toMatchObject({
      command: 'live',
      timezone: 'Asia/Shanghai',
      push: ['push.example.com'],
      play: [{ domain: 'play.example.com', templates: ['hd'] }],
    });
    expect(grants.moderate).toEqual([
      { platform: 'slack', who: 'user', id: 'U024BE7LH' },
      { platform: 'discord', who: 'group', id: '81384788765712384' },
    ]);
    expect(slack?.home).toEqual(['T024BE7LD']);
    expect(discord?.home).toEqual(['41771983423143937']);
  });

  test('the example files', () => {
    expect(settings({}, example('tallylight.example.yml'))).toEqual([
      'SLACK_BOT_TOKEN or DISCORD_TOKEN',
      'TENCENT_SECRET_ID',
      'TENCENT_SECRET_KEY',
    ]);
    const lines = example('.env.example').matchAll(/^([A-Z_]+)=(.*)$/gm);
    const env = Object.fromEntries([...lines].map(([, name = '', value = '']) => [name, value]));
    const { config } = read({ ...env, ...SECRETS });
    expect(config?.tencent).toMatchObject({ site: 'mainland', region: 'ap-guangzhou', url: undefined });
  });

  test('as little as is needed', () => {
    const { TENCENT_SECRET_ID, TENCENT_SECRET_KEY } = SECRETS;
    const { config } = read({ TENCENT_SECRET_ID, TENCENT_SECRET_KEY }, { push: YML.push }, { chat: false });
    expect(config).toMatchObject({
      slack: undefined,
      discord: undefined,
      grants: { view: [], moderate: [], admin: [] },
      settings: { command: 'live', language: 'en', app: 'live' },
    });
  });

  test('a domain in any case is the one that URLs name', () => {
    expect(configOf(SECRETS, { ...YML, push: [{ domain: 'Push.Example.COM' }] }).settings.push).toEqual([
      'push.example.com',
    ]);
  });
});

describe('the cloud', () => {
  test('is asked by API 3.0 unless told otherwise', () => {
    const { tencent } = configOf({ ...SECRETS, TENCENT_VOD_SUB_APP_ID: '1500012345' });
    expect(tencent).toMatchObject({ api: 'v3', site: 'mainland', vodSubAppId: 1_500_012_345 });
  });

  test('by the 2.0 API: its key, its addresses over plain http, and what each host calls the account', () => {
    const urls = {
      TENCENT_FCGI_URL: 'http://fcgi.video.qcloud.com/common_access',
      TENCENT_STATCGI_URL: 'http://127.0.0.1:4100/common_access',
    };
    const { tencent } = configOf({ ...LEGACY, ...urls }, { ...YML, legacy: { fcgi: 'cmd', signFor: '10m' } });
    expect(tencent).toMatchObject({
      api: 'legacy',
      appId: '1250000000',
      fcgiUrl: urls.TENCENT_FCGI_URL,
      statcgiUrl: urls.TENCENT_STATCGI_URL,
      accountNames: { fcgi: 'cmd', statcgi: 'cmd' },
      signForS: 600,
    });
    expect(configOf(LEGACY).tencent).toMatchObject({
      accountNames: { fcgi: 'appid', statcgi: 'cmd' },
      signForS: 60,
    });
    expect(settings({ ...LEGACY, TENCENT_APP_ID: '', TENCENT_API_KEY: '' })).toEqual([
      'TENCENT_APP_ID',
      'TENCENT_API_KEY',
    ]);
    expect(settings({ ...LEGACY, TENCENT_APP_ID: 'mine' })).toEqual(['TENCENT_APP_ID']);
  });

  test('sends events only to an address and with a key of our own', () => {
    expect(configOf(SECRETS).callbacks?.path.reveal()).toBe('canary-12');
    const none = { ...SECRETS, TENCENT_CALLBACK_KEY: '', TENCENT_CALLBACK_PATH: '' };
    expect(configOf(none).callbacks).toBeUndefined();
    expect(settings({ ...SECRETS, TENCENT_CALLBACK_KEY: '' })).toEqual(['TENCENT_CALLBACK_KEY']);
    expect(settings({ ...SECRETS, TENCENT_CALLBACK_PATH: '' })).toEqual(['TENCENT_CALLBACK_PATH']);
    expect(settings({ ...SECRETS, TENCENT_CALLBACK_PATH: 'a/b' })).toEqual(['TENCENT_CALLBACK_PATH']);
  });
});

describe('all faults at once, each with its name and the next step', () => {
  test('of the environment and the file together', () => {
    const env = {
      SLACK_BOT_TOKEN: 'xoxp-canary',
      DISCORD_TOKEN: 'x',
      TENCENT_API: 'v2',
      TENCENT_SITE: 'moon',
      TENCENT_REGION: 'Guang Zhou',
      SLACK_API_URL: 'not a url',
      PORT: '70000',
      LOG_LEVEL: 'loud',
    };
    const yml = {
      comand: 'live',
      timezone: 'Mars/Olympus',
      app: 'a b',
      push: [{ domain: 'nodot' }, { domain: 'push.example.com', hash: 'sha1', key: 'x' }],
      grants: { moderate: ['everyone', 'slack:group:S1'], boss: [] },
    };
    const { faults = [] } = read(env, yml);
    const names = faults.map(({ setting }) => setting);
    expect(names.toSorted((a, b) => a.localeCompare(b))).toEqual(
      [
        'SLACK_BOT_TOKEN',
        'SLACK_APP_TOKEN or SLACK_SIGNING_SECRET',
        'SLACK_API_URL',
        'PORT',
        'LOG_LEVEL',
        'TENCENT_API',
        'TENCENT_SITE',
        'TENCENT_REGION',
        'TENCENT_SECRET_ID',
        'TENCENT_SECRET_KEY',
        ...[
          'top level',
          'timezone',
          'app',
          'push.0.domain',
          'push.1.hash',
          'push.1',
          'grants',
          'home.discord',
        ].map((name) => `tallylight.yml: ${name}`),
        'tallylight.yml: grants.moderate.0',
      ].toSorted((a, b) => a.localeCompare(b)),
    );
    for (const { problem, next } of faults) expect([problem, next]).not.toContain('');
    expect(faultLines(faults)).toContain(`Tallylight cannot start, ${faults.length} setting(s) to mend:\n  `);
    expect(faultLines(faults)).toContain('Unrecognized key: "comand"');
  });

  test.each([
    ['a missing file', undefined, 'tallylight.yml: the file is missing. Copy tallylight.example.yml'],
    ['no YAML', 'push: [', 'tallylight.yml: it is not YAML: '],
    ['a name given twice', 'app: a\napp: b', 'tallylight.yml: it is not YAML: '],
    ['a list', '- push', 'tallylight.yml: top level: '],
    ['an empty file', '', 'tallylight.yml: push: '],
  ])('%s, and what the environment lacks', (_, text, said) => {
    const { faults = [] } = readConfig({}, () => text);
    expect(faultLines(faults)).toContain(said);
    expect(faults.map(({ setting }) => setting)).toContain('TENCENT_SECRET_ID');
  });

  test('the file that is named in CONFIG_FILE', () => {
    const asked: string[] = [];
    const { faults = [] } = readConfig({ CONFIG_FILE: '/etc/tally.yml' }, (path) => void asked.push(path));
    expect(asked).toEqual(['/etc/tally.yml']);
    expect(faults.map(({ setting }) => setting)).toContain('/etc/tally.yml');
  });

  test('what is set to nothing is not set', () => {
    expect(settings({ ...SECRETS, TENCENT_SECRET_KEY: '' })).toEqual(['TENCENT_SECRET_KEY']);
  });

  test('Slack needs one of two: an app token, or a signing secret for HTTP', () => {
    expect(settings(HTTP_SECRETS)).toEqual([]);
    expect(settings({ ...HTTP_SECRETS, SLACK_SIGNING_SECRET: '' })).toEqual([
      'SLACK_APP_TOKEN or SLACK_SIGNING_SECRET',
    ]);
  });

  test('Discord without a home', () => {
    expect(settings(SECRETS, { push: YML.push })).toEqual(['tallylight.yml: home.discord']);
  });
});

describe('addresses', () => {
  test.each([
    'https://live.tencentcloudapi.com',
    'http://127.0.0.1:4100',
    'http://localhost:1',
    'http://[::1]:4100',
  ])('%s', (url) => expect(fits(url)).toBe(true));

  const UNSAFE = [
    [
      'http://live.tencentcloudapi.com',
      'http://10.0.0.1',
      'http://127.0.0.1.evil.example',
      'http://localhost.evil',
    ],
    ['ftp://127.0.0.1', 'live.tencentcloudapi.com', 'http://', 'javascript:alert(1)', '/api'],
  ];
  test.each(UNSAFE.flat())('not %s', (url) => expect(fits(url)).toBe(false));
});

describe('secrets', () => {
  test('are in no print of the configuration', () => {
    const config = configOf(SECRETS, DOCUMENTED);
    const { slack, databaseUrl, tencent, keys } = config;
    const prints = [
      inspect(config, { depth: 9, showHidden: true }),
      JSON.stringify(config),
      `${slack?.botToken.toString()} ${String(databaseUrl)} ${JSON.stringify(tencent)}`,
      JSON.stringify([...keys.push, ...keys.play]),
      inspect(new Error('x', { cause: config })),
    ];
    expect(prints.flatMap(leaks)).toEqual([]);
    expect(prints.join('')).toContain('[redacted]');
    expect(slack?.botToken.reveal()).toBe('xoxb-canary-1');
  });

  test('are in no fault', () => {
    const wrong = Object.fromEntries(
      [
        ...Object.keys(SECRETS),
        'TENCENT_SITE',
        'TENCENT_LIVE_URL',
        'LOG_LEVEL',
        'PORT',
        'TENCENT_REGION',
      ].map((name) => [name, 'canary']),
    );
    expect(leaks(faultLines(read(wrong, { push: 3 }).faults ?? []))).toEqual([]);
  });

  test('are all known to the scrubber of the log, the password of the database too', () => {
    const known = secretsOf(configOf(SECRETS, DOCUMENTED));
    expect(secretsOf(configOf(HTTP_SECRETS, DOCUMENTED))).toContain('canary-10');
    expect(secretsOf(configOf(LEGACY, DOCUMENTED))).toContain('canary-13');
    const { DATABASE_URL: _, ...plain } = SECRETS;
    expect(known).toEqual(expect.arrayContaining([...Object.values(plain), 'canary%209', 'canary 9']));
  });
});
