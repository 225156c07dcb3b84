import { ApiError } from '../wire/api-error.ts';
import type { Fields } from '../wire/fields.ts';
import type { Input } from '../wire/read-input.ts';

export type LegacyQuery = ReadonlyMap<string, string>;

const common = new Set(['appid', 'cmd', 'interface', 't', 'sign']);

/** The query by name, with `+` and percent signs decoded. Throws when a name comes twice. */
export function readQuery(text: string): LegacyQuery {
  const query = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(text)) {
    if (query.has(name)) throw new ApiError('query', `${name} is given twice`);
    query.set(name, value);
  }
  return query;
}

/** What is not common to all calls, as sent; texts become numbers where the table says so. */
export function inputOf(query: LegacyQuery, fields: Fields): Input {
  const own = [...query].filter(([name]) => !common.has(name));
  return Object.fromEntries(own.map(([name, text]) => [name, typed(fields[name]?.type, text)]));
}

function typed(type: string | undefined, text: string): string | number {
  return type === 'integer' && /^-?\d+$/.test(text) ? Number(text) : text;
}
