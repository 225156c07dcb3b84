import { createHash } from 'node:crypto';
import RtmpClient from 'node-media-server/src/protocol/rtmp_client.js';

/** Headers as x264 writes them for these sizes. */
const avcHeaders = {
  '1280x720':
    '17000000000164001fffe100186764001facb402802dd80880000003008000001e478c195001000468ef0fcbfdf8f800',
  '854x480':
    '17000000000164001fffe1001a6764001facd940d83de6f0110000030001000003003c0f18319601000468ef8fcbfdf8f800',
} as const;

/** Speaks RTMP and sends what it is told to: frames of a size, whose content no decoder would take. */
export interface Encoder {
  /** Rejects with what the server says. */
  publish(): Promise<void>;
  announces(metadata: Readonly<Record<string, number>>): void;
  sendsHeaders(size: keyof typeof avcHeaders): void;
  /** A picture of so many bytes; `key`: one that needs no other. */
  shows(atMs: number, bytes: number, key?: boolean): void;
  sounds(atMs: number, bytes: number): void;
  closes(): void;
  /** Resolves when the connection is gone. */
  readonly gone: Promise<void>;
}

/** `host` is sent as the host of the address in place of the one that was connected to. */
export async function connectEncoder(url: string, host?: string): Promise<Encoder> {
  const client = new RtmpClient();
  const gone = new Promise<void>((resolve) => {
    client.onCloseCallback = resolve;
    client.onErrorCallback = () => undefined;
  });
  await client.connect(url);
  if (host !== undefined) client.baseUri = `rtmp://${host}/live`;
  await client.sendConnect();
  await client.sendCreateStream();
  const send = (codec_type: number, dts: number, data: Buffer) =>
    client.sendPacket({ codec_type, dts, size: data.length, data });
  return {
    gone,
    publish: async () => void (await client.sendPublish(url.slice(url.lastIndexOf('/') + 1))),
    announces: (metadata) => client.sendMetaData(metadata),
    sendsHeaders(size) {
      send(9, 0, Buffer.from(avcHeaders[size], 'hex'));
      send(8, 0, Buffer.from('af001210', 'hex'));
    },
    shows(atMs, bytes, key = false) {
      const head = Buffer.from([key ? 0x17 : 0x27, 1, 0, 0, 0]);
      send(9, atMs, Buffer.concat([head, Buffer.alloc(bytes - head.length)]));
    },
    sounds: (atMs, bytes) => send(8, atMs, Buffer.concat([Buffer.from([0xaf, 1]), Buffer.alloc(bytes - 2)])),
    closes: () => client.disconnect(),
  };
}

/** What follows the `?`; `txTime` as it is written there. */
export function signed(key: string, name: string, txTime: string, hash = 'md5'): string {
  const txSecret = createHash(hash).update(`${key}${name}${txTime}`).digest('hex');
  return `txSecret=${txSecret}&txTime=${txTime}`;
}

export const upperHex = (seconds: number): string => seconds.toString(16).toUpperCase();
