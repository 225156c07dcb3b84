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
  const known = new Map<string, Field>(Object.entries(fields));
  const input = new Map<string, unknown>();
  for (const [name, text] of new URLSearchParams(query)) {
    const list = /^(.+)\.\d+$/.exec(name)?.[1];
    if (list !== undefined && known.get(list)?.type === 'texts') {
      const sofar = input.get(list);
      input.set(list, [...(Array.isArray(sofar) ? sofar : []), text]);
    } else {
      input.set(name, typedText(known.get(name), text));
    }
  }
  return Object.fromEntries(input);
}

function typedText(field: Field | undefined, text: string): unknown {
  const isNumber = field?.type === 'integer' || field?.type === 'number';
  return isNumber && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}
