import { code, text } from '../../core/text.ts';
import type { Row } from './meaning.ts';
import { nextSteps } from './next-steps.ts';

/** Codes of the storage of recordings, from the error lists of VOD's own calls. */
export const vodErrors: readonly Row[] = [
  {
    codes: ['FailedOperation.InvalidVodUser'],
    code: 'cloud-account',
    said: text`The account's video storage (VOD), where recordings go, is not activated.`,
    next: nextSteps.activateVod,
  },
  {
    codes: ['InvalidParameterValue.SubAppId'],
    code: 'cloud-refused',
    said: text`The account's video storage (VOD) does not have the application that was asked for.`,
    next: text`Ask the operator to set ${code('TENCENT_VOD_SUB_APP_ID')} to the application's id in the VOD console.`,
  },
];
