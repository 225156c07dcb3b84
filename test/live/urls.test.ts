import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readStreamRef } from '../../src/core/stream-ref.ts';
import {
  ffmpegLine,
  obsPush,
  playUrl,
  pushUrl,
  txSecret,
  type PlayProtocol,
  type PushProtocol,
  type UrlHash,
} from '../../src/live/urls.ts';
import { testStream } from '../contracts/live.ts';

const DOCS_KEY = 'e12c46f2612d5106e2034781ab261ca3';
const SAMPLE_KEY = '69e0daf7234b01f257a7adb9f807ae9f';
const OWN_KEY = 'pushKey0123456789abcdef';

/** tencent-live 9.2, every row: key, stream, UNIX seconds, txTime, txSecret. */
const PUSH_VECTORS = [
  [DOCS_KEY, 'test', 1546064025, '5C271099', 'f85a2ab363fe4deaffef9754d79da6fe'],
  ['txrtmp', '11212122', 1469762325, '579ACB15', '2133c689c452f0bf81b1a88261f1d9a6'],
  [OWN_KEY, 'room_1001', 1798761600, '6B36EC80', '70f7f1ce32c68168534afed84fc3a6d0'],
  ['k', 'A', 4102444800, 'F4865700', '73fb498a3b82e6776c65b0c53ca02b25'],
  [SAMPLE_KEY, '123456', 1473595687, '57D54927', '478a15bf1b25e5c7c5886d2eef220fb8'],
  [SAMPLE_KEY, 'streamname', 1650956239, '626797CF', '1e789caea1c4152fb9bf299f100fc2db'],
] as const;
const PLAY_VECTORS = [
  ['somestring', 'test', undefined, 1546308300, '5c2acacc', 'b77e812107e1d8b8f247885a46e1bd34'],
  ['somestring', 'test', '900', 1546308300, '5c2acacc', '4beae959b16c77da6a65c7edda1dfefe'],
  ['PlayKeyABC', 'room_1001', 'hd', 1909053296, '71c9d770', 'dd516bd726a0c29208b06350a4d2d8cf'],
] as const;
const SHA256 = '69111538a5c90db48825f0452f43dcab13195d696bba81506aed78d642bb36be';

test.each(PUSH_VECTORS)('push, key %s, stream %s, end %i', (key, name, expires, txTime, secret) => {
  expect(pushUrl('rtmp', testStream(name), { key, hash: 'md5', expires })).toBe(
    `rtmp://push.example.com/live/${name}?txSecret=${secret}&txTime=${txTime}`,
  );
});

test.each(PLAY_VECTORS)(
  'play, key %s, stream %s, template %s',
  (key, name, template, expires, txTime, secret) => {
    const target = { ...testStream(name, 'live', 'play.example.com'), template };
    const played = template === undefined ? name : `${name}_${template}`;
    expect(playUrl('flv', target, { key, hash: 'md5', expires })).toBe(
      `http://play.example.com/live/${played}.flv?txSecret=${secret}&txTime=${txTime}`,
    );
  },
);

test('sha256 hashes the same text', () => {
  const url = pushUrl('rtmp', testStream('room_1001'), { key: OWN_KEY, hash: 'sha256', expires: 1798761600 });
  expect(url).toBe(`rtmp://push.example.com/live/room_1001?txSecret=${SHA256}&txTime=6B36EC80`);
});

test('the case of txTime counts', () => {
  expect(txSecret(DOCS_KEY, 'test', '5c271099', 'md5')).toBe('9603387445825a481e6b7496aced5746');
});

test('the end of 2016, as Beijing writes it', () => {
  const expires = Date.UTC(2016, 11, 31, 16) / 1000;
  expect(pushUrl('rtmp', testStream('a'), { key: 'k', hash: 'md5', expires })).toMatch(/&txTime=5867D600$/);
});

const room = testStream('room-1', 'show');
const seen = testStream('room-1', 'show', 'play.example.com');
const signing = { key: 'k', hash: 'md5', expires: 1798761600 } as const;
const secretOf = (name: string, txTime: string) => txSecret('k', name, txTime, 'md5');
const q = `txSecret=${secretOf('room-1', '6B36EC80')}&txTime=6B36EC80`;
const playQ = `txSecret=${secretOf('room-1', '6b36ec80')}&txTime=6b36ec80`;

test.each([
  ['rtmp', `rtmp://push.example.com/show/room-1?${q}`],
  ['rtmps', `rtmps://push.example.com/show/room-1?${q}`],
  ['webrtc', `webrtc://push.example.com/show/room-1?${q}`],
  ['srt', `srt://push.example.com:9000?streamid=#!::h=push.example.com,r=show/room-1,${q.replace('&', ',')}`],
] as const)('pushes by %s', (protocol, url) => {
  expect(pushUrl(protocol, room, signing)).toBe(url);
});

test.each([
  ['rtmp', `rtmp://play.example.com/show/room-1?${playQ}`],
  ['flv', `http://play.example.com/show/room-1.flv?${playQ}`],
  ['hls', `http://play.example.com/show/room-1.m3u8?${playQ}`],
  ['webrtc', `webrtc://play.example.com/show/room-1?${playQ}`],
] as const)('plays by %s', (protocol, url) => {
  expect(playUrl(protocol, seen, signing)).toBe(url);
  const secure = url.replace('http:', 'https:');
  expect(playUrl(protocol, { ...seen, secure: true }, signing)).toBe(secure);
});

