import * as z from 'zod';
import type { Text } from './text.ts';

/** `secret`: taken by a form alone, never kept, shown or logged (product C5). */
export type FieldKind = 'stream' | 'streams' | 'duration' | 'text' | 'choice' | 'count' | 'moment' | 'secret';

/** What a platform must know of an input field to offer it; the schema itself checks the value. */
export interface FieldMeta {
  readonly kind: FieldKind;
  /** What it is, at most 50 characters: the option's description, the form's label. */
  readonly words: string;
  /** What is allowed, for the one-line error. */
  readonly allowed: Text;
  readonly example: string;
  /** What the form starts with. */
  readonly prefill?: string;
  readonly choices?: readonly string[];
  /** A typed line's last field that takes all that is left. */
  readonly takesRest?: boolean;
}

/** Where field makers put their meta and `fieldsOf` finds it. */
export const fieldRegistry = z.registry<FieldMeta>();
