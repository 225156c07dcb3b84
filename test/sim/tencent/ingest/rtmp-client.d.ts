/** What the tests use of the package's client, which has no types of its own. */
declare module 'node-media-server/src/protocol/rtmp_client.js' {
  import type { AvPacket } from 'node-media-server/src/protocol/rtmp.js';

  export default class RtmpClient {
    /** Sent as `tcUrl`. */
    baseUri: string;
    onCloseCallback: () => void;
    onErrorCallback: (error: Error) => void;
    connect(url: string): Promise<void>;
    sendConnect(): Promise<unknown>;
    sendCreateStream(): Promise<number>;
    /** Rejects with the server's words. */
    sendPublish(streamName: string): Promise<unknown>;
    sendMetaData(metadata: Readonly<Record<string, number>>): void;
    sendPacket(packet: Pick<AvPacket, 'codec_type' | 'dts' | 'size' | 'data'>): void;
    disconnect(): void;
  }
}
