import { BY_FILE, channelKey, readOrder, type Digest, type DigestOrder } from '../core/digest-order.ts';
import type { Context } from '../core/command.ts';
import { BotError } from '../core/errors.ts';
import { code, text } from '../core/text.ts';

export interface DigestHere {
  readonly digest: Digest;
  readonly order: DigestOrder;
}

type Here = Pick<Context, 'digests' | 'place' | 'settings'>;

/** The digest of this channel with that id; throws a BotError when it has none. */
export async function digestHere(id: string, context: Here): Promise<DigestHere> {
  const digest = (await context.digests.list(channelKey(context.place))).find((each) => each.id === id);
  if (digest === undefined) throw unknownDigest(id, context.settings.command);
  return { digest, order: readOrder(digest.body) };
}

export const unknownDigest = (id: string, root: string): BotError =>
  new BotError('bad-input', {
    said: text`This channel has no digest ${code(id)}.`,
    did: 'nothing',
    next: text`${code(`/${root} digest list`)} shows those that it has.`,
  });

export const isFromFile = ({ by }: DigestOrder): boolean => by === BY_FILE;
