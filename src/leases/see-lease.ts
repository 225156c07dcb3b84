import * as z from 'zod';
import type { Context, Seen } from '../core/command.ts';
import {
  afterMemory,
  askMemory,
  beginAsked,
  endMemory,
  goOnEnding,
  lookAfter,
  settleMemory,
  settlePart,
} from './lease-end.ts';
import { watchLease, watchMemory } from './lease-watch.ts';

/** What a look at a lease remembers: where in its life it is. */
export const leaseMemory = z.discriminatedUnion('phase', [
  watchMemory,
  askMemory,
  endMemory,
  settleMemory,
  afterMemory,
]);

/** The look of `/live test`: watches the lease, ends it, and sees that it stays ended. */
export function seeLease(
  memory: z.output<typeof leaseMemory>,
  context: Context,
  until: number,
): Promise<Seen> {
  switch (memory.phase) {
    case 'watch':
      return watchLease(memory, context);
    case 'ask':
      return beginAsked(memory, context);
    case 'end':
      return goOnEnding(memory, context);
    case 'settle':
      return settlePart(memory, context, until);
    case 'after':
      return lookAfter(memory, context);
  }
}
