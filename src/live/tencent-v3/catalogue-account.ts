import { text } from '../../core/text.ts';
import type { Row } from './meaning.ts';
import { nextSteps } from './next-steps.ts';

/** States of the account that stop nearly every action (tencent-live 4.3). */
export const accountErrors: readonly Row[] = [
  {
    codes: ['ResourceNotFound.StopService'],
    code: 'cloud-account',
    said: text`Tencent has stopped the Live service of this account because of arrears.`,
    next: text`Ask the operator to pay what is open in the Tencent Cloud console.`,
  },
  {
    codes: ['ResourceNotFound.FreezeService'],
    code: 'cloud-account',
    said: text`Tencent has suspended the Live service of this account.`,
    next: nextSteps.openConsole,
  },
  {
    codes: ['ResourceNotFound.ForbidService'],
    code: 'cloud-account',
    said: text`Tencent has blocked the Live service of this account.`,
    next: nextSteps.openConsole,
  },
  {
    codes: ['ResourceNotFound.UserDisableService'],
    code: 'cloud-account',
    said: text`The owner of the Tencent account has switched the Live service off.`,
    next: text`Ask the operator to switch it on in the Tencent Live console.`,
  },
  {
    codes: ['ResourceNotFound.UserNotExist'],
    code: 'cloud-account',
    said: text`The Live service was never activated in this Tencent account.`,
    next: text`Ask the operator to activate it in the Tencent Live console.`,
  },
  {
    codes: ['InternalError.NotPermmitOperat'],
    code: 'cloud-account',
    said: text`The Tencent account has no permission for this.`,
    next: nextSteps.openConsole,
  },
];
