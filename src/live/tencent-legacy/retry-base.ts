import type { Fault } from '../tencent/faults.ts';

/** Gives its messages once (tencent-live 3.9). */
export const QUEUE = 'Live_Queue_Get';

const FAULT_BASE_MS = 200;

/**
 * What Tencent answered it would answer again, since no code is documented as passing (tencent-live 2.4). A lost answer of
 * the queue is told, never covered up by the next one.
 */
export function retryBase(fault: Fault, action: string): number | undefined {
  if (fault.kind === 'transport') {
    const isLost = action === QUEUE && fault.sent;
    return fault.reason === 'too-big' || isLost ? undefined : FAULT_BASE_MS;
  }
  return fault.kind === 'unreadable' && fault.status >= 500 ? FAULT_BASE_MS : undefined;
}
