import { grantedScopes } from '../state/identity.ts';
import type { Json } from '../json.ts';
import { parseJson } from '../json.ts';
import type { Tier } from '../state/rate-limits.ts';
import type { World } from '../world.ts';

/** One call of the Web API. Form fields arrive as strings, JSON bodies as they are. */
export interface ApiCall {
  readonly method: string;
  readonly args: Json;
}

/** One method of the Web API. */
export interface ApiMethod {
  readonly tier: Tier;
  readonly token: 'bot' | 'app';
  /** Checked before the method runs; methods that depend on the conversation check for themselves. */
  readonly scope?: string;
  /** The answer's fields besides `ok`; throws `ApiRefusal`. */
  run(call: ApiCall, world: World): Json;
}

export type ApiMethods = readonly (readonly [string, ApiMethod])[];

/** An answer with `ok: false`. */
export class ApiRefusal extends Error {
  readonly code: string;
  readonly fields: Json;
  constructor(code: string, messages: readonly string[] = [], fields: Json = {}) {
    super(`${code} ${messages.join('; ')}`);
    this.code = code;
    const notes = messages.map((message) => `[ERROR] ${message}`);
    this.fields = {
      ...(messages.length > 0 ? { errors: messages, response_metadata: { messages: notes } } : {}),
      ...fields,
    };
  }
}

/** Throws `missing_scope` unless the app was installed with `scope`. */
export function needScope(scope: string): void {
  if (grantedScopes.includes(scope)) return;
  throw new ApiRefusal('missing_scope', [], { needed: scope, provided: grantedScopes.join(',') });
}

/** An argument as text; numbers and booleans as Slack's form fields would hold them. */
export function argument(call: ApiCall, name: string): string | undefined {
  const value = call.args[name];
  if (typeof value === 'string') return value === '' ? undefined : value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** An argument that must be there; else `invalid_arguments`. */
export function needArgument(call: ApiCall, name: string): string {
  const value = argument(call, name);
  if (value === undefined) {
    throw new ApiRefusal('invalid_arguments', [`missing required field: ${name} [json-pointer:/${name}]`]);
  }
  return value;
}

export function flagArgument(call: ApiCall, name: string): boolean {
  return ['true', '1'].includes(argument(call, name) ?? '');
}

/** An argument that holds JSON: text in a form, the thing itself in a JSON body. */
export function jsonArgument(call: ApiCall, name: string): unknown {
  const value = call.args[name];
  return typeof value === 'string' && value !== '' ? (parseJson(value) ?? value) : value;
}

/** One page of `rows`, by `limit` and `cursor`, with Slack's `next_cursor`. */
export function page<Row>(call: ApiCall, rows: readonly Row[], usual = 100): { rows: Row[]; metadata: Json } {
  const limit = Number(argument(call, 'limit') ?? usual);
  if (!Number.isInteger(limit) || limit < 1 || limit > 1000) throw new ApiRefusal('invalid_limit');
  const cursor = argument(call, 'cursor');
  const start =
    cursor === undefined ? 0 : Number(Buffer.from(cursor, 'base64').toString().replace('next:', ''));
  if (!Number.isInteger(start) || start > rows.length) throw new ApiRefusal('invalid_cursor');
  const end = start + limit;
  const next = end < rows.length ? Buffer.from(`next:${end}`).toString('base64') : '';
  return { rows: rows.slice(start, end), metadata: { response_metadata: { next_cursor: next } } };
}
