import type { DomainKey } from './config/config.ts';
import { BotError } from './core/errors.ts';
import type { Signer } from './core/signer.ts';
import { code, text } from './core/text.ts';
import type { DomainName, StreamKey, UnixSeconds } from './live/port.ts';
import { ffmpegLine, obsPush, playUrl, pushUrl, type UrlSigning } from './live/urls.ts';

export interface SigningKeys {
  readonly push: readonly DomainKey[];
  readonly play: readonly DomainKey[];
}

/** The signer over the keys of the configuration. */
export function createSigner({ push, play }: SigningKeys): Signer {
  return {
    push(stream, expires) {
      const signing = signingOf(stream.domain, push, 'push', expires);
      const rtmp = pushUrl('rtmp', stream, signing);
      return {
        rtmp,
        srt: pushUrl('srt', stream, signing),
        obs: obsPush('rtmp', stream, signing),
        ffmpeg: ffmpegLine(rtmp),
        signed: signing !== undefined,
      };
    },
    play: (stream, expires) => play.map(({ domain }) => playAddresses(domain, stream, play, expires)),
  };
}

function playAddresses(
  domain: DomainName,
  { app, name }: StreamKey,
  keys: readonly DomainKey[],
  expires: UnixSeconds,
): ReturnType<Signer['play']>[number] {
  const signing = signingOf(domain, keys, 'play', expires);
  const target = { domain, app, name };
  return {
    domain,
    flv: playUrl('flv', target, signing),
    hls: playUrl('hls', target, signing),
    webrtc: playUrl('webrtc', target, signing),
    signed: signing !== undefined,
  };
}

/** Undefined where authentication is off. */
function signingOf(
  domain: DomainName,
  keys: readonly DomainKey[],
  kind: 'push' | 'play',
  expires: UnixSeconds,
): UrlSigning | undefined {
  const found = keys.find((entry) => entry.domain === domain);
  if (found?.auth === false) return undefined;
  if (found?.key !== undefined) return { key: found.key.reveal(), hash: found.hash, expires };
  const setting = found?.keyFrom ?? (kind === 'push' ? 'TENCENT_PUSH_KEY' : 'TENCENT_PLAY_KEY');
  throw new BotError('unsupported', {
    said: text`The ${kind} key of ${code(domain)} is not set, so no ${kind} URL can be signed.`,
    did: 'nothing',
    next: text`Whoever runs Tallylight sets ${code(setting)}, or ${code('auth: off')} for that domain.`,
  });
}
