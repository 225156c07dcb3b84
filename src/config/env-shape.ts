import * as z from 'zod';
import { Secret } from '../core/secret.ts';

const secret = z.string().transform((value) => new Secret(value));
/** https, or plain http on this machine only: a signed request must not cross a network in the clear. */
const address = z.string().refine(isSafeAddress, 'must be an https address (http only on 127.0.0.1)');

/** The 2.0 API is served over plain http alone (tencent-live 2.1). */
const oldAddress = z.string().refine(isWebAddress, 'must be an http address with its path');

function isWebAddress(value: string): boolean {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}

function isSafeAddress(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname } = new URL(value);
  const loopback = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
  return protocol === 'https:' || (protocol === 'http:' && loopback);
}

const prefixed = (prefix: string) => z.string().startsWith(prefix, `must start with ${prefix}`).pipe(secret);

/** The environment (shared settings); a name that is set to nothing counts as not set. */
export const envShape = z.object({
  SLACK_BOT_TOKEN: prefixed('xoxb-').optional(),
  SLACK_APP_TOKEN: prefixed('xapp-').optional(),
  SLACK_SIGNING_SECRET: secret.optional(),
  SLACK_API_URL: address.optional(),
  DISCORD_TOKEN: secret.optional(),
  DISCORD_API_URL: address.optional(),
  TENCENT_API: z.enum(['v3', 'legacy'], 'must be v3 or legacy').default('v3'),
  TENCENT_SITE: z.enum(['mainland', 'intl']).default('mainland'),
  TENCENT_SECRET_ID: secret.optional(),
  TENCENT_SECRET_KEY: secret.optional(),
  TENCENT_TOKEN: secret.optional(),
  TENCENT_REGION: z
    .string()
    .regex(/^[a-z]+(?:-[a-z0-9]+)+$/, 'must be a region such as ap-guangzhou')
    .default('ap-guangzhou'),
  TENCENT_LIVE_URL: address.optional(),
  TENCENT_VOD_URL: address.optional(),
  TENCENT_VOD_SUB_APP_ID: z
    .string()
    .regex(/^\d{1,15}$/, 'must be a number')
    .transform(Number)
    .optional(),
  TENCENT_APP_ID: z
    .string()
    .regex(/^\d{1,15}$/, 'must be the numeric APPID')
    .optional(),
  TENCENT_API_KEY: secret.optional(),
  TENCENT_FCGI_URL: oldAddress.optional(),
  TENCENT_STATCGI_URL: oldAddress.optional(),
  IM_SDK_APP_ID: z
    .string()
    .regex(/^\d{1,15}$/, 'must be the numeric SDKAppID')
    .transform(Number)
    .optional(),
  IM_SECRET_KEY: secret.optional(),
  TENCENT_CALLBACK_KEY: secret.optional(),
  TENCENT_CALLBACK_PATH: z
    .string()
    .regex(/^[A-Za-z0-9._~-]{1,200}$/, 'must be letters, digits, - . _ and ~ alone')
    .optional(),
  DATABASE_URL: z
    .string()
    .default('file:./data/tallylight.db')
    .transform((value) => new Secret(value)),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default('0.0.0.0'),
  CONFIG_FILE: z.string().optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});
export type Env = z.output<typeof envShape>;