test('without authentication nothing follows the name', () => {
  expect(pushUrl('rtmp', room)).toBe('rtmp://push.example.com/show/room-1');
  expect(pushUrl('srt', room)).toBe(
    'srt://push.example.com:9000?streamid=#!::h=push.example.com,r=show/room-1',
  );
  expect(playUrl('hls', { ...seen, template: 'hd' })).toBe('http://play.example.com/show/room-1_hd.m3u8');
  expect(obsPush('rtmp', room)).toEqual({ server: 'rtmp://push.example.com/show/', key: 'room-1' });
});

test('OBS gets server and key apart, and for SRT all of it as the server', () => {
  expect(obsPush('rtmp', room, signing)).toEqual({
    server: 'rtmp://push.example.com/show/',
    key: `room-1?${q}`,
  });
  expect(obsPush('srt', room, signing)).toEqual({ server: pushUrl('srt', room, signing), key: '' });
});

test('what could make no URL that works is refused', () => {
  expect(() => pushUrl('rtmp', room, { ...signing, key: '' })).toThrow(RangeError);
  expect(() => pushUrl('rtmp', room, { ...signing, expires: 1.5 })).toThrow(RangeError);
  expect(() => playUrl('flv', seen, { ...signing, expires: Number.NaN })).toThrow(RangeError);
  expect(() => playUrl('flv', { ...seen, template: 'a/b?c' }, signing)).toThrow(
    expect.objectContaining({ code: 'bad-input' }),
  );
});

/** The arguments as a shell hands them over, one on each line. */
const argumentsOf = async (line: string) => {
  const script = `ffmpeg() { printf '%s\\n' "$@"; }; ${line}`;
  return (await promisify(execFile)('sh', ['-c', script])).stdout.trimEnd().split('\n');
};

test.each([
  ['rtmp', 'flv'],
  ['rtmps', 'flv'],
  ['srt', 'mpegts'],
] as const)('a shell takes the ffmpeg line for %s as it is meant', async (protocol, container) => {
  const url = pushUrl(protocol, room, signing);
  const line = ffmpegLine(url);
  expect(line.startsWith('ffmpeg -re -f lavfi -i testsrc2=size=1280x720:rate=30 -re -f lavfi -i sine')).toBe(
    true,
  );
  const given = await argumentsOf(line);
  expect(given.slice(-3)).toEqual(['-f', container, url]);
  expect(given.slice(-7, -3)).toEqual(['-c:a', 'aac', '-ar', '44100']);
});

test('no quote in an address ends the quoting', async () => {
  const address = `rtmp://x/'; echo "$HOME" \`id\` #`;
  expect((await argumentsOf(ffmpegLine(address))).at(-1)).toBe(address);
});

const names = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,79}$/);
const apps = fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/);
const hosts = fc.stringMatching(/^[a-z][a-z0-9]{0,20}\.[a-z][a-z0-9]{0,20}\.com$/);
const streams = fc.tuple(names, apps, hosts).map(([name, app, host]) => testStream(name, app, host));
const signings = fc.record({
  key: fc.string({ minLength: 1, maxLength: 256 }),
  hash: fc.constantFrom<UrlHash>('md5', 'sha256'),
  expires: fc.integer({ min: 1, max: 2 ** 33 }),
});
const pushProtocols = fc.constantFrom<PushProtocol>('rtmp', 'rtmps', 'srt', 'webrtc');
const playProtocols = fc.constantFrom<PlayProtocol>('rtmp', 'flv', 'hls', 'webrtc');
const templates = fc.option(fc.stringMatching(/^[A-Za-z0-9_-]{1,20}$/), { nil: undefined });

/** The name and both values as they are printed, and nothing that would have to be encoded. */
function printed(url: string) {
  expect(encodeURI(url)).toBe(url);
  const [, name, secret, txTime] =
    /\/([^/?,.]+)(?:\.flv|\.m3u8)?[?,]txSecret=([0-9a-f]+)[&,]txTime=([0-9A-Fa-f]+)$/.exec(url) ?? [];
  return { name: name ?? '', secret: secret ?? '', txTime: txTime ?? '' };
}

const digest = (hash: UrlHash, value: string) => createHash(hash).update(value, 'utf8').digest('hex');

test('push: what is printed is what was hashed, and names the stream', () => {
  fc.assert(
    fc.property(pushProtocols, streams, signings, (protocol, stream, { key, hash, expires }) => {
      const url = pushUrl(protocol, stream, { key, hash, expires });
      const { name, secret, txTime } = printed(url);
      expect([name, secret]).toEqual([stream.name, digest(hash, key + name + txTime)]);
      expect([Number.parseInt(txTime, 16), txTime]).toEqual([expires, txTime.toUpperCase()]);
      expect(readStreamRef(url)).toEqual(stream);
      const { server, key: streamKey } = obsPush('rtmp', stream, { key, hash, expires });
      expect(server + streamKey).toBe(pushUrl('rtmp', stream, { key, hash, expires }));
    }),
  );
});

test('play: what is printed is what was hashed, template included', () => {
  fc.assert(
    fc.property(playProtocols, streams, templates, signings, (protocol, stream, template, signing) => {
      const url = playUrl(protocol, { ...stream, template }, signing);
      const { name, secret, txTime } = printed(url);
      expect(name).toBe(template === undefined ? stream.name : `${stream.name}_${template}`);
      expect(secret).toBe(digest(signing.hash, signing.key + name + txTime));
      expect([Number.parseInt(txTime, 16), txTime]).toEqual([signing.expires, txTime.toLowerCase()]);
    }),
  );
});
