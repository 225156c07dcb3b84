import { ApiError } from '../wire/api-error.ts';
import type { AccountTraits } from './action.ts';

/** Throws unless the account opened VOD, where recordings are stored. */
export function checkVod({ vod }: AccountTraits): void {
  if (vod === 'open') return;
  throw new ApiError('ResourceUnavailable.InvalidVodStatus', 'The VOD service is not activated.');
}
