import type { World } from '../world/world.ts';
import type { OpenMedia } from './media.ts';
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
  /** Closes every connection, and deletes what was recorded. */
  stop(): Promise<void>;
}

/**
 * Where encoders really push to: what they send is a push of the world, can be watched, and is recorded and pictured in real
 * files.
 */
export function createRtmpIngest(options: IngestOptions): Ingest {
  let media: OpenMedia | undefined;
  return {
    async start(port) {
      // It needs a development package: whoever starts no ingest does without.
      const { openMedia } = await import('./media.ts');
      media = await openMedia(options, port);
      return media.address;
    },
    stop: async () => media?.stop(),
  };
}
