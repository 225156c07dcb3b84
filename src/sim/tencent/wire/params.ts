import { ApiError } from './api-error.ts';
import { checkField, wrongType } from './fields.ts';
import type { Field, Fields, NestedField, PlainValue } from './fields.ts';

type Value = PlainValue | Params | readonly Params[];

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
    if (!isList(value)) throw new TypeError(`${name} is not a checked list`);
    const texts = value.filter((item) => typeof item === 'string');
    return texts.length > 0 ? texts : undefined;
  }

  /** A required list of objects. */
  objects(name: string): readonly Params[] {
    const value = this.#values.get(name);
    if (!isList(value)) throw new TypeError(`${name} is not a checked list`);
    return value.filter((item) => item instanceof Params);
  }

  /** A required object. */
  object(name: string): Params {
    const value = this.#values.get(name);
    if (!(value instanceof Params)) throw new TypeError(`${name} is not a checked object`);
    return value;
  }

  maybeObject(name: string): Params | undefined {
    return this.#values.has(name) ? this.object(name) : undefined;
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
  return checkObject('', fields, input, nowMs);
}

/** `path` is what names inside begin with, such as `OutputParams.`. */
function checkObject(path: string, fields: Fields, input: object, nowMs: number): Params {
  const known = new Map<string, Field>(Object.entries(fields));
  for (const name of Object.keys(input)) {
    if (!known.has(name)) {
      throw new ApiError('UnknownParameter', `The parameter ${path}${name} is not recognized.`);
    }
  }
  const given = new Map<string, unknown>(Object.entries(input));
  const values = new Map<string, Value>();
  for (const [name, field] of known) {
    const value = given.has(name)
      ? checkValue(`${path}${name}`, field, given.get(name), nowMs)
      : absent(`${path}${name}`, field);
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

function checkValue(name: string, field: Field, value: unknown, nowMs: number): Value {
  if (!('fields' in field)) return checkField(name, field, value, nowMs);
  if (field.type === 'object') return checkNested(name, field, value, nowMs);
  if (!Array.isArray(value)) throw wrongType(name, 'an array of objects');
  return value.map((item: unknown, at) => checkNested(`${name}.${at}`, field, item, nowMs));
}

function checkNested(name: string, { fields }: NestedField, value: unknown, nowMs: number): Params {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrongType(name, 'an object');
  return checkObject(`${name}.`, fields, value, nowMs);
}

function isList(value: Value | undefined): value is readonly string[] | readonly Params[] {
  return Array.isArray(value);
}
