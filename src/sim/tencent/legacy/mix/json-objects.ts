export type JsonObject = Readonly<Record<string, unknown>>;

export function asObject(value: unknown): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
}

/** The object in a field of what may be one. */
export function objectIn(value: unknown, name: string): JsonObject | undefined {
  return asObject(asObject(value)?.[name]);
}
