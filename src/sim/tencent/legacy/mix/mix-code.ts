import { ApiError } from '../../wire/api-error.ts';
import { MixRefused } from '../../world/mix-order.ts';
import type { MixRefusal } from '../../world/mix-order.ts';

/** The published codes (tencent-live 3.12), the newest where a reason has several. */
const codes: ReadonlyMap<MixRefusal, string> = new Map([
  ['input-not-live', '-505'],
  ['outside', '-21'],
  ['output-changed', '-9'],
  ['over-already', '-30300'],
  ['no-such-session', '-30300'],
  ['resolution', '-10021'],
  ['too-many-mixes', '-41'],
]);

/** Runs something of the mixes; its refusals become those of the 2.0 API. */
export function withMixCodes(run: () => void): void {
  try {
    run();
  } catch (error) {
    if (!(error instanceof MixRefused)) throw error;
    throw new ApiError(codes.get(error.reason) ?? error.reason, error.message);
  }
}
