import Flv from 'node-media-server/src/protocol/flv.js';
import { isFrame } from './media-packet.ts';
import type { MediaPacket } from './media-packet.ts';
import type { Relay } from './relay.ts';

const types = { audio: 8, video: 9, data: 18 } as const;

/** Writes packets as FLV whose first frame is at 0. */
export class FlvWriter {
  readonly #write: (bytes: Buffer) => void;
  #firstMs: number | undefined;
  #lastMs = 0;

  constructor(relay: Pick<Relay, 'has'>, write: (bytes: Buffer) => void) {
    this.#write = write;
    write(Flv.createHeader(relay.has('audio'), relay.has('video')));
  }

  /** From the first frame to the last, in milliseconds. */
  get lengthMs(): number {
    return this.#lastMs;
  }

  take(packet: MediaPacket): void {
    if (isFrame(packet)) this.#firstMs ??= packet.atMs;
    const dts = Math.max(0, packet.atMs - (this.#firstMs ?? packet.atMs));
    this.#lastMs = Math.max(this.#lastMs, dts);
    const { payload: data, kind } = packet;
    this.#write(Flv.createMessage({ codec_type: types[kind], dts, size: data.length, data }));
  }
}
