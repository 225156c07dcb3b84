import { createServer } from 'node:http';
import type { Server, ServerResponse } from 'node:http';
import { writeStopReason } from '../world/stop-reasons.ts';
import type { Measured } from '../world/measured.ts';
import type { Push } from '../world/stream.ts';
import type { World } from '../world/world.ts';
import { FlvWriter } from './flv.ts';
import type { Relay } from './relay.ts';
import type { Shelf } from './shelf.ts';
import { signatureFault } from './url-auth.ts';
import type { UrlAuth } from './url-auth.ts';

export interface PlaybackOptions {
  readonly world: World;
  /** How the play domains check their addresses. */
  readonly auth: UrlAuth;
  /** Where the packets of a live push are. */
  readonly relayOf: (measured: Measured) => Relay | undefined;
  readonly shelf: Pick<Shelf, 'serve'>;
}

/** A viewer that takes so much less than it is sent is let go. */
const mostWaitingBytes = 16 * 1024 * 1024;

// Pages of another port play it as well.
const headers = { 'access-control-allow-origin': '*', 'cache-control': 'no-store' };

/**
 * `GET /<app>/<stream>.flv`: what is really pushed, to whoever has a signed address (tencent-live 9). `GET /files/<name>`: what
 * was recorded and pictured.
 */
export function createPlayback(options: PlaybackOptions): Server {
  const viewers = new Viewers(options.world);
  return createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (request.method === 'GET' && options.shelf.serve(url.pathname, response)) return undefined;
    const [, app, name] = /^\/([\w-]+)\/([\w-]+)\.flv$/.exec(url.pathname) ?? [];
    if (request.method !== 'GET' || app === undefined || name === undefined) {
      return refuse(response, 404, 'GET /<app>/<stream>.flv');
    }
    const fault = signatureFault(name, url.searchParams, options.auth, options.world.clock.now());
    if (fault) return refuse(response, 403, writeStopReason(fault, 'words'));
    const push = options.world.live().find(({ stream }) => stream.app === app && stream.name === name);
    const relay = push?.measured && options.relayOf(push.measured);
    if (push === undefined || relay === undefined) return refuse(response, 404, `${name} is not live`);
    return play(response, relay, viewers.join(push));
  });
}

function refuse(response: ServerResponse, status: number, words: string): void {
  response.writeHead(status, { ...headers, 'content-type': 'text/plain' }).end(`${words}\n`);
}

function play(response: ServerResponse, relay: Relay, leave: () => void): void {
  response.writeHead(200, { ...headers, 'content-type': 'video/x-flv' });
  const writer = new FlvWriter(relay, (bytes) => {
    if (response.writableLength > mostWaitingBytes) response.destroy();
    else response.write(bytes);
  });
  const stop = relay.follow({
    onPacket: (packet) => writer.take(packet),
    onEnd: () => response.end(),
  });
  response.once('close', () => {
    stop();
    leave();
  });
}

/** How many watch each push, told to the world. */
class Viewers {
  readonly #world: World;
  readonly #counts = new Map<Measured, number>();

  constructor(world: World) {
    this.#world = world;
  }

  /** The answer lets the viewer go. */
  join({ measured, stream }: Push): () => void {
    if (measured === undefined) return () => undefined;
    const change = (by: 1 | -1): void => {
      const count = (this.#counts.get(measured) ?? 0) + by;
      this.#counts.set(measured, count);
      if (this.#world.pushesOf(stream)[0]?.measured === measured) this.#world.watch(stream, count);
    };
    change(1);
    return () => change(-1);
  }
}
