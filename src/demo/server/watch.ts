import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Route, RouteHandler } from '../../web/server.ts';
import { streamPath } from '../../sim/tencent/world/stream.ts';
import { playAddress } from '../cloud/play-address.ts';
import { localOnly, sendJson } from './answers.ts';
import type { Stage } from './stage.ts';

export interface Watch {
  /** `?stream=<id>`: the HTTP-FLV of a push, as a viewer with a signed address gets it from the cloud; the page is not told that address. */
  readonly route: Route;
  /** Ends every open answer. */
  readonly stop: () => void;
}

export function createWatch({ cloud, cloudAt }: Pick<Stage, 'cloud' | 'cloudAt'>): Watch {
  const open = new Set<AbortController>();
  const handle: RouteHandler = async (request, response) => {
    const id = new URL(request.url ?? '/', cloudAt.flv).searchParams.get('stream');
    const push = cloud.world.live().find(({ stream }) => streamPath(stream) === id);
    const address = push && playAddress(push, cloudAt);
    if (address === undefined) return sendJson(response, 404, { error: 'Nobody really pushes that stream.' });
    const gone = new AbortController();
    open.add(gone);
    response.once('close', () => gone.abort());
    // Who stops watching, or is shown nothing any more, ends it in the middle.
    await send(address, response, gone.signal).catch(() => void response.destroy());
    open.delete(gone);
  };
  return {
    route: { method: 'GET', path: '/api/cloud/watch', handle: localOnly(handle) },
    stop() {
      for (const gone of open) gone.abort();
    },
  };
}

async function send(address: string, response: ServerResponse, signal: AbortSignal): Promise<void> {
  const { status, body } = await fetch(address, { signal });
  response.writeHead(status, { 'content-type': 'video/x-flv' });
  if (body === null) response.end();
  else await pipeline(Readable.from(body), response, { signal });
}
