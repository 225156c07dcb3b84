import { code, text } from '../../core/text.ts';
import type { Row } from './meaning.ts';
import { nextSteps } from './next-steps.ts';

/** Codes that every action can answer (tencent-live 4.3, first table). */
export const commonErrors: readonly Row[] = [
  {
    codes: ['AuthFailure.SignatureExpire'],
    code: 'cloud-credentials',
    said: text`Tencent refused the request because this bot's clock is more than five minutes off.`,
    next: text`Ask the operator to correct the clock of the bot's machine.`,
  },
  {
    codes: ['AuthFailure', 'AuthFailure.SignatureFailure', 'AuthFailure.InvalidAuthorization'],
    code: 'cloud-credentials',
    said: text`Tencent did not accept the signature of this bot's key.`,
    next: nextSteps.checkKey,
  },
  {
    codes: ['AuthFailure.SecretIdNotFound', 'AuthFailure.InvalidSecretId'],
    code: 'cloud-credentials',
    said: text`Tencent does not know this bot's key.`,
    next: nextSteps.checkKey,
  },
  {
    codes: ['AuthFailure.TokenFailure'],
    code: 'cloud-credentials',
    said: text`The temporary credential of this bot is not valid, or is over.`,
    next: text`Ask the operator to renew ${code('TENCENT_TOKEN')} and the key that came with it.`,
  },
  {
    codes: ['AuthFailure.UnauthorizedOperation', 'UnauthorizedOperation'],
    code: 'cloud-credentials',
    said: text`This bot's key may not do this in the Tencent account.`,
    next: (permission) => text`Ask the operator to allow ${code(permission)} for the key in Tencent's CAM.`,
  },
  {
    codes: ['AuthFailure.MFAFailure'],
    code: 'cloud-credentials',
    said: text`Tencent asks for a second factor, which a bot cannot give.`,
    next: text`Ask the operator to use a key that needs no second factor.`,
  },
  {
    codes: ['RequestLimitExceeded', 'LimitExceeded.RateLimitExceeded'],
    code: 'cloud-limit',
    said: text`The Tencent account is asked too often just now.`,
    next: nextSteps.slowDown,
  },
  { codes: ['LimitExceeded'], code: 'cloud-limit', next: nextSteps.tryLater },
  {
    codes: ['InternalError', 'ServiceUnavailable'],
    code: 'cloud-failed',
    said: text`Tencent has a fault of its own just now.`,
    next: nextSteps.tryLater,
  },
  {
    codes: ['InvalidAction', 'NoSuchVersion', 'ActionOffline'],
    code: 'unsupported',
    said: text`Tencent does not offer this to this account.`,
    next: nextSteps.checkRegion,
  },
  {
    codes: ['InvalidParameter', 'InvalidParameterValue', 'MissingParameter', 'UnknownParameter'],
    code: 'cloud-refused',
    next: nextSteps.checkRequest,
  },
  {
    codes: ['UnsupportedRegion', 'UnsupportedProtocol', 'UnsupportedOperation'],
    code: 'cloud-refused',
    next: nextSteps.checkRegion,
  },
  {
    codes: ['ResourceNotFound', 'ResourceUnavailable', 'ResourceInsufficient', 'ResourceInUse'],
    code: 'cloud-refused',
    next: nextSteps.checkRequest,
  },
];
