import * as z from 'zod';
import { isAppName, isDomainName, isStreamName } from '../live/port.ts';
import { fieldRegistry } from './field-meta.ts';
import { countField } from './field-types.ts';
import { filterOf, type DigestScope } from './digest-filter.ts';
import { BotError } from './errors.ts';
import type { Settings } from './settings.ts';
import { code, joined, text } from './text.ts';

/** More rows than these no chat shows well. */
export const MOST_TOP = 20;

/** The fields by which a digest is narrowed to some streams, and its list of them made shorter or longer. */
export const scopeFields = {
  domain: z
    .string()
    .transform((raw) => raw.trim().toLowerCase())
    .refine(isDomainName)
    .register(fieldRegistry, {
      kind: 'text',
      words: 'Only streams pushed to this domain',
      allowed: text`a push domain`,
      example: 'push.example.com',
    })
    .optional(),
  app: z
    .string()
    .transform((raw) => raw.trim())
    .refine(isAppName)
    .register(fieldRegistry, {
      kind: 'text',
      words: 'Only streams of this app name',
      allowed: text`an app name: letters, digits, - and _`,
      example: 'live',
    })
    .optional(),
  prefix: z
    .string()
    .transform((raw) => raw.trim())
    .refine(isStreamName)
    .register(fieldRegistry, {
      kind: 'text',
      words: 'Only stream names that begin with this',
      allowed: text`letters, digits, - and _`,
      example: 'room-',
    })
    .optional(),
  top: countField({
    words: 'How many streams it names; 10 if left out',
    least: 1,
    most: MOST_TOP,
  }).optional(),
};

type Asked = z.output<z.ZodObject<typeof scopeFields>>;

/** What was asked for; throws a BotError for a domain to which nothing is pushed here, since that is a slip. */
export function scopeOf({ domain, app, prefix, top }: Asked, { push }: Settings): DigestScope {
  if (domain === undefined || push.includes(domain))
    return { filter: filterOf({ domain, app, prefix }), top };
  const known = push.map((each) => code(each));
  throw new BotError('bad-input', {
    said: text`${code(domain)} is no push domain of this installation.`,
    did: 'nothing',
    next: text`Give one of ${joined(
      known.map((each) => text`${each}`),
      text`, `,
    )}, or none for all of them.`,
  });
}
