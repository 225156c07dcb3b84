import type { Digests } from '../store/port.ts';
import type { Context } from './command.ts';
import { BotError, type Did } from './errors.ts';
import type { WriteTicket } from './write.ts';

/** The digests as a command changes them: an error that comes after a change says that it was made, or may have been. */
export function ownDigests(digests: Digests, ticket: WriteTicket): Context['digests'] {
  const note = (ended: Did): void => {
    ticket.started = true;
    ticket.ended = ended;
  };
  const noted = async (changed: Promise<boolean>): Promise<boolean> => {
    try {
      const isChanged = await changed;
      if (isChanged) note('done');
      return isChanged;
    } catch (thrown) {
      // A store that lost its connection does not know what became of it.
      if (thrown instanceof BotError && thrown.did === 'unknown') note('unknown');
      throw thrown;
    }
  };
  return {
    list: (channel) => digests.list(channel),
    add: (digest) => noted(digests.add(digest)),
    remove: (id, channel) => noted(digests.remove(id, channel)),
    moved: (id, seen, to) => noted(digests.moved(id, seen, to)),
  };
}
