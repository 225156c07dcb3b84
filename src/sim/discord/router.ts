import { callbackRoutes } from './callback.ts';
import { channelRoutes } from './channel-routes.ts';
import { commandRoutes } from './command-routes.ts';
import { infoRoutes } from './info-routes.ts';
import type { Route } from './rest.ts';
import { webhookRoutes } from './webhook-routes.ts';

const routes: readonly Route[] = [
  ...infoRoutes,
  ...commandRoutes,
  ...channelRoutes,
  ...callbackRoutes,
  ...webhookRoutes,
];

/** The name of a route, e.g. `GET /gateway/bot`. */
export function routeName(route: Route): string {
  return `${route.method} ${route.template}`;
}

/** Whether a route has this name. */
export function hasRoute(name: string): boolean {
  return routes.some((route) => routeName(route) === name);
}

/** The route of a request and its parameters; routes without parameters win. */
export function findRoute(method: string, path: string) {
  const parts = path.split('/');
  for (const route of routes.filter((known) => known.method === method)) {
    const params = match(route.template.split('/'), parts);
    if (params !== undefined) return { route, params };
  }
  return undefined;
}

function match(
  template: readonly string[],
  parts: readonly string[],
): ReadonlyMap<string, string> | undefined {
  if (template.length !== parts.length) return undefined;
  const params = new Map<string, string>();
  for (const [index, wanted] of template.entries()) {
    const part = parts[index] ?? '';
    if (wanted.startsWith('{')) params.set(wanted.slice(1, -1), decodeURIComponent(part));
    else if (wanted !== part) return undefined;
  }
  return params;
}

/** The channel, guild or webhook of a request: each has buckets of its own. */
export function majorOf(params: ReadonlyMap<string, string>): string {
  return ['channel', 'guild', 'token'].map((name) => params.get(name) ?? '').join('.');
}
