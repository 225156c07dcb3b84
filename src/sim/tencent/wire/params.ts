import { ApiError } from './api-error.ts';
import { checkField } from './fields.ts';
import type { Field, Fields, Value } from './fields.ts';

/** Parameters that passed their table. Asking for a field under another type is a fault of the stand-in. */
export class Params {
  readonly #values: ReadonlyMap<string, Value>;

  constructor(values: ReadonlyMap<string, Value>) {
    this.#values = values;
  }

  /** A required text. */
  text(name: string): string {
    const value = this.#values.get(name);
    if (typeof value !== 'string') throw new TypeError(`${name} is not a checked text`);
    return value;
  }

  /** An optional text; an empty one counts as left out. */
  maybeText(name: string): string | undefined {
    return this.#values.has(name) ? this.text(name) || undefined : undefined;
  }

  /** A required number or moment (milliseconds), or one with a default. */
  number(name: string): number {
    const value = this.#values.get(name);
    if (typeof value !== 'number') throw new TypeError(`${name} is not a checked number`);
    return value;
  }

  /** An optional list; an empty one counts as left out. */
  maybeTexts(name: string): readonly string[] | undefined {
    const value = this.#values.get(name);
    if (value === undefined) return undefined;
    if (typeof value !== 'object') throw new TypeError(`${name} is not a checked list`);
    return value.length > 0 ? value : undefined;
  }

  maybeNumber(name: string): number | undefined {
    return this.#values.has(name) ? this.number(name) : undefined;
  }
}

/**
 * Checks `input` against a table. Throws `UnknownParameter`, `MissingParameter`, `InvalidParameter` or
 * `InvalidParameterValue`; every field must be in the table.
 */
export function checkParams(fields: Fields, input: Readonly<Record<string, unknown>>, nowMs: number): Params {
  const known = new Map<string, Field>(Object.entries(fields));
  for (const name of Object.keys(input)) {
    if (!known.has(name)) throw new ApiError('UnknownParameter', `The parameter ${name} is not recognized.`);
  }
  const given = new Map(Object.entries(input));
  const values = new Map<string, Value>();
  for (const [name, field] of known) {
    const value = given.has(name) ? checkField(name, field, given.get(name), nowMs) : absent(name, field);
    if (value !== undefined) values.set(name, value);
  }
  return new Params(values);
}

function absent(name: string, field: Field): Value | undefined {
  if (field.required) {
    throw new ApiError('MissingParameter', `The request is missing the required parameter ${name}.`);
  }
  return 'byDefault' in field ? field.byDefault : undefined;
}
