import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { UrlCause } from '../../src/live/port.ts';
import { checkUrl, type CheckOptions } from '../../src/live/url-check.ts';
import type { CheckedDomain } from '../../src/live/url-signature.ts';
import { playUrl, pushUrl, txSecret, type UrlHash } from '../../src/live/urls.ts';
import { testStream } from '../contracts/live.ts';

const NOW = Date.UTC(2026, 10, 22, 12) / 1000;
const END = NOW + 7200;
const HEX = END.toString(16);
const UP = HEX.toUpperCase();
const HEX_DIGITS = Array.from({ length: 16 }, (_, digit) => digit.toString(16));
const PUSH_KEY = 'pushKey0123456789abcdef';
const BACKUP_KEY = 'backupKey0123456789';
const PLAY_KEY = 'PlayKeyABC';

const domain = (name: string, kind: 'push' | 'play', ...keys: readonly string[]): CheckedDomain => ({
  domain: name,
  kind,
  keys: keys.map((key, index) => ({ which: index === 0 ? 'primary' : 'backup', key })),
  hash: 'md5',
  auth: true,
  templates: kind === 'play' ? ['hd', 'sd'] : [],
});
const DOMAINS: readonly CheckedDomain[] = [
  domain('push.example.com', 'push', PUSH_KEY, BACKUP_KEY),
  domain('push2.example.com', 'push', 'secondPushKey'),
  { ...domain('open.example.com', 'push'), auth: false },
  domain('play.example.com', 'play', PLAY_KEY),
  { ...domain('sha.example.com', 'play', 'shaKey'), hash: 'sha256' },
];
const options: CheckOptions = { domains: DOMAINS, now: NOW, otherNames: ['room-2', 'lobby'] };
const causesOf = (url: string, more: Partial<CheckOptions> = {}): UrlCause[] =>
  checkUrl(url, { ...options, ...more }).findings.map(({ cause }) => cause);

const md5 = (key: string, name: string, time: string, hash: UrlHash = 'md5') =>
  txSecret(key, name, time, hash);
const q = (secret: string, time: string) => `txSecret=${secret}&txTime=${time}`;
const rtmp = (query: string, name = 'room-1', host = 'push.example.com') =>
  `rtmp://${host}/live/${name}?${query}`;
const flv = (query: string, name = 'room-1', host = 'play.example.com') =>
  `http://${host}/live/${name}.flv?${query}`;
const right = md5(PUSH_KEY, 'room-1', UP);
const rightPlay = md5(PLAY_KEY, 'room-1', HEX);
const past = (NOW - 60).toString(16).toUpperCase();
const changed = (secret: string) => (secret.startsWith('0') ? '1' : '0') + secret.slice(1);
const srt = (query: string) =>
  `srt://push.example.com:9000?streamid=#!::h=push.example.com,r=live/room-1${query}`;

/** Each broken in one way that people break it; the first cause must be that one. */
const BROKEN: readonly (readonly [string, string, UrlCause])[] = [
  ['expired a minute ago', rtmp(q(md5(PUSH_KEY, 'room-1', past), past)), 'expired'],
  ['expired, for playing', flv(q(md5(PLAY_KEY, 'room-1', '5c2acacc'), '5c2acacc')), 'expired'],
  ['expired, SRT', srt(`,txSecret=${md5(PUSH_KEY, 'room-1', past)},txTime=${past}`), 'expired'],
  ['expired and signed with a key of long ago', rtmp(q(md5('gone', 'room-1', past), past)), 'expired'],
  ['signed with an unknown key', rtmp(q(md5('wrong', 'room-1', UP), UP)), 'unknown-signature'],
  ['one character of the secret changed', rtmp(q(changed(right), UP)), 'unknown-signature'],
  ['a play URL, one character changed', flv(q(changed(rightPlay), HEX)), 'unknown-signature'],
  ['the end moved by hand', rtmp(q(right, (END + 1).toString(16).toUpperCase())), 'unknown-signature'],
  ['txTime put in lower case afterwards', rtmp(q(right, HEX)), 'hex-case'],
  ['txTime put in upper case afterwards', flv(q(rightPlay, UP)), 'hex-case'],
  ['signed with the play key', rtmp(q(md5(PLAY_KEY, 'room-1', UP), UP)), 'swapped-key'],
  ['a play URL signed with the push key', flv(q(md5(PUSH_KEY, 'room-1', HEX), HEX)), 'swapped-key'],
  [
    'signed with the backup push key, for playing',
    flv(q(md5(BACKUP_KEY, 'room-1', HEX), HEX)),
    'swapped-key',
  ],
  [
    'signed with the key of another push domain',
    rtmp(q(md5('secondPushKey', 'room-1', UP), UP)),
    'other-key',
  ],
  ['FLV on the push domain', flv(q(right, UP), 'room-1', 'push.example.com'), 'swapped-domain'],
  ['HLS on the push domain', `https://push.example.com/live/room-1.m3u8?${q(right, UP)}`, 'swapped-domain'],
  ['RTMPS on the play domain', `rtmps://play.example.com/live/room-1?${q(rightPlay, HEX)}`, 'swapped-domain'],
  [
    'SRT on the play domain',
    `srt://play.example.com:9000?streamid=#!::h=play.example.com,r=live/room-1,txSecret=${rightPlay},txTime=${HEX}`,
    'swapped-domain',
  ],
  ['a domain of nobody here', rtmp(q(right, UP), 'room-1', 'push.exmaple.com'), 'foreign-domain'],
  ['a default domain of Tencent', rtmp(q(right, UP), 'room-1', '123.push.tlivecloud.com'), 'foreign-domain'],
  ['the name of another live stream', rtmp(q(md5(PUSH_KEY, 'room-2', UP), UP)), 'other-text'],
  ['the name in another case', rtmp(q(right, UP), 'Room-1'), 'other-text'],
  ['app and name hashed', rtmp(q(md5(PUSH_KEY, 'live/room-1', UP), UP)), 'other-text'],
  ['a transcoded stream signed without its template', flv(q(rightPlay, HEX), 'room-1_hd'), 'other-text'],
  [
    'signed with the template, which the name lacks',
    flv(q(md5(PLAY_KEY, 'room-1_sd', HEX), HEX)),
    'other-text',
  ],
  ['the extension hashed', flv(q(md5(PLAY_KEY, 'room-1.flv', HEX), HEX)), 'other-text'],
  ['escaped by a web page', rtmp(`txSecret=${right}&amp;txTime=${UP}`), 'escaped'],
  ['escaped in upper case', flv(`txSecret=${rightPlay}&AMP;txTime=${HEX}`), 'escaped'],
  ['broken over two lines', rtmp(`txSecret=${right}\n&txTime=${UP}`), 'spaces'],
  [
    'server and key of OBS with a space between',
    `rtmp://push.example.com/live/ room-1?${q(right, UP)}`,
    'spaces',
  ],
  ['txTime missing', rtmp(`txSecret=${right}`), 'no-time'],
  ['txTime empty', rtmp(`txSecret=${right}&txTime=`), 'no-time'],
  ['txSecret missing', rtmp(`txTime=${UP}`), 'no-secret'],
  ['txSecret missing in SRT', srt(`,txTime=${UP}`), 'no-secret'],
  ['nothing signed', 'rtmp://push.example.com/live/room-1', 'no-signature'],
  ['SRT with & in the place of commas', srt(`&txSecret=${right}&txTime=${UP}`), 'no-signature'],
  ['a decimal txTime', rtmp(q(md5(PUSH_KEY, 'room-1', String(END)), String(END))), 'decimal-time'],
  ['a decimal txTime in milliseconds', rtmp(q(right, String(END * 1000))), 'bad-time'],
  ['a txTime that is no hex', rtmp(q(right, `0x${HEX}`)), 'bad-time'],
  ['the secret cut off', rtmp(q(right.slice(0, 31), UP)), 'bad-secret'],
  ['the secret in upper case', rtmp(q(right.toUpperCase(), UP)), 'secret-case'],
  ['SHA-256 where the domain has MD5', rtmp(q(md5(PUSH_KEY, 'room-1', UP, 'sha256'), UP)), 'other-hash'],
  [
    'MD5 where the domain has SHA-256',
    flv(q(md5('shaKey', 'room-1', HEX), HEX), 'room-1', 'sha.example.com'),
    'other-hash',
  ],
  ['no URL at all', 'room-1', 'unreadable'],
  ['no stream in it', `rtmp://push.example.com/live?${q(right, UP)}`, 'unreadable'],
  ['a web page', 'https://play.example.com/live/room-1', 'unreadable'],
];

