import type { Form } from './form.ts';
import { isFields } from './wire.ts';
import type { Fields } from './wire.ts';

/** What a field must be; lengths are in UTF-16 units, `required` refuses a missing or null value. */
export interface Rule {
  required?: boolean;
  min?: number;
  max?: number;
}

/** True when there is nothing to read; a required field is then at fault. */
function isMissing(form: Form, value: unknown, rule: Rule): value is null | undefined {
  if (value !== undefined && value !== null) return false;
  if (rule.required === true) form.fault('BASE_TYPE_REQUIRED', 'This field is required');
  return true;
}

function checkLength(form: Form, length: number, rule: Rule): void {
  const { min = 0, max = Infinity } = rule;
  if (length >= min && length <= max) return;
  if (min > 0 && max < Infinity) {
    form.fault('BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`);
  } else if (length > max) form.fault('BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`);
  else form.fault('BASE_TYPE_MIN_LENGTH', `Must be ${min} or more in length.`);
}

/** Reads text; spaces at both ends do not count, as in Discord, and a required text may not be blank. */
export function readText(form: Form, body: Fields, key: string, rule: Rule = {}): string | undefined {
  const place = form.at(key);
  const value = body[key];
  if (isMissing(place, value, rule)) return undefined;
  if (typeof value !== 'string' && typeof value !== 'number') {
    place.fault('STRING_TYPE_CONVERT', `Could not interpret "${JSON.stringify(value)}" as string.`);
    return undefined;
  }
  const text = String(value);
  if (rule.required === true && text.trim() === '') {
    place.fault('BASE_TYPE_REQUIRED', 'This field is required');
  } else checkLength(place, text.length, rule);
  return text;
}

/** Reads a whole number; Discord also takes one written as text. */
export function readInteger(form: Form, body: Fields, key: string, rule: Rule = {}): number | undefined {
  const place = form.at(key);
  const value = body[key];
  if (isMissing(place, value, rule)) return undefined;
  const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isInteger(number)) {
    place.fault('NUMBER_TYPE_COERCE', `Value "${JSON.stringify(value)}" is not int.`);
    return undefined;
  }
  const { min = -Infinity, max = Infinity } = rule;
  if (number < min) place.fault('NUMBER_TYPE_MIN', `int value should be greater than or equal to ${min}.`);
  if (number > max) place.fault('NUMBER_TYPE_MAX', `int value should be less than or equal to ${max}.`);
  return number;
}

/** Reads one of the allowed numbers. */
export function readChoice(
  form: Form,
  body: Fields,
  key: string,
  allowed: readonly number[],
): number | undefined {
  const value = readInteger(form, body, key, { required: true });
  if (value === undefined || allowed.includes(value)) return value;
  form.at(key).fault('BASE_TYPE_CHOICES', `Value must be one of {${allowed.join(', ')}}.`);
  return undefined;
}

/** Reads true or false. */
export function readBoolean(form: Form, body: Fields, key: string): boolean | undefined {
  const value = body[key];
  if (isMissing(form.at(key), value, {})) return undefined;
  if (typeof value === 'boolean') return value;
  form.at(key).fault('BOOLEAN_TYPE_CONVERT', 'Must be either true or false.');
  return undefined;
}

/** Reads an object. */
export function readFields(form: Form, body: Fields, key: string, rule: Rule = {}): Fields | undefined {
  const value = body[key];
  if (isMissing(form.at(key), value, rule)) return undefined;
  if (isFields(value)) return value;
  form.at(key).fault('MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
  return undefined;
}

/** Reads a list of anything; the rule's lengths are numbers of entries. */
export function readList(form: Form, body: Fields, key: string, rule: Rule = {}): readonly unknown[] {
  const value = body[key];
  const place = form.at(key);
  if (isMissing(place, value, rule)) return [];
  if (!Array.isArray(value)) {
    place.fault('LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType');
    return [];
  }
  checkLength(place, value.length, rule);
  const entries: readonly unknown[] = value;
  return entries;
}

/** Reads a list of objects and hands each, with its place, to `each`. */
export function readEach(
  form: Form,
  body: Fields,
  key: string,
  rule: Rule,
  each: (place: Form, entry: Fields, index: number) => void,
): readonly Fields[] {
  const entries = readList(form, body, key, rule);
  entries.forEach((entry, index) => {
    const place = form.at(key).at(index);
    if (isFields(entry)) each(place, entry, index);
    else place.fault('MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
  });
  return entries.filter(isFields);
}

/** Reads a web address with one of the schemes. */
export function readUrl(
  form: Form,
  body: Fields,
  key: string,
  schemes: readonly string[],
  rule: Rule = {},
): void {
  const text = readText(form, body, key, { max: 2048, ...rule });
  if (text === undefined || text === '') return;
  const scheme = URL.canParse(text) ? new URL(text).protocol.slice(0, -1) : undefined;
  if (scheme === undefined) form.at(key).fault('URL_TYPE_INVALID_URL', 'Not a well formed URL.');
  else if (!schemes.includes(scheme)) {
    const list = schemes.map((word) => `'${word}'`).join(', ');
    form.at(key).fault('URL_TYPE_INVALID_SCHEME', `Scheme "${scheme}" must be one of (${list}).`);
  }
}
