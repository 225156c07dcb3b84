import Flv from 'node-media-server/src/protocol/flv.js';
import { isFrame } from './media-packet.ts';
import type { MediaPacket } from './media-packet.ts';
import type { Relay } from './relay.ts';

/** How AMF0 begins the number of that name. */
const durationKey = Buffer.from('\0\bduration\0', 'latin1');
const tagHeadBytes = 11;

const types = { audio: 8, video: 9, data: 18 } as const;

/** Writes packets as FLV whose first frame is at 0. */
export class FlvWriter {
  readonly #write: (bytes: Buffer) => void;
  #firstMs: number | undefined;
  #lastMs = 0;
  #bytes = 0;
  #durationAt: number | undefined;

  constructor(relay: Pick<Relay, 'has'>, write: (bytes: Buffer) => void) {
    this.#write = write;
    this.#put(Flv.createHeader(relay.has('audio'), relay.has('video')));
  }

  /** From the first frame to the last, in milliseconds. */
  get lengthMs(): number {
    return this.#lastMs;
  }

  /** Written so far. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Where the length in seconds stands, a big-endian double, if the encoder left room for it. */
  get durationAt(): number | undefined {
    return this.#durationAt;
  }

  take(packet: MediaPacket): void {
    if (isFrame(packet)) this.#firstMs ??= packet.atMs;
    const dts = Math.max(0, packet.atMs - (this.#firstMs ?? packet.atMs));
    this.#lastMs = Math.max(this.#lastMs, dts);
    const { payload: data, kind } = packet;
    const within = kind === 'data' ? data.indexOf(durationKey) : -1;
    if (within >= 0) this.#durationAt ??= this.#bytes + tagHeadBytes + within + durationKey.length;
    this.#put(Flv.createMessage({ codec_type: types[kind], dts, size: data.length, data }));
  }

  #put(bytes: Buffer): void {
    this.#bytes += bytes.length;
    this.#write(bytes);
  }
}
