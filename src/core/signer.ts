import type { StreamKey, UnixSeconds } from '../live/port.ts';

/** Addresses to push a stream to. Each is a secret when it is signed: it goes to the asker alone. */
export interface PushAddresses {
  readonly rtmp: string;
  readonly srt: string;
  /** Server and stream key apart, as OBS asks for them. */
  readonly obs: { readonly server: string; readonly key: string };
  /** A shell line that pushes a test picture. */
  readonly ffmpeg: string;
  /** False where authentication is off: the address never expires. */
  readonly signed: boolean;
}

/** Addresses to play a stream at, on one play domain. */
export interface PlayAddresses {
  readonly domain: string;
  readonly flv: string;
  readonly hls: string;
  readonly webrtc: string;
  readonly signed: boolean;
}

/** Makes signed addresses; the keys stay behind it. Throws a BotError that names the setting when a key is missing. */
export interface Signer {
  /** `expires` is the promised end, UNIX seconds. */
  push(stream: StreamKey, expires: UnixSeconds): PushAddresses;
  /** One for each play domain. */
  play(stream: StreamKey, expires: UnixSeconds): readonly PlayAddresses[];
}
