import * as z from 'zod';
import { isZone } from '../core/zone.ts';
import { isAppName, isDomainName, isStreamName, type AppName, type DomainName } from '../live/port.ts';
import { readClock, type Clock } from '../core/clock.ts';
import { readDuration } from '../core/duration.ts';
import { MOST_TOP } from '../core/digest-fields.ts';
import { filterOf } from '../core/digest-filter.ts';
import { EVERY } from '../core/rhythm.ts';
import { readDayWord, runDaysOf, type DayWord } from '../core/rhythm-text.ts';
import { readGrant, type Grant } from '../core/permissions.ts';

/** In lower case, as a URL's domain is read. */
const domain = z.string().transform((value, context): DomainName => {
  const name = value.toLowerCase();
  if (isDomainName(name)) return name;
  context.addIssue({ code: 'custom', message: 'must be a domain name such as push.example.com' });
  return z.NEVER;
});
const app = z.custom<AppName>(
  (value) => typeof value === 'string' && isAppName(value),
  'must be letters, digits, - and _',
);
const namePrefix = z.string().refine(isStreamName, 'must be letters, digits, - and _');
const environmentName = z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'must name an environment variable');
const zone = z.string().refine(isZone, 'must be an IANA zone such as Asia/Shanghai');
const duration = z.string().regex(/^(?:\d+[smhdw])+$/, 'must be a length of time such as 24h');
/** tencent-live 2.2: one host of the 2.0 API calls the account `cmd`, the other `appid`. */
const accountName = z.enum(['appid', 'cmd'], 'must be appid or cmd');
const signFor = duration.transform((value) => readDuration(value) ?? 60);
const perPermission = z.partialRecord(z.enum(['test', 'moderate', 'operate', 'admin']), duration);

const digestChannel = z.string().transform((line, context) => {
  const [, slack, discord] = /^(?:slack:([CG][A-Z0-9]+)|discord:(\d{15,21}))$/.exec(line) ?? [];
  if (slack !== undefined) return { platform: 'slack' as const, channel: slack };
  if (discord !== undefined) return { platform: 'discord' as const, channel: discord };
  context.addIssue({ code: 'custom', message: 'must look like slack:C… or discord:…' });
  return z.NEVER;
});
const timeOfDay = z.string().transform((given, context): Clock => {
  const clock = readClock(given);
  if (clock !== undefined) return clock;
  context.addIssue({ code: 'custom', message: 'must be a time of day such as "09:30", in quotes' });
  return z.NEVER;
});

const dayWord = z.union([z.string(), z.int().transform(String)]).transform((given, context): DayWord => {
  const word = readDayWord(given);
  if (word !== undefined) return word;
  context.addIssue({ code: 'custom', message: 'must be a weekday such as monday, or a day of the month' });
  return z.NEVER;
});

const grant = z.string().transform((line, context): Grant => {
  const read = readGrant(line);
  if (read !== undefined) return read;
  context.addIssue({
    code: 'custom',
    message:
      'must look like slack:user:U…, slack:group:S…, slack:*, discord:user:…, discord:role:…, discord:* or terminal:name',
  });
  return z.NEVER;
});
const grants = z.array(grant).default([]);

const signed = {
  keyFrom: environmentName.optional(),
  backupKeyFrom: environmentName.optional(),
  hash: z.enum(['md5', 'sha256']).default('md5'),
};
const auth = z.union([z.enum(['on', 'off']), z.boolean()]).default('on');
const userIds = z
  .array(z.string().regex(/^[A-Za-z0-9_*-]{1,32}$/, 'must be a user id; * stands for any'))
  .default([]);

/** `tallylight.yml` (shared settings): every documented name; an unknown one is a fault, since it is a typing error. */
export const ymlShape = z.strictObject({
  command: z
    .string()
    .regex(/^[a-z][a-z0-9_-]{0,31}$/, 'must be 1 to 32 lower-case letters, digits, - and _')
    .default('live'),
  language: z.enum(['en']).default('en'),
  timezone: zone.default('UTC'),
  app: app.default('live' as AppName),
  push: z
    .array(
      z.strictObject({
        domain,
        ...signed,
        auth,
      }),
    )
    .min(1, 'must name at least one push domain'),
  play: z
    .array(
      z.strictObject({
        domain,
        ...signed,
        templates: z.array(z.string()).default([]),
        auth,
      }),
    )
    .default([]),
  record: z.strictObject({ templates: z.record(z.string(), z.int().positive()) }).optional(),
  legacy: z
    .strictObject({
      fcgi: accountName.default('appid'),
      statcgi: accountName.default('cmd'),
      signFor: signFor.default(60),
    })
    .default({ fcgi: 'appid', statcgi: 'cmd', signFor: 60 }),
  snapshot: z.strictObject({ template: z.int().positive() }).optional(),
  lives: z.strictObject({ url: perPermission.optional(), usersig: perPermission.optional() }).optional(),
  leases: z.int().min(0).default(3),
  usersig: z
    .strictObject({ test: userIds, moderate: userIds, operate: userIds, admin: userIds, admins: userIds })
    .default({ test: [], moderate: [], operate: [], admin: [], admins: [] }),
  home: z
    .strictObject({
      slack: z
        .array(z.string().regex(/^[TE][A-Z0-9]+$/, 'must be a Slack team id such as T024BE7LD'))
        .default([]),
      discord: z.array(z.string().regex(/^\d{15,21}$/, 'must be a Discord server id in quotes')).default([]),
    })
    .default({ slack: [], discord: [] }),
  grants: z
    .strictObject({ view: grants, test: grants, moderate: grants, operate: grants, admin: grants })
    .default({ view: [], test: [], moderate: [], operate: [], admin: [] }),
  digests: z
    .array(
      z
        .strictObject({
          channel: digestChannel,
          every: z.enum(EVERY, 'must be daily, weekly or monthly').default('daily'),
          on: dayWord.optional(),
          at: timeOfDay,
          zone: zone.optional(),
          domain: domain.optional(),
          app: app.optional(),
          prefix: namePrefix.optional(),
          top: z.int().min(1).max(MOST_TOP).optional(),
        })
        .transform(({ every, on, domain: of, app: appName, prefix, ...rest }, context) => {
          const days = runDaysOf(every, on);
          const filter = filterOf({ domain: of, app: appName, prefix });
          if (days !== undefined) return { ...rest, days, ...(filter && { filter }) };
          context.addIssue({ code: 'custom', path: ['on'], message: `does not fit a ${every} digest` });
          return z.NEVER;
        }),
    )
    .default([]),
  digestLateMost: duration.transform((value) => readDuration(value) ?? 0).default(12 * 3600),
});

export type Yml = z.output<typeof ymlShape>;
