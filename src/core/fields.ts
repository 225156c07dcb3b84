import * as z from 'zod';
import type { RawInput } from './call.ts';
import { fieldRegistry, type FieldMeta } from './field-meta.ts';
import { shownInput, withoutSignature } from './shown-input.ts';
import { readStreamRef, readStreamRefs, streamRefText } from './stream-ref.ts';
import { bold, code, text, type Text } from './text.ts';

/** One input of a command: what a platform needs to offer it as an option or in a form. */
export interface Field extends FieldMeta {
  readonly name: string;
  readonly required: boolean;
}

/** A fault in one field, as the one line that the person is shown. */
export interface Problem {
  readonly field: string;
  readonly said: Text;
}

export type ReadInput<T> =
  | { readonly input: T; readonly problems?: undefined }
  | { readonly input?: undefined; readonly problems: readonly [Problem, ...Problem[]] };

/** The fields of a command's input, in their order; throws for a field that no field maker made. */
export function fieldsOf(input: z.ZodObject): readonly Field[] {
  return Object.entries(input.shape).map(([name, schema]) => {
    const inner = schema instanceof z.ZodOptional ? schema.unwrap() : schema;
    const meta = inner instanceof z.ZodType ? fieldRegistry.get(inner) : undefined;
    if (meta === undefined)
      throw new TypeError(`field ${name}: made by no field maker (core/field-types.ts)`);
    return { ...meta, name, required: !(schema instanceof z.ZodOptional) };
  });
}

/** Names of the required fields that were not given, in order: what a form must ask. */
export function missingFields(fields: readonly Field[], raw: RawInput): readonly Field[] {
  return fields.filter((field) => field.required && given(raw, field.name) === undefined);
}

/** Faults of the fields that were given; missing ones are no fault here, since a form can still ask them. */
export function problemsOf(input: z.ZodObject, raw: RawInput): readonly Problem[] {
  const fields = fieldsOf(input);
  const known = new Set(fields.map((field) => field.name));
  const strange = Object.keys(raw).filter((name) => !known.has(name));
  const wrong = fields.filter((field) => {
    const value = given(raw, field.name);
    return value !== undefined && !z.safeParse(input.shape[field.name] ?? z.never(), value).success;
  });
  return [
    ...strange.map((name) => ({ field: name, said: strangeSaid(name, fields) })),
    ...wrong.map((field) => ({ field: field.name, said: wrongSaid(field, raw[field.name] ?? '') })),
  ];
}

/** Reads what was given by the command's schema: the input, or every fault, missing fields included. */
export function readInput<S extends z.ZodObject>(schema: S, raw: RawInput): ReadInput<z.output<S>> {
  const fields = fieldsOf(schema);
  const missing = missingFields(fields, raw).map((field) => ({
    field: field.name,
    said: missingSaid(field),
  }));
  const [first, ...more] = [...problemsOf(schema, raw), ...missing];
  if (first !== undefined) return { problems: [first, ...more] };
  const present = fields.flatMap(({ name }) => {
    const value = given(raw, name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return { input: schema.parse(Object.fromEntries(present)) };
}

/** What was given, as it may be kept and shown: no secret, and no signature of a push or play URL is left in it (product C1). */
export function savableInput(fields: readonly Field[], raw: RawInput): RawInput {
  const kept = fields.flatMap((field): [string, string][] => {
    const value = given(raw, field.name);
    return value === undefined || field.kind === 'secret' ? [] : [[field.name, savable(field, value.trim())]];
  });
  return Object.fromEntries(kept);
}

function savable({ kind }: Field, value: string): string {
  if (kind !== 'stream' && kind !== 'streams') return value.replaceAll(/(txSecret=)\w+/gi, '$1…');
  const refs = kind === 'stream' ? [readStreamRef(value)] : (readStreamRefs(value) ?? [undefined]);
  const known = refs.filter((ref) => ref !== undefined);
  return known.length === refs.length ? known.map(streamRefText).join(',') : withoutSignature(value);
}

/** An empty box of a form is a field that was not given. */
function given(raw: RawInput, name: string): string | undefined {
  const value = Object.hasOwn(raw, name) ? raw[name] : undefined;
  return value === undefined || value.trim() === '' ? undefined : value;
}

function wrongSaid(field: Field, value: string): Text {
  if (field.kind === 'secret') return text`${bold(field.name)} cannot be read: give ${field.allowed}.`;
  return text`${bold(field.name)} cannot be ${code(shownInput(value))}: give ${field.allowed}, for example ${code(field.example)}.`;
}

function missingSaid(field: Field): Text {
  return text`${bold(field.name)} is missing: give ${field.allowed}, for example ${code(field.example)}.`;
}

function strangeSaid(name: string, fields: readonly Field[]): Text {
  const allowed = fields.map((field) => field.name).join(', ');
  return text`There is no ${code(name)} here: the fields are ${allowed || '(none)'}.`;
}
