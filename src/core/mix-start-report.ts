import type { UnixSeconds } from '../live/port.ts';
import type { Context, Seen } from './command.ts';
import type { BotError } from './errors.ts';
import { locateStream } from './locate-stream.ts';
import type { KeptMix } from './mix-jobs.ts';
import { mixLayout } from './mix-layouts.ts';
import { billedText, drawingBlocks, listButton, mixFacts, statusButton, stopButton } from './mix-report.ts';
import { whatBroke } from './mix-sources.ts';
import { paragraph, type Button, type Reply } from './reply.ts';
import { joined, text, type Text } from './text.ts';
import { verifyState, VERIFY_S, type Verified } from './verify-state.ts';
import { sentReply } from './write-report.ts';

type Unseen = 'missing' | 'unreadable';

const buttons = (mix: KeptMix): readonly Button[] => [stopButton(mix), listButton, statusButton(mix)];

/** The cloud took it, and its output can be read back. */
export const startedReply = ({ output }: KeptMix): Reply =>
  sentReply(text`Starting the mix ${output.name}…`, true);

/** The cloud took it, but its output was live before: no state can tell that it is another picture now. */
export const takenReply = (mix: KeptMix): Reply => ({
  tone: 'info',
  title: text`The cloud took the mix into ${mix.output.name}`,
  blocks: [
    mixFacts(mix),
    ...drawingBlocks(mixLayout(mix.layout)),
    paragraph(
      text`It takes the place of a stream that was live before, so it cannot be read back whether it took effect: look at the picture.`,
    ),
    paragraph(billedText),
  ],
  buttons: buttons(mix),
});

/** The answer was lost, or is one that leaves open what was done. */
export const unknownReply = (mix: KeptMix, { said }: BotError, broke: Text): Reply => ({
  tone: 'warning',
  title: text`Starting the mix ${mix.output.name}: not known whether it worked`,
  blocks: [
    paragraph(joined([said, broke], text` `)),
    paragraph(text`It is not sent again; reading back whether it took effect.`),
  ],
  buttons: buttons(mix),
});

/** What its look says: read back by its output, where that is a stream of its own. */
export async function seenMix(
  mix: KeptMix,
  sentAt: UnixSeconds,
  context: Context,
  until: UnixSeconds,
): Promise<Seen> {
  const answered = mix.answered ? 'done' : 'unknown';
  if (mix.endedAt !== undefined) return { reply: endedReply(mix), outcome: answered };
  if (!mix.isNewStream) {
    return { reply: mix.answered ? takenReply(mix) : lostReply(mix), outcome: answered };
  }
  const verified = await verifyOutput(mix, sentAt, context, until);
  if ('again' in verified) return verified;
  if (verified.effect === 'seen') return { reply: onAirReply(mix, verified.afterS), outcome: 'done' };
  const broke = await whatBroke(mix.inputs, context);
  return { reply: notVerified(mix, verified.effect, broke), outcome: 'unknown' };
}

/** The cloud puts the output on a push domain of its own choosing, so the list of its name counts too. */
async function verifyOutput(
  { output }: KeptMix,
  sentAt: UnixSeconds,
  context: Context,
  until: UnixSeconds,
): Promise<Verified> {
  const { stream, online } = await locateStream({ name: output.name }, context);
  const isListed = (online?.value.length ?? 0) > 0;
  const streams = [isListed ? stream : output];
  return verifyState({ streams, sentAt }, context, until, (state) => state === 'live');
}

const onAirReply = (mix: KeptMix, afterS: number): Reply => ({
  tone: 'good',
  title: text`The mix ${mix.output.name} is on air: verified after ${afterS} s`,
  blocks: [
    mixFacts(mix),
    ...drawingBlocks(mixLayout(mix.layout)),
    ...(mix.answered ? [] : [paragraph(text`The cloud's answer was lost, but its output is live.`)]),
    paragraph(billedText),
  ],
  buttons: buttons(mix),
});

const endedReply = (mix: KeptMix): Reply => ({
  tone: 'info',
  title: text`The mix ${mix.output.name} was stopped before it was read back`,
  blocks: [mixFacts(mix)],
  buttons: [listButton],
});

const lostReply = (mix: KeptMix): Reply => ({
  tone: 'bad',
  title: text`It is not known whether the mix into ${mix.output.name} was started`,
  blocks: [
    paragraph(
      text`The cloud's answer was lost, and a mix in the place of a stream cannot be read back: look at the picture. It is kept in the list, and is billed if it runs: stop it when it is not wanted.`,
    ),
    mixFacts(mix),
  ],
  buttons: buttons(mix),
});

const notVerified = (mix: KeptMix, effect: Unseen, broke: Text): Reply => ({
  tone: 'bad',
  title: text`The mix ${mix.output.name} is not verified`,
  blocks: [
    paragraph(joined([unseenText(effect, mix.answered), broke], text` `)),
    paragraph(text`It is kept in the list, and is billed if it runs: stop it when it is not wanted.`),
    mixFacts(mix),
  ],
  buttons: buttons(mix),
});

function unseenText(effect: Unseen, answered: boolean): Text {
  if (effect === 'unreadable') {
    return text`The state of its output could not be read, so it is not known whether the mix runs.`;
  }
  return answered
    ? text`The cloud took it, but its output is not live after ${VERIFY_S} s.`
    : text`The cloud's answer was lost, and its output is not live so far.`;
}
