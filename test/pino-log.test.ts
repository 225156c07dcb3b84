import { describe, expect, test } from 'vitest';
import { BotError } from '../src/core/errors.ts';
import { Secret } from '../src/core/secret.ts';
import { text } from '../src/core/text.ts';
import { createPinoLog } from '../src/pino-log.ts';

const SECRETS = ['plain', 'plain-KANARY', 'with "quotes" \\ and KANARY\n', 'ünï-KANARY-直播', ''];

function openLog(level = 'trace') {
  const lines: string[] = [];
  const log = createPinoLog({ level, secrets: SECRETS, write: (line) => void lines.push(line) });
  return { log, lines, said: () => lines.join('') };
}

/** What must not be read in any line; each has KANARY in it. */
const LEAKS: readonly (readonly [string, string])[] = [
  ['a configured secret', 'plain-KANARY'],
  ['a configured secret that JSON writes in another way', 'with "quotes" \\ and KANARY\n'],
  ['a configured secret in other letters', 'ünï-KANARY-直播'],
  ['a Slack bot token', 'xoxb-1234-KANARY'],
  ['a Slack app token', 'xapp-1-A0-KANARY'],
  ['a Slack user token', 'xoxp-KANARY'],
  ['the way back of a command', 'https://hooks.slack.com/commands/T1/2/KANARY'],
  ['the way back of a press', 'https://hooks.slack.com/actions/T1/2/KANARY'],
  ['the way back of Discord', 'https://discord.com/api/v10/webhooks/1/KANARY/messages/@original'],
  ['the answer of an interaction', 'https://discord.com/api/v10/interactions/1/KANARY/callback'],
  ['the same on a stand-in', 'http://127.0.0.1:4100/api/v10/webhooks/1/KANARY'],
  ['the ticket of a socket', 'wss://wss-primary.slack.com/link/?ticket=KANARY&app_id=1'],
];
/** These must be hex to be found. */
const SIGNATURES: readonly (readonly [string, string])[] = [
  ['in a URL', 'rtmp://push.example.com/live/room-1?txSecret=c0ffee00&txTime=5C271099'],
  ['in an SRT URL', 'srt://push.example.com:9000?streamid=#!::r=live/room-1,txSecret=c0ffee00,txTime=5C'],
  ['in JSON', '{"stream_param":{"txSecret":"c0ffee00"}}'],
  ['in JSON within JSON', JSON.stringify('{"txSecret": "c0ffee00"}')],
  ['percent-encoded', 'play?url=txSecret%3Dc0ffee00'],
  ['in small letters', 'txsecret=c0ffee00'],
];

describe.each([...LEAKS, ...SIGNATURES])('%s', (_, leak) => {
  test.each<readonly [string, () => Readonly<Record<string, unknown>>]>([
    ['as a field', () => ({ url: leak })],
    ['deep in a field', () => ({ request: { headers: [{ value: leak }] } })],
    ['in an error', () => ({ cause: new Error(leak) })],
    [
      'in the cause of a cause',
      () => ({ cause: new Error('a', { cause: new Error('b', { cause: new Error(leak) }) }) }),
    ],
    [
      'on an error, as SDKs put it',
      () => ({ cause: Object.assign(new Error('x'), { config: { data: leak } }) }),
    ],
    [
      'in an error inside a field',
      () => ({ detail: { inner: Object.assign(new Error(leak), { body: leak }) } }),
    ],
    ['as a name', () => ({ [leak]: 1 })],
  ])('%s', (_where, fields) => {
    const { log, said } = openLog();
    log.error('it broke', fields());
    log.info(leak);
    log.warn('again', fields());
    expect(said()).not.toMatch(/KANARY|c0ffee00/);
    expect(said()).toContain('it broke');
  });
});

test('what is no secret is told: the error, its code, its causes', () => {
  const { log, lines } = openLog();
  const cause = new Error('connect ECONNREFUSED 127.0.0.1:1');
  const error = new BotError('cloud-failed', {
    said: text`No answer.`,
    did: 'unknown',
    next: text`Wait.`,
    requestId: 'r-1',
    cause,
  });
  log.error('dispatch failed', { call: 'c1', cause: error });
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    level: 50,
    msg: 'dispatch failed',
    call: 'c1',
    cause: { code: 'cloud-failed', did: 'unknown', requestId: 'r-1', cause: { message: cause.message } },
  });
});

test('each line is one JSON object, whatever was taken out of it', () => {
  const { log, lines } = openLog();
  log.info('x', Object.fromEntries(LEAKS.map(([name, leak]) => [name, leak])));
  for (const line of lines) expect(() => JSON.parse(line)).not.toThrow();
});

test('errors that are each other’s cause do not break the log', () => {
  const { log, said } = openLog();
  const [one, two] = [new Error('one'), new Error('two')];
  one.cause = two;
  two.cause = one;
  log.error('round', { cause: one });
  expect(said()).toContain('two');
});

test('a Secret shows itself nowhere', () => {
  const { log, said } = openLog();
  log.info('x', { token: new Secret('KANARY'), list: [new Secret('KANARY')] });
  expect(said()).toContain('"token":"[redacted]"');
  expect(said()).not.toContain('KANARY');
});

test('below its level nothing is written', () => {
  const { log, lines } = openLog('warn');
  log.info('x');
  expect(lines).toEqual([]);
});
