import { createHash } from 'node:crypto';
import { bound } from './driver.ts';
import type { AuditRow } from './port.ts';

/** What the first row is chained to. */
export const CHAIN_START = '';

/**
 * SHA-256 (hex) over the chain before the row, its number and its fields as they are kept: a row that was changed, added between or taken
 * out breaks every chain after it (product C22).
 */
export function chainOf(before: string, seq: number, row: AuditRow): string {
  const { at, call, actor, place, command, input, target = null, requestId = null, outcome } = row;
  const fields = [before, seq, at, call, actor, place, command, input, target, requestId, outcome];
  return createHash('sha256')
    .update(JSON.stringify(bound(fields)))
    .digest('hex');
}