describe('broken URLs: the first cause is the right one', () => {
  test.each(BROKEN)('%s', (_, url, cause) => expect(causesOf(url)[0]).toBe(cause));
  test('there are more than forty', () => expect(BROKEN.length).toBeGreaterThanOrEqual(40));
});

describe('URLs that work', () => {
  const room = testStream('room-1');
  const signing = { key: PUSH_KEY, hash: 'md5', expires: END } as const;
  test.each(['rtmp', 'rtmps', 'srt', 'webrtc'] as const)('push by %s', (protocol) => {
    expect(causesOf(pushUrl(protocol, room, signing))).toEqual([]);
  });
  test.each(['rtmp', 'flv', 'hls', 'webrtc'] as const)(
    'play by %s, with and without a template',
    (protocol) => {
      const target = testStream('room-1', 'live', 'play.example.com');
      for (const template of [undefined, 'hd']) {
        expect(causesOf(playUrl(protocol, { ...target, template }, { ...signing, key: PLAY_KEY }))).toEqual(
          [],
        );
      }
    },
  );
  test.each([
    ['with the backup key', rtmp(q(md5(BACKUP_KEY, 'room-1', UP), UP)), 'backup-key'],
    ['on a domain that signs nothing', 'rtmp://open.example.com/live/room-1', 'unsigned-domain'],
    ['for years', rtmp(q(md5(PUSH_KEY, 'room-1', 'F4865700'), 'F4865700')), 'long-life'],
    [
      'named like a transcoded stream',
      rtmp(q(md5(PUSH_KEY, 'room_hd', UP), UP), 'room_hd'),
      'template-suffix',
    ],
  ] as const)('%s: with a note alone', (_, url, cause) => {
    expect(checkUrl(url, options).findings).toEqual([{ cause, isNote: true }]);
  });
  test('at its last second, and not after', () => {
    const url = rtmp(q(right, UP));
    expect(causesOf(url, { now: END - 1 })).toEqual([]);
    expect(causesOf(url, { now: END })).toEqual(['expired']);
  });
});

test('what it is for, and which stream, is told whatever is wrong', () => {
  const { kind, stream, expires } = checkUrl(rtmp(q(changed(right), UP)), options);
  expect([kind, stream?.app, stream?.name, expires]).toEqual(['push', 'live', 'room-1', END]);
});

test('no text whatever makes it throw, and a changed character is always seen', () => {
  fc.assert(fc.property(fc.string(), (text) => void checkUrl(text, options)));
  const url = rtmp(q(right, UP));
  const at = url.indexOf('txSecret=') + 9;
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 31 }), fc.constantFrom(...HEX_DIGITS), (index, digit) => {
      const broken = url.slice(0, at + index) + digit + url.slice(at + index + 1);
      expect(causesOf(broken)).toEqual(broken === url ? [] : ['unknown-signature']);
    }),
  );
});
