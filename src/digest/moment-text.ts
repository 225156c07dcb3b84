import { clockText } from '../core/clock.ts';
import { wallText } from '../core/wall-text.ts';
import { wallTime } from '../core/zone.ts';
import type { UnixSeconds } from '../live/port.ts';
import type { DigestSpan } from './digested.ts';

/** A moment by the clocks of the digest's zone; of more than one day with its date. */
export const momentText = (at: UnixSeconds, span: DigestSpan, zone: string): string =>
  span === 'day' ? clockText(wallTime(at, zone)) : wallText(at, zone);
