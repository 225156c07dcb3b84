import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import ban from '../../commands/ban.ts';
import { fieldsOf, problemsOf, savableInput } from '../../src/core/fields.ts';
import { readStreamRef, streamRefText } from '../../src/core/stream-ref.ts';
import { plainText } from '../../src/core/text.ts';

const name = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,20}$/);
const app = fc.stringMatching(/^[A-Za-z0-9_-]{1,20}$/);
const domain = fc.stringMatching(/^[a-z0-9]{1,10}(\.[a-z0-9]{1,8}){1,2}\.[a-z]{2,6}$/);
const key = fc.record({ domain, app, name });
const SIGNATURE = 'txSecret=f85a2ab363fe4deaffef9754d79da6fe&txTime=5C271099';

/** Every form of tencent-live 9.1 and its OBS notes. */
const URLS: readonly (readonly [string, (domain: string, path: string, query: string) => string])[] = [
  ['RTMP', (host, path, query) => `rtmp://${host}/${path}?${query}`],
  ['RTMP with its port', (host, path, query) => `RTMP://${host}:1935/${path}?${query}`],
  ['RTMPS', (host, path, query) => `rtmps://${host}/${path}?${query}`],
  [
    'SRT',
    (host, path, query) =>
      `srt://${host}:9000?streamid=#!::h=${host},r=${path},${query.replaceAll('&', ',')}`,
  ],
  [
    'SRT for strict parsers',
    (host, path, query) => `srt://${host}:9000?streamid=%23!::h=${host},r=${path},${query}`,
  ],
  ['WebRTC', (host, path, query) => `webrtc://${host}/${path}?${query}`],
  ['RTMP over SRT', (host, path, query) => `rtmp://${host}:3570/${path}?${query}`],
  ['FLV', (host, path, query) => `http://${host}/${path}.flv?${query}`],
  ['FLV over TLS', (host, path, query) => `https://${host}:443/${path}.flv?${query}`],
  ['HLS', (host, path, query) => `https://${host}/${path}.m3u8?${query}`],
  [
    'WebRTC, adaptive',
    (host, path, query) => `webrtc://${host}/${path}?${query}&tabr_bitrates=t3,t2&tabr_control=auto`,
  ],
  ['without authentication', (host, path) => `rtmp://${host}/${path}`],
  ['in words', (host, path) => `${host}/${path}`],
  ['with spaces around', (host, path, query) => `  rtmp://${host}/${path}?${query}\n`],
];

describe('a URL names its stream', () => {
  test.each(URLS)('%s', (_, url) => {
    fc.assert(
      fc.property(key, (stream) => {
        expect(readStreamRef(url(stream.domain, `${stream.app}/${stream.name}`, SIGNATURE))).toEqual(stream);
      }),
    );
  });

  test('a stream key of OBS and short names, too', () => {
    fc.assert(
      fc.property(key, (stream) => {
        expect(readStreamRef(`${stream.name}?${SIGNATURE}`)).toEqual({ name: stream.name });
        expect(readStreamRef(`${stream.app}/${stream.name}`)).toEqual({ app: stream.app, name: stream.name });
      }),
    );
  });

  test('what names a stream is read back from its shortest text', () => {
    fc.assert(
      fc.property(key, (stream) => {
        const ref = readStreamRef(`${stream.domain}/${stream.app}/${stream.name}`);
        expect(ref && streamRefText(ref)).toBe(`${stream.domain}/${stream.app}/${stream.name}`);
      }),
    );
  });
});

const NO_STREAMS = [
  ['', ' ', '/', 'a b', '-room', 'room-1/', '//room-1', 'a/b/c/d', 'rtmp://', 'rtmp:///live/room-1', '房间'],
  ['rtmp://user@push.example.com/live/room-1', 'rtmp://push/live/room-1', 'srt://push.example.com:9000'],
  ['srt://push.example.com?streamid=#!::h=push.example.com,r=live', 'room-1,room-2', 'ro\u200bom', '<@U1>'],
  ['https://push.example.com/live/room-1.mp4', 'javascript:alert(1)', 'x'.repeat(81)],
];

test.each(NO_STREAMS.flat())('"%s" names no stream', (given) => expect(readStreamRef(given)).toBeUndefined());

describe('what is kept of an input', () => {
  const fields = fieldsOf(ban.input);
  /** Not hex: it can stand in no name by chance. */
  const CANARY = 'KANARY';

  test('nothing behind the question mark of any URL survives', () => {
    const broken = fc.constantFrom('', '/x/y/z', ' and more', '//');
    fc.assert(
      fc.property(key, fc.constantFrom(...URLS), broken, (stream, [, url], tail) => {
        const given = url(stream.domain, `${stream.app}/${stream.name}${tail}`, `txSecret=${CANARY}`);
        const kept = JSON.stringify(savableInput(fields, { stream: given }));
        const said = problemsOf(ban.input, { stream: given }).map((problem) => plainText(problem.said));
        expect(`${kept} ${said.join(' ')}`).not.toContain(CANARY);
        expect(kept).not.toContain('txSecret');
      }),
      { numRuns: 300 },
    );
  });

  test('the signature in a reason is cut out, and the rest stays', () => {
    const reason = 'leaked rtmp://push.example.com/live/x?txSecret=abc123&txTime=5C27 in chat';
    expect(savableInput(fields, { reason })).toEqual({
      reason: 'leaked rtmp://push.example.com/live/x?txSecret=…&txTime=5C27 in chat',
    });
  });

  test('what cannot be read stays unreadable when it is kept', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (given) => {
        fc.pre(given.trim() !== '' && readStreamRef(given) === undefined);
        const { stream = '' } = savableInput(fields, { stream: given });
        expect(readStreamRef(stream)).toBeUndefined();
        expect(stream).not.toBe('');
      }),
    );
  });
});
