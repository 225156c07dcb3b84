import type { RouteHandler } from './server.ts';

/** What readiness asks: the chat platforms, by name, and the store. */
export interface HealthSources {
  readonly platforms: () => ReadonlyMap<string, boolean>;
  /** Rejects when the store does not answer. */
  readonly askStore: () => Promise<unknown>;
}

/** `/healthz`: the process answers. */
export const healthz: RouteHandler = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true}\n');
  return Promise.resolve();
};

/** `/readyz`: 503 while a platform is disconnected or the store does not answer, and says which. */
export function createReadyz({ platforms, askStore }: HealthSources): RouteHandler {
  return async (_request, response) => {
    const store = await askStore().then(
      () => true,
      () => false,
    );
    const parts = new Map([...platforms(), ['store', store]]);
    const ready = [...parts.values()].every(Boolean);
    response.writeHead(ready ? 200 : 503, { 'content-type': 'application/json' });
    response.end(`${JSON.stringify({ ready, ...Object.fromEntries(parts) })}\n`);
  };
}
