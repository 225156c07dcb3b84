import { isJson } from '../json.ts';

/**
 * One rule of Block Kit: the complaints about `value`, which stands at the JSON pointer `at`, worded as Slack
 * words them, e.g. `must be less than 3001 characters [json-pointer:/blocks/0/text/text]`.
 */
export type Check = (value: unknown, at: string) => string[];

/** A table of fields and their rules. */
export type Fields = Readonly<Record<string, Check>>;

export function complain(says: string, at: string): string[] {
  return [`${says} [json-pointer:${at}]`];
}

/** A string of `min` to `max` characters (UTF-16 units, the stricter way to count). */
export function text(max: number, min = 1): Check {
  return (value, at) => {
    if (typeof value !== 'string') return complain('must provide a string', at);
    if (value.length > max) return complain(`must be less than ${max + 1} characters`, at);
    return value.length < min ? complain(`must be more than ${min - 1} characters`, at) : [];
  };
}

export const flag: Check = (value, at) =>
  typeof value === 'boolean' ? [] : complain('must provide a boolean', at);

/** A whole number from `min` to `max`. */
export function whole(min: number, max: number): Check {
  return (value, at) => {
    if (typeof value !== 'number' || !Number.isInteger(value)) return complain('must provide a number', at);
    if (value > max) return complain(`must be less than or equal to ${max}`, at);
    return value < min ? complain(`must be greater than or equal to ${min}`, at) : [];
  };
}

export function oneOf(...allowed: readonly string[]): Check {
  return (value, at) =>
    typeof value === 'string' && allowed.includes(value)
      ? []
      : complain(`must be a valid enum value: ${allowed.join(', ')}`, at);
}

/** An address that Slack would open: http or https (links may also be mailto). */
export const url: Check = (value, at) => {
  const tooLong = text(3000)(value, at);
  if (tooLong.length > 0 || typeof value !== 'string') return tooLong;
  return /^(https?:\/\/|mailto:)[^\s<>]+$/.test(value) ? [] : complain('invalid url', at);
};

/** A list of `min` to `max` items. */
export function list(item: Check, max: number, min = 1): Check {
  return (value, at) => {
    if (!Array.isArray(value)) return complain('must provide an array', at);
    if (value.length > max) return complain(`no more than ${max} items allowed`, at);
    if (value.length < min) return complain(`no fewer than ${min} items required`, at);
    return value.flatMap((one: unknown, index) => item(one, `${at}/${index}`));
  };
}

/** An object with exactly these fields; unknown ones are refused, as Slack does. */
export function shape(required: Fields, optional: Fields = {}, ...also: readonly Check[]): Check {
  const rules = new Map(Object.entries({ ...optional, ...required }));
  return (value, at) => {
    if (!isJson(value)) return complain('must provide an object', at);
    const missing = Object.keys(required).filter((key) => !Object.hasOwn(value, key));
    return [
      ...missing.flatMap((key) => complain(`missing required field: ${key}`, at)),
      ...Object.entries(value).flatMap(([key, field]) => {
        const rule = rules.get(key);
        return rule ? rule(field, `${at}/${key}`) : complain(`invalid additional property: ${key}`, at);
      }),
      ...also.flatMap((check) => check(value, at)),
    ];
  };
}

/** The rule that the object's `type` names. Lazy, because blocks hold elements that hold blocks. */
export function byType(table: () => ReadonlyMap<string, Check>): Check {
  return (value, at) => {
    if (!isJson(value)) return complain('must provide an object', at);
    const type = value['type'];
    if (type === undefined) return complain('missing required field: type', at);
    const rule = typeof type === 'string' ? table().get(type) : undefined;
    const name = typeof type === 'string' ? type : JSON.stringify(type);
    return rule ? rule(value, at) : complain(`unsupported type: ${name}`, `${at}/type`);
  };
}

/** Slack complains of the place as well as of the fault where more than one shape would do. */
export function anyOf(check: Check): Check {
  return (value, at) => {
    const faults = check(value, at);
    return faults.length === 0 ? [] : [...complain('failed to match all allowed schemas', at), ...faults];
  };
}

/** Some rules about the object as a whole. */
export function must(says: string, holds: (value: Readonly<Record<string, unknown>>) => boolean): Check {
  return (value, at) => (isJson(value) && !holds(value) ? complain(says, at) : []);
}
