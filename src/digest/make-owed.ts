import type { DigestOrder, Posting, Sending, ShownPart } from '../core/digest-order.ts';
import { paragraph, type Button, type Reply } from '../core/reply.ts';
import type { Services } from '../core/services.ts';
import { text, type Text } from '../core/text.ts';
import type { UnixSeconds } from '../live/port.ts';
import { figuresOf } from './changed-figures.ts';
import { makeDigest, sourcesOf } from './make-digest.ts';
import { missedSummary } from './missed-summary.ts';
import { notesOf, partialNote } from './notes.ts';

export interface Owed {
  readonly id: string;
  readonly order: DigestOrder;
  /** Oldest first. */
  readonly runs: readonly [UnixSeconds, ...UnixSeconds[]];
  /** An earlier try, of the same run or of one before it, that may stand there. */
  readonly unconfirmed: Sending | undefined;
}

export interface OwedMade {
  readonly reply: Reply;
  /** When its figures are not final. */
  readonly part: ShownPart | undefined;
}

/** Makes the newest of the runs that are owed; when even that one is too late, one summary of all that were missed. */
export async function makeOwed(owed: Owed, services: Services): Promise<OwedMade> {
  const { id, order, runs, unconfirmed } = owed;
  const at = services.now();
  const run = runs.at(-1) ?? runs[0];
  const posting: Posting = {
    run,
    at,
    skipped: runs.length - 1,
    tries: order.tries,
    mayRepeat: unconfirmed?.run === run,
    afterPart: unconfirmed?.part !== undefined,
  };
  if (at - run > services.settings.digestLateMost) {
    const reply = await missedSummary(order, runs, posting, services);
    return { reply: withMute(reply, id), part: undefined };
  }
  const { reply, readyAt } = await makeDigest(order, run, sourcesOf(services), notesOf(posting));
  if (readyAt === undefined) return { reply: withMute(reply, id), part: undefined };
  const part = { posting, figures: figuresOf(reply), readyAt };
  return { reply: withMute(withNote(reply, partialNote(readyAt)), id), part };
}

/** The reply with a word before all others. */
export const withNote = (reply: Reply, note: Text): Reply => ({
  ...reply,
  blocks: [paragraph(note), ...reply.blocks],
});

/** The reply with the button that keeps the digest from its channel for a week. */
export function withMute(reply: Reply, digest: string): Reply {
  const mute: Button = {
    label: text`Mute for a week`,
    style: 'plain',
    command: 'digest pause',
    input: { digest, for: '1w' },
  };
  return { ...reply, buttons: [...(reply.buttons ?? []), mute] };
}
