import type { Config, DomainKey } from './config/config.ts';
import { BotError } from './core/errors.ts';
import type { KeyChoice, PlayAddresses, PlayRendition, Signer } from './core/signer.ts';
import { code, text } from './core/text.ts';
import type { DomainName, StreamKey, UnixSeconds } from './live/port.ts';
import { qrPng } from './live/qr.ts';
import { checkUrl } from './live/url-check.ts';
import type { CheckedDomain } from './live/url-signature.ts';
import { ffmpegLine, obsPush, playUrl, pushUrl, type UrlSigning } from './live/urls.ts';
import { isSignedBy, makeUserSig, readUserSig } from './live/user-sig.ts';

export interface SigningKeys {
  readonly push: readonly DomainKey[];
  readonly play: readonly DomainKey[];
  readonly im: Config['im'];
}

/** The signer over the keys of the configuration. */
export function createSigner({ push, play, im }: SigningKeys): Signer {
  const domains = [...push.map(checkedAs('push')), ...play.map(checkedAs('play'))];
  return {
    push: (stream, expires, which) =>
      pushAddresses(stream, signingOf(stream.domain, { keys: push, kind: 'push', which, expires })),
    play: (stream, expires, which) =>
      play.map((domain) =>
        playAddresses(domain, stream, signingOf(domain.domain, { keys: play, kind: 'play', which, expires })),
      ),
    qr: qrPng,
    checkUrl: (pasted, now, otherNames) => checkUrl(pasted, { domains, now, otherNames }),
    makeUserSig(user, lifeS) {
      if (im === undefined) throw noImKey();
      const value = makeUserSig({ sdkAppId: im.sdkAppId, key: im.key.reveal() }, user, lifeS);
      const says = readUserSig(value);
      if (says === undefined) throw new TypeError('a UserSig that was made cannot be read');
      return { value, says };
    },
    readUserSig(pasted) {
      const sig = readUserSig(pasted);
      return sig && { ...sig, isOurs: im !== undefined && isSignedBy(pasted, im.key.reveal()) };
    },
  };
}

function pushAddresses(stream: StreamKey, signing: UrlSigning | undefined): ReturnType<Signer['push']> {
  const rtmp = pushUrl('rtmp', stream, signing);
  return {
    rtmp,
    rtmps: pushUrl('rtmps', stream, signing),
    srt: pushUrl('srt', stream, signing),
    webrtc: pushUrl('webrtc', stream, signing),
    obs: obsPush('rtmp', stream, signing),
    ffmpeg: ffmpegLine(rtmp),
    signed: signing !== undefined,
  };
}

function playAddresses(
  { domain, templates }: DomainKey,
  { app, name }: StreamKey,
  signing: UrlSigning | undefined,
): PlayAddresses {
  const rendition = (template: string | undefined): PlayRendition => {
    const target = { domain, app, name, template };
    return {
      template,
      flv: playUrl('flv', target, signing),
      hls: playUrl('hls', target, signing),
      webrtc: playUrl('webrtc', target, signing),
      rtmp: playUrl('rtmp', target, signing),
    };
  };
  return {
    domain,
    renditions: [rendition(undefined), ...templates.map(rendition)],
    signed: signing !== undefined,
  };
}

interface Wanted {
  readonly keys: readonly DomainKey[];
  readonly kind: 'push' | 'play';
  readonly which: KeyChoice;
  readonly expires: UnixSeconds;
}

/** Undefined where authentication is off. */
function signingOf(domain: DomainName, { keys, kind, which, expires }: Wanted): UrlSigning | undefined {
  const found = keys.find((entry) => entry.domain === domain);
  if (found?.auth === false) return undefined;
  const key = which === 'backup' ? found?.backup : found?.key;
  if (found !== undefined && key !== undefined) return { key: key.reveal(), hash: found.hash, expires };
  const usual = found?.keyFrom ?? (kind === 'push' ? 'TENCENT_PUSH_KEY' : 'TENCENT_PLAY_KEY');
  throw noKey(domain, kind, which === 'backup' ? 'backupKeyFrom' : usual);
}

function noKey(domain: string, kind: 'push' | 'play', setting: string): BotError {
  return new BotError('unsupported', {
    said: text`The ${kind} key of ${code(domain)} is not set, so no ${kind} URL can be signed.`,
    did: 'nothing',
    next: text`Whoever runs Tallylight sets ${code(setting)}, or ${code('auth: off')} for that domain.`,
  });
}

function noImKey(): BotError {
  return new BotError('unsupported', {
    said: text`There is no key to sign a UserSig with.`,
    did: 'nothing',
    next: text`Whoever runs Tallylight sets ${code('IM_SDK_APP_ID')} and ${code('IM_SECRET_KEY')}.`,
  });
}

const checkedAs =
  (kind: CheckedDomain['kind']) =>
  ({ domain, key, backup, hash, auth, templates }: DomainKey): CheckedDomain => ({
    domain,
    kind,
    keys: [
      ...(key === undefined ? [] : [{ which: 'primary' as const, key: key.reveal() }]),
      ...(backup === undefined ? [] : [{ which: 'backup' as const, key: backup.reveal() }]),
    ],
    hash,
    auth,
    templates,
  });
