import type { Server as HttpServer } from 'node:http';
import { createServer } from 'node:net';
import type { Server, Socket } from 'node:net';
import { closeServer, listen } from '../listen.ts';
import type { Measured } from '../world/measured.ts';
import type { World } from '../world/world.ts';
import type { EncoderConnection } from './encoder-connection.ts';
import type { Relay } from './relay.ts';
import type { UrlAuth } from './url-auth.ts';

export interface IngestOptions {
  readonly world: World;
  /** How the push domains check their addresses. */
  readonly auth: UrlAuth;
  /** How the play domains do. */
  readonly playAuth: UrlAuth;
}

export interface IngestAddress {
  /** Where encoders push to: `rtmp://127.0.0.1:<port>`, which stands for the first push domain. */
  readonly rtmp: string;
  /** Where `/<app>/<stream>.flv` plays what they push: `http://127.0.0.1:<port>`. */
  readonly flv: string;
}

export interface Ingest {
  /** Listens on 127.0.0.1 only; the port is that of RTMP. */
  start(port: number): Promise<IngestAddress>;
  /** Closes every connection. */
  stop(): Promise<void>;
}

/** Where encoders really push to: what they send is a push of the world, and one that the world ends loses its connection. */
export function createRtmpIngest(options: IngestOptions): Ingest {
  const open = new Set<EncoderConnection>();
  let [server, playback]: [Server?, HttpServer?] = [];
  const relayOf = (measured: Measured): Relay | undefined =>
    [...open].find((encoder) => encoder.measured === measured)?.relay;
  options.world.changes.listen((change) => {
    if (change.kind !== 'push-ended') return;
    for (const encoder of open) if (encoder.measured === change.event.measured) encoder.drop();
  });
  return {
    async start(port) {
      // A development package: whoever starts no ingest does not need it.
      const { EncoderConnection: Encoder } = await import('./encoder-connection.ts');
      const { createPlayback } = await import('./playback.ts');
      server = createServer((socket: Socket) => {
        const encoder = new Encoder(socket, options);
        open.add(encoder);
        socket.once('close', () => open.delete(encoder));
      });
      playback = createPlayback({ world: options.world, auth: options.playAuth, relayOf });
      return { rtmp: await listen(server, port, 'rtmp'), flv: await listen(playback, 0) };
    },
    async stop() {
      for (const encoder of open) encoder.drop();
      if (playback) await closeServer(playback);
      await new Promise<void>((resolve) => {
        if (server?.listening) server.close(() => resolve());
        else resolve();
      });
    },
  };
}
