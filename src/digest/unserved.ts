import type { Services } from '../core/services.ts';

/**
 * Says in the log which digests this instance leaves to others, since it does not run their platform. Where no other one runs
 * it, they would wait for ever.
 */
export async function warnOfUnserved(
  platforms: readonly string[],
  { store, log }: Pick<Services, 'store' | 'log'>,
): Promise<void> {
  const isServed = (channel: string): boolean => platforms.some((each) => channel.startsWith(`${each}:`));
  for (const { id, channel } of await store.digests.list()) {
    if (!isServed(channel)) log.warn('digest of a platform that does not run here', { digest: id, channel });
  }
}
