/** One message of a push: a frame, or what a decoder needs before the first one. */
export interface MediaPacket {
  readonly kind: 'audio' | 'video' | 'data';
  /** `key`: a picture that needs no other. */
  readonly role: 'header' | 'key' | 'frame';
  /** As FLV numbers it, or a FourCC read as a number. */
  readonly codec: number;
  /** Milliseconds of the encoder's own clock. */
  readonly atMs: number;
  readonly payload: Buffer;
}

export function isFrame({ kind, role }: MediaPacket): boolean {
  return kind !== 'data' && role !== 'header';
}
