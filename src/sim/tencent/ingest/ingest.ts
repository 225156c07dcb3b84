import { createServer } from 'node:net';
import type { Server, Socket } from 'node:net';
import type { World } from '../world/world.ts';
import type { EncoderConnection } from './encoder-connection.ts';
import type { UrlAuth } from './url-auth.ts';

export interface IngestOptions {
  readonly world: World;
  /** How the push domains check their addresses. */
  readonly auth: UrlAuth;
}

export interface Ingest {
  /** Listens for RTMP on 127.0.0.1 only; gives `rtmp://127.0.0.1:<port>`. */
  start(port: number): Promise<string>;
  /** Closes every connection. */
  stop(): Promise<void>;
}

/** Where encoders really push to: what they send is a push of the world, and one that the world ends loses its connection. */
export function createRtmpIngest(options: IngestOptions): Ingest {
  const open = new Set<EncoderConnection>();
  let server: Server | undefined;
  options.world.changes.listen((change) => {
    if (change.kind !== 'push-ended') return;
    for (const encoder of open) if (encoder.measured === change.event.measured) encoder.drop();
  });
  return {
    async start(port) {
      // A development package: whoever starts no ingest does not need it.
      const { EncoderConnection: Encoder } = await import('./encoder-connection.ts');
      server = createServer((socket: Socket) => {
        const encoder = new Encoder(socket, options);
        open.add(encoder);
        socket.once('close', () => open.delete(encoder));
      });
      return `rtmp://127.0.0.1:${await listenOn(server, port)}`;
    },
    async stop() {
      for (const encoder of open) encoder.drop();
      await new Promise<void>((resolve) => {
        if (server?.listening) server.close(() => resolve());
        else resolve();
      });
    },
  };
}

function listenOn(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      const address = server.address();
      if (address === null || typeof address === 'string') return reject(new Error('the ingest has no port'));
      return resolve(address.port);
    });
  });
}
