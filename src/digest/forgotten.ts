import { BotError } from '../core/errors.ts';

/** Undefined for what the cloud does not keep any more, as it will not tell later either. Throws other errors. */
export async function unlessForgotten<T>(read: Promise<T>): Promise<T | undefined> {
  try {
    return await read;
  } catch (thrown) {
    if (thrown instanceof BotError && thrown.code === 'bad-input') return undefined;
    throw thrown;
  }
}
