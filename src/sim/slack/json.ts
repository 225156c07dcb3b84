/** A JSON object of which nothing is known yet. */
export type Json = Readonly<Record<string, unknown>>;

/** Whether `value` is an object with keys (not a list, not null). */
export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object under `key`, if there is one. */
export function jsonAt(object: unknown, key: string): Json | undefined {
  const value = isJson(object) ? object[key] : undefined;
  return isJson(value) ? value : undefined;
}

/** The string under `key`, if there is one. */
export function textAt(object: unknown, key: string): string | undefined {
  const value = isJson(object) ? object[key] : undefined;
  return typeof value === 'string' ? value : undefined;
}

/** The list under `key`; empty when there is none. */
export function listAt(object: unknown, key: string): readonly unknown[] {
  const value = isJson(object) ? object[key] : undefined;
  return Array.isArray(value) ? value : [];
}

/** The objects of the list under `key`. */
export function objectsAt(object: unknown, key: string): readonly Json[] {
  return listAt(object, key).filter((item) => isJson(item));
}

/** `text` read as JSON; undefined when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
