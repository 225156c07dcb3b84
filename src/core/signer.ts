import type { StreamKey, UnixSeconds, UrlCheck, UserSig } from '../live/port.ts';

/** Addresses to push a stream to. Each is a secret when it is signed: it goes to the asker alone. */
export interface PushAddresses {
  readonly rtmp: string;
  /** Needs a certificate on a domain of one's own (tencent-live 9.1). */
  readonly rtmps: string;
  readonly srt: string;
  readonly webrtc: string;
  /** Server and stream key apart, as OBS asks for them. */
  readonly obs: { readonly server: string; readonly key: string };
  /** A shell line that pushes a test picture. */
  readonly ffmpeg: string;
  /** False where authentication is off: the address never expires. */
  readonly signed: boolean;
}

/** Addresses to play one rendition of a stream at. */
export interface PlayRendition {
  /** The transcoding template; undefined: as it was pushed. */
  readonly template: string | undefined;
  readonly flv: string;
  readonly hls: string;
  readonly webrtc: string;
  readonly rtmp: string;
}

/** Addresses to play a stream at, on one play domain. */
export interface PlayAddresses {
  readonly domain: string;
  /** As it was pushed first, then one for each template of the domain. */
  readonly renditions: readonly [PlayRendition, ...PlayRendition[]];
  readonly signed: boolean;
}

export type KeyChoice = 'primary' | 'backup';

/** A UserSig that was read: what stands in it, and whether it is signed with this installation's key. */
export interface ReadUserSig extends UserSig {
  readonly isOurs: boolean;
}

/** Signs and checks; the keys stay behind it. Throws a BotError that names the setting when a key is missing. */
export interface Signer {
  /** `expires` is the promised end, UNIX seconds. */
  push(stream: StreamKey, expires: UnixSeconds, key: KeyChoice): PushAddresses;
  /** One for each play domain. */
  play(stream: StreamKey, expires: UnixSeconds, key: KeyChoice): readonly PlayAddresses[];
  /** A signed URL as a QR code in PNG; as secret as the URL itself. */
  qr(url: string): Promise<Uint8Array>;
  /** What is wrong with a push or play URL, without any network; `otherNames`: what it may have been signed for instead. */
  checkUrl(pasted: string, now: UnixSeconds, otherNames: readonly string[]): UrlCheck;
  /** Signed for `lifeS` seconds from now, by the machine's own clock; what it says of itself comes with it. */
  makeUserSig(user: string, lifeS: number): { readonly value: string; readonly says: UserSig };
  /** Undefined when the text is no UserSig. */
  readUserSig(pasted: string): ReadUserSig | undefined;
}
