/** A JSON object of which nothing is known yet. */
export type Json = Readonly<Record<string, unknown>>;

const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value when it is an object, else an empty one. */
export const jsonOf = (value: unknown): Json => (isJson(value) ? value : {});

/** The objects of a list; none for anything else. */
export const listOf = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isJson) : []);

/** The texts of a list; none for anything else. */
export const textsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];

/** The value when it is text, else nothing. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The value when it is a number, else 0. */
export const numberOf = (value: unknown): number => (typeof value === 'number' ? value : 0);
