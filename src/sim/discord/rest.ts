import type { UploadedFile } from './attachments.ts';
import type { Fields } from './wire.ts';
import type { World } from './world.ts';

/** A request that has been read and whose token is checked. */
export interface RestRequest {
  readonly world: World;
  readonly params: ReadonlyMap<string, string>;
  readonly query: URLSearchParams;
  /** The JSON body (or `payload_json`): an object for all routes but the bulk ones. */
  readonly body: Fields;
  readonly list: readonly unknown[] | undefined;
  readonly files: readonly UploadedFile[];
}

export interface RestAnswer {
  readonly status: number;
  readonly body?: unknown;
}

/** One route: `template` names its parameters in braces, as Discord's documentation does. */
export interface Route {
  readonly method: string;
  readonly template: string;
  /** Interaction and webhook routes carry their token in the path and need no bot token. */
  readonly open?: boolean;
  readonly handle: (request: RestRequest) => RestAnswer;
}

/** A parameter of the path. Throws when the route has none of that name. */
export function param(request: RestRequest, name: string): string {
  const value = request.params.get(name);
  if (value === undefined) throw new Error(`the route has no parameter ${name}`);
  return value;
}

export const ok = (body: unknown): RestAnswer => ({ status: 200, body });
export const created = (body: unknown): RestAnswer => ({ status: 201, body });
export const noContent: RestAnswer = { status: 204 };
