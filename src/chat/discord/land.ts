import type { Answer } from '../../core/dispatch.ts';
import { errorFields, isRefusal } from './errors.ts';
import { writeLanded, type Landed } from './landed.ts';
import type { Came, Link } from './link.ts';
import { render, renderShort } from './render.ts';
import { tell } from './tell.ts';

/** What the first answer fixed: a waiting message that one person or all see, or the pressed private message itself. */
export type Deferral = 'private' | 'public' | 'update';

/** Puts an answer where it belongs and tells the desk where that is; never throws. */
export async function land(link: Link, came: Came, deferral: Deferral, answer: Answer): Promise<void> {
  const { desk } = link;
  const call = came.asker.id;
  try {
    const landed = await reach(link, came, deferral, answer);
    await desk.landed(answer, writeLanded(landed));
  } catch (thrown) {
    desk.log.error('discord answer was lost or forgotten', { call, ...errorFields(thrown) });
  }
}

/** By the interaction itself; where that fails, by the ways that need none. */
async function reach(link: Link, came: Came, deferral: Deferral, answer: Answer): Promise<Landed> {
  try {
    return await put(link, came, deferral, answer);
  } catch (thrown) {
    link.desk.log.warn('discord answer did not land', { call: came.asker.id, ...errorFields(thrown) });
    return tell(link, { ...came.asker, wayBack: undefined }, undefined, answer);
  }
}

/**
 * Privacy was fixed at the deferral. Where the answer's audience is the other one, the waiting message goes or shrinks to its
 * title, and the answer is a new message. A pressed private question stays until it is over.
 */
async function put(link: Link, came: Came, deferral: Deferral, answer: Answer): Promise<Landed> {
  const { api, catalogue } = link;
  const { asker, way } = came;
  const whole = render(answer.reply, catalogue);
  const seenBy = deferral === 'public' ? 'channel' : 'me';
  const replaces = deferral !== 'update' || answer.endsQuestion;
  // A question may be pressed twice at once: what the second press is told must not be overwritten by the first.
  const isError = deferral === 'update' && answer.error !== undefined;
  if (replaces && seenBy === answer.audience && !isError) {
    const landed = await unlessRefused(api.editAnswer(way, whole));
    if (landed !== undefined) return landed;
  } else if (replaces) {
    const short = renderShort(answer.reply, catalogue);
    await (seenBy === 'channel'
      ? unlessRefused(api.deleteAnswer(way))
      : unlessRefused(api.editAnswer(way, short)));
  }
  const channel = asker.place.thread ?? asker.place.channel;
  return api.followUp({ id: asker.id, way }, whole, answer.audience === 'me' ? 'me' : { channel });
}

/** A private message may have been dismissed meanwhile; that must not keep the answer from being told. */
async function unlessRefused<T>(sent: Promise<T>): Promise<T | undefined> {
  try {
    return await sent;
  } catch (thrown) {
    if (isRefusal(thrown)) return undefined;
    throw thrown;
  }
}
