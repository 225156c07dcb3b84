import type { IncomingMessage, ServerResponse } from 'node:http';
import { readViewers, stateOf, type Stage, type Viewers } from './stage.ts';

/** Changes that come in one burst are shown together. */
const BURST_MS = 25;
/** Bitrates move without an event. */
const FIGURES_EVERY_MS = 1000;

export interface StateFeed {
  /** Keeps the answer open and sends the state (server-sent events `slack`, `discord`, `cloud`) whenever a part of it changed. */
  readonly serve: (request: IncomingMessage, response: ServerResponse) => void;
  /** Ends every open answer. */
  readonly stop: () => void;
}

export function createStateFeed(stage: Stage): StateFeed {
  const open = new Set<ServerResponse>();
  return {
    serve(request, response) {
      response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
      open.add(response);
      const stop = follow(stage, readViewers(request.url), (text) => response.write(text));
      response.once('close', () => {
        stop();
        open.delete(response);
      });
    },
    stop() {
      for (const response of open) response.end();
    },
  };
}

/** Sends the state now and after every change; the answer ends it. */
function follow(stage: Stage, viewers: Viewers, write: (text: string) => void): () => void {
  const sent = new Map<string, string>();
  const send = (): void => {
    for (const [name, part] of Object.entries(stateOf(stage, viewers))) {
      const data = JSON.stringify(part);
      if (sent.get(name) === data) continue;
      sent.set(name, data);
      write(`event: ${name}\ndata: ${data}\n\n`);
    }
  };
  let burst: NodeJS.Timeout | undefined;
  const soon = (): void => {
    burst ??= setTimeout(() => {
      burst = undefined;
      send();
    }, BURST_MS);
  };
  const stops = [stage.slack, stage.discord, stage.cloud].map((part) => part.onChange(soon));
  const figures = setInterval(send, FIGURES_EVERY_MS);
  send();
  return () => {
    for (const stop of stops) stop();
    clearInterval(figures);
    clearTimeout(burst);
  };
}
