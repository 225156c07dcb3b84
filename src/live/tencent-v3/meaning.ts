import type { ErrorCode } from '../../core/errors.ts';
import type { Text } from '../../core/text.ts';

/** What a code of Tencent means for the person who asked. */
export interface Meaning {
  /** `cloud-failed` leaves the outcome of a write open; every other class says that nothing was done. */
  readonly code: ErrorCode;
  /** What happened; left out where only Tencent's own message tells. */
  readonly said?: Text;
  /** May name the permission that the action takes, e.g. `live:DropLiveStream`. */
  readonly next: Text | ((permission: string) => Text);
}

/** One meaning and the codes that have it. */
export interface Row extends Meaning {
  readonly codes: readonly string[];
}
