import { ApiError } from './api-error.ts';
import type { Field, Fields } from './fields.ts';
import type { RawRequest } from './raw-request.ts';

export type Input = Readonly<Record<string, unknown>>;

/**
 * The parameters as sent: the JSON object of a POST, or a GET's query, whose texts become numbers and lists
 * where the table says so. Throws `InvalidParameter`.
 */
export function readInput(request: RawRequest, fields: Fields): Input {
  return request.method === 'GET' ? readQuery(request.query, fields) : readJson(request.body);
}

/** Reads a JSON object in strict UTF-8. Throws `InvalidParameter`. */
export function readJson(body: Buffer): Input {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new ApiError('InvalidParameter', 'The body is not JSON in UTF-8.');
  }
  if (!isObject(value)) throw new ApiError('InvalidParameter', 'The body is not a JSON object.');
  return value;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readQuery(query: string, fields: Fields): Input {
  return readTree([...new URLSearchParams(query)], fields);
}

/** `List.0` and `Object.Name` are parts of one parameter; a name that is in no table stays as it was sent. */
function readTree(pairs: readonly (readonly [string, string])[], fields: Fields): Input {
  const known = new Map<string, Field>(Object.entries(fields));
  const input = new Map<string, unknown>();
  const inner = new Map<string, [string, string][]>();
  for (const [name, text] of pairs) {
    const [head = '', ...rest] = name.split('.');
    const field = known.get(head);
    if (rest.length > 0 && field && isTree(field)) {
      inner.set(head, [...(inner.get(head) ?? []), [rest.join('.'), text]]);
    } else input.set(name, typedText(known.get(name), text));
  }
  for (const [name, parts] of inner) input.set(name, branchOf(parts, known.get(name)));
  return Object.fromEntries(input);
}

function isTree(field: Field): boolean {
  return field.type === 'texts' || field.type === 'object' || field.type === 'objects';
}

function branchOf(parts: readonly [string, string][], field: Field | undefined): unknown {
  if (field?.type === 'object') return readTree(parts, field.fields);
  if (field?.type !== 'objects') return parts.map(([, text]) => text);
  const items = new Map<string, [string, string][]>();
  for (const [name, text] of parts) {
    const [at = '', ...rest] = name.split('.');
    items.set(at, [...(items.get(at) ?? []), [rest.join('.'), text]]);
  }
  return [...items.values()].map((item) => readTree(item, field.fields));
}

function typedText(field: Field | undefined, text: string): unknown {
  const isNumber = field?.type === 'integer' || field?.type === 'number';
  return isNumber && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}
