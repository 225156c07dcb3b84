import type { StreamKey } from '../live/port.ts';
import type { Context } from './command.ts';
import { sameStream, type Located } from './locate-stream.ts';
import { fact, facts, paragraph, type Block, type Button, type Fact, type Reply } from './reply.ts';
import { joined, text, type Mention, type Text } from './text.ts';
import { streamList } from './stream-list.ts';

/** What every report of a write to a stream says in the same words. */

/** Every stream on air that the name hits, the one that was meant first: Tencent matches by name (tencent-live 0.5). */
export function hitStreams({ stream, online }: Located): StreamKey[] {
  const others = (online?.value ?? []).map((entry) => entry.stream);
  return [stream, ...others.filter((other) => !sameStream(other, stream))];
}

export const streamsFact = (streams: readonly StreamKey[]): Fact => fact(text`Stream`, streamList(streams));

/** The person who asked, as a mention. */
export function askerFact({ actor: { platform, id, name } }: Context): Fact {
  const mention: Mention = { kind: 'mention', who: 'user', platform, id, value: name };
  return fact(text`By`, text`${mention}`);
}

/** The cloud took the write, or its answer was lost: nothing is said to have happened before it is read back. */
export function sentReply(title: Text, answered: boolean): Reply {
  const said = answered
    ? text`The cloud took it. Reading back whether it took effect.`
    : text`The cloud's answer was lost. It is not sent again; reading back whether it took effect.`;
  return { tone: answered ? 'info' : 'warning', title, blocks: [paragraph(said)] };
}

export interface Unverified {
  readonly title: Text;
  readonly effect: 'missing' | 'unreadable';
  readonly answered: boolean;
  readonly next: Text;
  readonly facts: readonly Fact[];
  readonly buttons: readonly Button[];
}

/** The effect was not read back in time: what is known, and what to do. */
export function unverifiedReply({ title, effect, answered, next, facts: list, buttons }: Unverified): Reply {
  const blocks: Block[] = [paragraph(joined([happened(effect, answered), next], text` `)), facts(...list)];
  return { tone: 'bad', title, blocks, buttons };
}

function happened(effect: Unverified['effect'], answered: boolean): Text {
  if (effect === 'unreadable') {
    return text`The cloud did not answer when the state was read back, so it is not known whether it took effect.`;
  }
  return answered
    ? text`The cloud took it, but the state that was read back does not show it.`
    : text`The cloud's answer was lost, and the state that was read back does not show it: nothing was changed so far.`;
}
