import Rtmp from 'node-media-server/src/protocol/rtmp.js';
import type { AvPacket, InvokeMessage } from 'node-media-server/src/protocol/rtmp.js';
import type { AskedPush } from './admission.ts';
import type { MediaPacket } from './media-packet.ts';

export interface EncoderEars {
  readonly onPublish: (asked: AskedPush) => void;
  readonly onPacket: (packet: MediaPacket) => void;
  /** The encoder says that it stops. */
  readonly onDelete: () => void;
  readonly onOutput: (bytes: Buffer) => void;
}

const kinds: ReadonlyMap<number, MediaPacket['kind']> = new Map([
  [8, 'audio'],
  [9, 'video'],
  [18, 'data'],
]);
const roles: ReadonlyMap<number, MediaPacket['role']> = new Map([
  [0, 'header'],
  [1, 'frame'],
  [2, 'header'],
  [3, 'key'],
  [4, 'frame'],
  [5, 'header'],
]);

/**
 * The server's side of RTMP with an encoder: the package's own, but for the answer to `publish`, which waits until the push was
 * checked. Of the package no more is used: its servers keep their state in one module for the whole process.
 */
export class EncoderProtocol extends Rtmp {
  readonly #ears: EncoderEars;

  constructor(ears: EncoderEars) {
    super();
    this.#ears = ears;
    this.onOutputCallback = ears.onOutput;
    this.onPacketCallback = (packet) => this.#hand(packet);
  }

  override onPublish(message: InvokeMessage): void {
    super.onPublish(message);
    const [name = '', param = ''] = String(message.streamName).split('?');
    this.#ears.onPublish({ host: this.streamHost ?? '', app: this.streamApp ?? '', name, param });
  }

  override onDeleteStream(): void {
    this.#ears.onDelete();
  }

  /** Streams are played over HTTP. */
  override onPlay(): void {
    this.sendStatusMessage(1, 'error', 'NetStream.Play.Failed', 'Play it as HTTP-FLV.');
  }

  /** Nothing yet: `accept` or `refuse` answers. */
  override respondPublish(): void {}

  accept(): void {
    super.respondPublish();
  }

  refuse(description: string): void {
    this.sendStatusMessage(this.streamId ?? 1, 'error', 'NetStream.Publish.BadName', description);
  }

  #hand({ codec_type, codec_id, flags, dts, size, data }: AvPacket): void {
    const [kind, role] = [kinds.get(codec_type), roles.get(flags)];
    if (kind === undefined || role === undefined) return;
    const payload = Buffer.from(data.subarray(0, size));
    const own = kind === 'data' ? metadataIn(payload) : payload;
    if (own) this.#ears.onPacket({ kind, role, codec: codec_id, atMs: dts, payload: own });
  }
}

/** An encoder says `@setDataFrame`, then what a file holds: `onMetaData` and its values. Other data is left aside. */
function metadataIn(payload: Buffer): Buffer | undefined {
  const own = textAt(payload) === '@setDataFrame' ? payload.subarray(16) : payload;
  return textAt(own) === 'onMetaData' ? own : undefined;
}

/** A text as AMF0 writes it: 2, its length in two bytes, its letters. */
function textAt(bytes: Buffer): string {
  if (bytes.length < 3 || bytes[0] !== 2) return '';
  return bytes.toString('latin1', 3, 3 + bytes.readUInt16BE(1));
}
