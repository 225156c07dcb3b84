import { createHash } from 'node:crypto';
import { BotError } from '../core/errors.ts';
import { code, text } from '../core/text.ts';
import type { AppName, DomainName, StreamKey, StreamName, UnixSeconds, UrlHash } from './port.ts';

export type { UrlHash } from './port.ts';

/** What a URL is signed with. A domain whose authentication is off gets no signing at all, and its URL no `?`. */
export interface UrlSigning {
  /** The key of the domain that stands in the URL: a push domain's for pushing, a play domain's for playing. */
  readonly key: string;
  readonly hash: UrlHash;
  /** The promised end, written as `txTime`; the domain's own valid time is grace on top (tencent-live 14 #11, 14 #12). */
  readonly expires: UnixSeconds;
}

export type PushProtocol = 'rtmp' | 'rtmps' | 'srt' | 'webrtc';
export type PlayProtocol = 'flv' | 'hls' | 'webrtc' | 'rtmp';

/** What is played, and on which play domain. */
export interface PlayTarget {
  readonly domain: DomainName;
  readonly app: AppName;
  readonly name: StreamName;
  /** Name of a transcoding template; left out, the stream plays as it was pushed. */
  readonly template?: string | undefined;
  /** `https:` for FLV and HLS, which needs a certificate on the play domain; `http:` when left out. */
  readonly secure?: boolean | undefined;
}

/** Server and stream key as OBS asks for them; the key is empty where the server holds all. */
export interface ObsPush {
  readonly server: string;
  readonly key: string;
}

/** The parts that every form is made of; `query` is empty without signing. */
interface Parts {
  readonly domain: string;
  readonly path: string;
  readonly query: readonly string[];
}

type Form = (parts: Parts) => string;

const withScheme =
  (scheme: string, extension = ''): Form =>
  ({ domain, path, query }) =>
    `${scheme}://${domain}/${path}${extension}${query.length === 0 ? '' : `?${query.join('&')}`}`;

// By hand: WHATWG `URL` would take what follows the # for a fragment (tencent-live 9.1).
const srt: Form = ({ domain, path, query }) =>
  `srt://${domain}:9000?streamid=${[`#!::h=${domain}`, `r=${path}`, ...query].join(',')}`;

/** tencent-live 9.1 */
const PUSH_FORMS: Readonly<Record<PushProtocol, Form>> = {
  rtmp: withScheme('rtmp'),
  rtmps: withScheme('rtmps'),
  srt,
  webrtc: withScheme('webrtc'),
};

/** tencent-live 9.1; the scheme of FLV and HLS is `http` or, with a certificate, `https`. */
const PLAY_FORMS: Readonly<Record<PlayProtocol, (http: 'http' | 'https') => Form>> = {
  flv: (http) => withScheme(http, '.flv'),
  hls: (http) => withScheme(http, '.m3u8'),
  webrtc: () => withScheme('webrtc'),
  rtmp: () => withScheme('rtmp'),
};

/**
 * The address to push a stream to. `stream.domain` is the push domain, and so is the key's. Throws RangeError for an empty
 * key or an end that is no whole second.
 */
export function pushUrl(protocol: PushProtocol, stream: StreamKey, signing?: UrlSigning): string {
  return PUSH_FORMS[protocol](pushParts(stream, signing));
}

/**
 * The address to play a stream at. Throws RangeError as `pushUrl`, and BotError `bad-input` for a template whose name does
 * not fit into a URL.
 */
export function playUrl(protocol: PlayProtocol, target: PlayTarget, signing?: UrlSigning): string {
  const { domain, app, secure = false } = target;
  const name = playedName(target);
  // Lower case here and upper case in push URLs, as Tencent's own samples are (tencent-live 9.2).
  const query = signatureOf(name, signing, 'lower');
  return PLAY_FORMS[protocol](secure ? 'https' : 'http')({ domain, path: `${app}/${name}`, query });
}

/** What to enter in OBS: for SRT, which OBS takes from version 25 on, all of it stands in the server. */
export function obsPush(
  protocol: 'rtmp' | 'rtmps' | 'srt',
  stream: StreamKey,
  signing?: UrlSigning,
): ObsPush {
  const url = pushUrl(protocol, stream, signing);
  if (protocol === 'srt') return { server: url, key: '' };
  const server = `${protocol}://${stream.domain}/${stream.app}/`;
  return { server, key: url.slice(server.length) };
}

/**
 * A line for a POSIX shell that pushes a moving test picture and a tone to an RTMP, RTMPS or SRT address until it is
 * stopped.
 */
export function ffmpegLine(url: string): string {
  const container = url.startsWith('srt:') ? 'mpegts' : 'flv';
  return `${FFMPEG_TEST} -f ${container} ${shellQuoted(url)}`;
}

/** Real time on both inputs; a key frame every two seconds. */
const FFMPEG_TEST = [
  'ffmpeg',
  '-re -f lavfi -i testsrc2=size=1280x720:rate=30',
  '-re -f lavfi -i sine=frequency=440:sample_rate=44100',
  '-c:v libx264 -preset veryfast -tune zerolatency -g 60 -pix_fmt yuv420p -b:v 2M',
  '-c:a aac -ar 44100',
].join(' ');

/**
 * The `txSecret` of a stream name and a `txTime` exactly as they stand in the URL: in hex, its case counts; app and domain
 * are no part of it (tencent-live 9.2).
 */
export function txSecret(key: string, name: string, txTime: string, hash: UrlHash): string {
  return createHash(hash).update(`${key}${name}${txTime}`).digest('hex');
}

function pushParts({ domain, app, name }: StreamKey, signing: UrlSigning | undefined): Parts {
  return { domain, path: `${app}/${name}`, query: signatureOf(name, signing, 'upper') };
}

function signatureOf(
  name: string,
  signing: UrlSigning | undefined,
  hexCase: 'upper' | 'lower',
): readonly string[] {
  if (signing === undefined) return [];
  const { key, hash, expires } = signing;
  if (key === '') throw new RangeError('a URL cannot be signed with an empty key');
  if (!Number.isSafeInteger(expires) || expires <= 0) {
    throw new RangeError(`the end of a URL must be whole seconds: ${expires}`);
  }
  const hex = expires.toString(16);
  const txTime = hexCase === 'upper' ? hex.toUpperCase() : hex;
  return [`txSecret=${txSecret(key, name, txTime, hash)}`, `txTime=${txTime}`];
}

/** A transcoded stream has a name of its own, which is the one that is signed (tencent-live 9.1). */
function playedName({ name, template }: PlayTarget): string {
  if (template === undefined) return name;
  if (/^[A-Za-z0-9_-]{1,64}$/.test(template)) return `${name}_${template}`;
  throw new BotError('bad-input', {
    said: text`${code(template)} cannot be the name of a transcoding template in a URL.`,
    did: 'nothing',
    next: text`Use letters, digits, - and _ only, as the template is called in the Tencent Live console.`,
  });
}

/** Nothing within single quotes means anything to a shell but their end. */
const shellQuoted = (value: string) => `'${value.replaceAll("'", String.raw`'\''`)}'`;
