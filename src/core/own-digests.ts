import type { Digests } from '../store/port.ts';
import type { Context } from './command.ts';
import type { WriteTicket } from './write.ts';

/** The digests as a command changes them: an error that comes after a change says that it was made. */
export function ownDigests(digests: Digests, ticket: WriteTicket): Context['digests'] {
  const noted = async (changed: Promise<boolean>): Promise<boolean> => {
    const isChanged = await changed;
    if (isChanged) {
      ticket.started = true;
      ticket.ended = 'done';
    }
    return isChanged;
  };
  return {
    list: (channel) => digests.list(channel),
    add: (digest) => noted(digests.add(digest)),
    remove: (id, channel) => noted(digests.remove(id, channel)),
    moved: (id, seen, to) => noted(digests.moved(id, seen, to)),
  };
}
