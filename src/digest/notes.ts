import type { Posting } from '../core/digest-order.ts';
import { durationText } from '../core/duration.ts';
import { BotError } from '../core/errors.ts';
import { paragraph, type Reply } from '../core/reply.ts';
import type { Rhythm } from '../core/rhythm.ts';
import { text, time, type Text } from '../core/text.ts';
import type { UnixSeconds } from '../live/port.ts';

/** A digest that comes this many seconds after its time says so. */
const LATE_S = 600;

/** What a digest says of its own posting: late and why, what was left out, and whether it may stand there twice. */
export function notesOf({ run, at, skipped, tries, ...doubt }: Posting): readonly Text[] {
  const late = at - run;
  const why = tries > 0 ? text`earlier tries failed` : text`the bot was down`;
  return [
    ...(late > LATE_S ? [text`Late by ${durationText(late)}: ${why}.`] : []),
    ...(skipped > 0
      ? [text`${skipped} earlier ${skipped === 1 ? 'digest was' : 'digests were'} skipped for this one.`]
      : []),
    ...doubtNotes(doubt),
  ];
}

function doubtNotes({ mayRepeat, afterPart }: Pick<Posting, 'mayRepeat' | 'afterPart'>): readonly Text[] {
  return [
    ...(mayRepeat ? [text`This may be a repeat: nobody confirmed that an earlier try had arrived.`] : []),
    // It says that it changes to the final figures, which nobody can keep.
    ...(mayRepeat && afterPart
      ? [text`If one above is marked Partial, it stays so, and this one takes its place.`]
      : []),
    ...(!mayRepeat && afterPart
      ? [
          text`The one before may stand above, marked Partial. It stays so: nobody confirmed that it had arrived.`,
        ]
      : []),
  ];
}

/** What a digest says whose figures are not all there. */
export const partialNote = (readyAt: UnixSeconds): Text =>
  text`Partial: some figures are counted until ${time(readyAt)}. This message then changes to the final ones.`;

/** Why something failed, as a channel is told. */
export const saidOf = (cause: unknown): Text =>
  cause instanceof BotError ? cause.said : text`Something broke inside Tallylight; its log says what.`;

/** What failed of a digest: it was not posted, nobody confirmed that it was, or it could not be changed to the final figures. */
export type Failure = 'unmade' | 'unconfirmed' | 'unfinished';

/** The short word to a channel whose digest fails; `nextTry` is undefined when it is tried no more. */
export function failureNote(
  failure: Failure,
  { days }: Rhythm,
  cause: unknown,
  nextTry: UnixSeconds | undefined,
): Reply {
  return {
    // What nobody confirmed, or stands there in part, may be all that a reader needs.
    tone: failure === 'unmade' ? 'bad' : 'warning',
    title: TITLES[failure][days.every],
    blocks: [paragraph(saidOf(cause)), paragraph(triesText(failure, nextTry))],
  };
}

function triesText(failure: Failure, nextTry: UnixSeconds | undefined): Text {
  if (nextTry === undefined) return text`It is tried no more: the one that is marked Partial above stays so.`;
  return failure === 'unfinished'
    ? text`It is tried again from ${time(nextTry)} on, until the next digest comes.`
    : text`It is tried again from ${time(nextTry)} on, until it works.`;
}

const TITLES = {
  unmade: {
    daily: text`The daily digest could not be made`,
    weekly: text`The weekly digest could not be made`,
    monthly: text`The monthly digest could not be made`,
  },
  unconfirmed: {
    daily: text`The daily digest may not have arrived`,
    weekly: text`The weekly digest may not have arrived`,
    monthly: text`The monthly digest may not have arrived`,
  },
  unfinished: {
    daily: text`The daily digest could not be changed to its final figures`,
    weekly: text`The weekly digest could not be changed to its final figures`,
    monthly: text`The monthly digest could not be changed to its final figures`,
  },
} as const;
