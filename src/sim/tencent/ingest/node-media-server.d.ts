/** The package has no types of its own; only what is used, from the files that hold no state. */
declare module 'node-media-server/src/protocol/rtmp.js' {
  /** One message of a push. */
  export interface AvPacket {
    /** 8 sound, 9 picture, 18 data. */
    readonly codec_type: number;
    /** A number of FLV, or a FourCC read as one. */
    readonly codec_id: number;
    /** 0 sound header, 1 sound, 2 picture header, 3 key frame, 4 other frame, 5 metadata. */
    readonly flags: number;
    /** Milliseconds, by the encoder. */
    readonly dts: number;
    readonly size: number;
    /** A buffer that is used again for the next message; `size` bytes of it are this one's. */
    readonly data: Buffer;
  }

  export interface InvokeMessage {
    /** Of `publish` and `play`: the name, with what follows the `?`. */
    readonly streamName?: unknown;
  }

  export default class Rtmp {
    streamHost: string | undefined;
    streamApp: string | undefined;
    streamId: number | undefined;
    onConnectCallback: () => void;
    onPlayCallback: () => void;
    onPushCallback: () => void;
    onPacketCallback: (packet: AvPacket) => void;
    onOutputCallback: (bytes: Buffer) => void;
    /** Throws for what is no RTMP. */
    parserData(bytes: Buffer): string | null;
    onPublish(message: InvokeMessage): void;
    onPlay(message: InvokeMessage): void;
    onDeleteStream(message: InvokeMessage): void;
    respondPublish(): void;
    respondPlay(): void;
    sendStatusMessage(streamId: number, level: 'status' | 'error', code: string, description: string): void;
  }
}

declare module 'node-media-server/src/protocol/flv.js' {
  import type { AvPacket } from 'node-media-server/src/protocol/rtmp.js';

  const flv: {
    createHeader(hasSound: boolean, hasPicture: boolean): Buffer;
    /** One tag with its length behind it. */
    createMessage(packet: Pick<AvPacket, 'codec_type' | 'dts' | 'size' | 'data'>): Buffer;
  };
  export default flv;
}

declare module 'node-media-server/src/protocol/amf.js' {
  const amf: { decodeAmf0Data(bytes: Buffer): { readonly dataObj?: unknown } };
  export default amf;
}

declare module 'node-media-server/src/protocol/sps_info.js' {
  const sps: { parseH264Sps(sps: Buffer): { readonly width: number; readonly height: number } | null };
  export default sps;
}
