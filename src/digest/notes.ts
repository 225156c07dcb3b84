import type { DigestOrder } from '../core/digest-order.ts';
import { durationText } from '../core/duration.ts';
import { BotError } from '../core/errors.ts';
import { paragraph, type Reply } from '../core/reply.ts';
import { text, time, type Text } from '../core/text.ts';
import type { UnixSeconds } from '../live/port.ts';

/** A digest that comes this many seconds after its time says so. */
const LATE_S = 600;

interface Posting {
  readonly order: DigestOrder;
  readonly at: UnixSeconds;
  readonly skipped: number;
}

/** What a digest says of its own posting: late and why, what was left out, and whether it may stand there twice. */
export function notesOf({ order, at, skipped }: Posting, now: UnixSeconds): readonly Text[] {
  const late = now - at;
  const why = order.tries > 0 ? text`earlier tries failed` : text`the bot was down`;
  return [
    ...(late > LATE_S ? [text`Late by ${durationText(late)}: ${why}.`] : []),
    ...(skipped > 0
      ? [text`${skipped} earlier ${skipped === 1 ? 'digest was' : 'digests were'} skipped for this one.`]
      : []),
    ...(order.sending
      ? [text`An earlier try was not confirmed, so that this digest may stand here twice.`]
      : []),
  ];
}

/** The short word to a channel whose digest fails. */
export function failureNote(cause: unknown, nextTry: UnixSeconds): Reply {
  const why =
    cause instanceof BotError ? cause.said : text`Something broke inside Tallylight; its log says what.`;
  return {
    tone: 'bad',
    title: text`The daily digest could not be made`,
    blocks: [paragraph(why), paragraph(text`It is tried again from ${time(nextTry)} on, until it works.`)],
  };
}
