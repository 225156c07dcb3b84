import { ApiError } from './api-error.ts';
import { readMoment, readUtc } from './times.ts';

interface Shared {
  readonly required?: true;
}

export interface TextField extends Shared {
  readonly type: 'text';
  readonly maxBytes?: number;
  /** What a whole value looks like. */
  readonly pattern?: RegExp;
  readonly oneOf?: readonly string[];
}

export interface NumberField extends Shared {
  readonly type: 'integer' | 'number';
  readonly min?: number;
  readonly max?: number;
  /** Used when the caller leaves the field out. */
  readonly byDefault?: number;
}

/** A moment in the form of `readUtc`; the bounds are distances from now. */
export interface UtcField extends Shared {
  readonly type: 'utc';
  readonly maxAgeMs?: number;
  /** Must lie after now, by at most this much. */
  readonly maxAheadMs?: number;
}

/** UTC as above or Beijing's text; it stays a text, because answers echo its form. */
export interface MomentField extends Shared {
  readonly type: 'moment';
  readonly maxAgeMs: number;
}

export interface TextsField extends Shared {
  readonly type: 'texts';
  readonly max?: number;
  /** What each of them may be. */
  readonly oneOf?: readonly string[];
}

/** A field that holds one value, or a list of texts. */
export type PlainField = TextField | NumberField | UtcField | MomentField | TextsField;

/** An object, or a list of objects, with a table of its own. */
export interface NestedField extends Shared {
  readonly type: 'object' | 'objects';
  readonly fields: Fields;
}

export type Field = PlainField | NestedField;

/** What a caller may send: field name to its rule. */
export type Fields = Readonly<Record<string, Field>>;

export type PlainValue = string | number | readonly string[];

/** Checks one value that was sent. Throws `InvalidParameter` (type) or `InvalidParameterValue` (bounds). */
export function checkField(name: string, field: PlainField, value: unknown, nowMs: number): PlainValue {
  if (field.type === 'text') return checkText(name, field, value);
  if (field.type === 'utc') return checkUtc(name, field, value, nowMs);
  if (field.type === 'moment') return checkMoment(name, field, value, nowMs);
  if (field.type === 'texts') return checkTexts(name, field, value);
  return checkNumber(name, field, value);
}

function checkText(name: string, field: TextField, value: unknown): string {
  if (typeof value !== 'string') throw wrongType(name, 'a string');
  if (field.required && value === '') throw wrongValue(name, 'must not be empty');
  if (field.maxBytes !== undefined && Buffer.byteLength(value) > field.maxBytes) {
    throw wrongValue(name, `is longer than ${field.maxBytes} bytes`);
  }
  if (field.pattern && value !== '' && !field.pattern.test(value)) {
    throw wrongValue(name, 'has characters that are not allowed');
  }
  if (field.oneOf && !field.oneOf.includes(value)) {
    throw wrongValue(name, `must be one of ${field.oneOf.join(', ')}`);
  }
  return value;
}

function checkNumber(name: string, field: NumberField, value: unknown): number {
  if (typeof value !== 'number') throw wrongType(name, `a JSON ${field.type}`);
  if (field.type === 'integer' && !Number.isSafeInteger(value)) throw wrongType(name, 'an integer');
  const { min = -Infinity, max = Infinity } = field;
  if (value < min || value > max) throw wrongValue(name, `must lie between ${min} and ${max}`);
  return value;
}

function checkUtc(name: string, field: UtcField, value: unknown, nowMs: number): number {
  if (typeof value !== 'string') throw wrongType(name, 'a string');
  const ms = readUtc(value);
  if (ms === undefined) throw wrongValue(name, 'must be UTC of the form YYYY-MM-DDTHH:mm:ssZ');
  if (field.maxAheadMs !== undefined) {
    if (ms <= nowMs) throw wrongValue(name, 'must lie in the future');
    if (ms > nowMs + field.maxAheadMs) throw wrongValue(name, 'is too far in the future');
  }
  if (field.maxAgeMs !== undefined) checkAge(name, ms, field.maxAgeMs, nowMs);
  return ms;
}

function checkMoment(name: string, field: MomentField, value: unknown, nowMs: number): string {
  if (typeof value !== 'string') throw wrongType(name, 'a string');
  const moment = readMoment(value);
  if (moment === undefined) throw wrongValue(name, 'must be YYYY-MM-DDTHH:mm:ssZ or YYYY-MM-DD HH:mm:ss');
  checkAge(name, moment.ms, field.maxAgeMs, nowMs);
  return value;
}

function checkAge(name: string, ms: number, maxAgeMs: number, nowMs: number): void {
  if (ms > nowMs) throw wrongValue(name, 'must not lie in the future');
  if (ms < nowMs - maxAgeMs) throw wrongValue(name, 'is too long ago');
}

function checkTexts(name: string, field: TextsField, value: unknown): readonly string[] {
  if (!Array.isArray(value)) throw wrongType(name, 'an array of strings');
  const texts = value.map((item: unknown) => {
    if (typeof item !== 'string') throw wrongType(name, 'an array of strings');
    if (field.oneOf && !field.oneOf.includes(item)) {
      throw wrongValue(name, `takes only ${field.oneOf.join(', ')}`);
    }
    return item;
  });
  if (field.max !== undefined && texts.length > field.max) throw wrongValue(name, 'has too many items');
  return texts;
}

/** A value of another type than the table says. */
export function wrongType(name: string, expected: string): ApiError {
  return new ApiError('InvalidParameter', `The value of parameter ${name} is not ${expected}.`);
}

/** A value of the right type that is out of bounds. */
export function wrongValue(name: string, why: string): ApiError {
  return new ApiError('InvalidParameterValue', `The parameter ${name} ${why}.`);
}
