import type { Context } from '../core/command.ts';
import { BotError } from '../core/errors.ts';
import { streamKeyText } from '../core/locate-stream.ts';
import { fact, facts, paragraph, type Block, type Button, type Fact, type Reply } from '../core/reply.ts';
import { bold, code, text, time, type Text } from '../core/text.ts';
import type { EndingPart, EndMemory } from './lease-end.ts';
import { durationText } from '../core/duration.ts';
import type { LeasePart } from './lease-parts.ts';
import type { TestLease } from './test-lease.ts';

/** Seconds for which a domain may take a push whose time is over: its own grace is not known (tencent-live 9.2). */
export const GRACE_S = 600;

/** How a lease ended: what was ended, as it was read back, and what could not be. */
export function endedReply({ parts, early, late }: EndMemory, lease: TestLease, context: Context): Reply {
  const { name } = lease.stream;
  const left = parts.filter(({ state }) => state !== 'over' && state !== 'taken');
  return {
    tone: left.length > 0 ? 'bad' : 'good',
    title: titleOf(name, { late, early, isLeft: left.length > 0 }),
    blocks: [
      facts(fact(text`Stream`, text`${code(streamKeyText(lease.stream))}`), ...partFacts(parts)),
      ...(late ? [] : [paragraph(addressText(lease, early, context))]),
      ...leftBlocks(left),
    ],
    buttons: buttons(lease, left),
  };
}

function titleOf(name: string, how: { late: boolean; early: boolean; isLeft: boolean }): Text {
  if (how.isLeft) return text`Test stream ${name} is over, but not all of it could be ended`;
  if (how.late) return text`Test stream ${name} came back after its end, and was ended again`;
  return how.early ? text`Test stream ${name} is ended` : text`Test stream ${name} is over`;
}

const partFacts = (parts: readonly EndingPart[]): readonly Fact[] => {
  const told = parts.map((ending) => fact(labelOf(ending.part), howText(ending)));
  return parts.some(({ part }) => part.kind === 'push')
    ? told
    : [fact(text`Push`, text`nothing was being pushed`), ...told];
};

function labelOf(part: LeasePart): Text {
  switch (part.kind) {
    case 'push':
      return text`Push`;
    case 'record':
      return text`Recording ${code(part.task)}`;
    case 'mix':
      return text`Mix ${code(part.output)}`;
  }
}

function howText({ part, state, answered, said = '' }: EndingPart): Text {
  switch (state) {
    case 'over':
      return answered ? overText(part) : text`${overText(part)}; the cloud's answer to that was lost`;
    case 'taken':
      return text`the cloud took the stop; this API has nothing to read it back from`;
    case 'runs':
      return text`${bold('still runs')}, as the cloud tells 30 s after it was told to end it`;
    case 'unread':
      return text`${bold('not known')}: the cloud did not tell what came of it`;
    case 'refused':
      return text`${bold('not ended')}: ${said}`;
    case 'open':
    case 'sent':
      return text`still being ended`;
  }
}

const overText = ({ kind }: LeasePart): Text =>
  kind === 'push'
    ? text`cut: read back as off the air`
    : kind === 'record'
      ? text`stopped: read back from the cloud; its file is made if there was a push`
      : text`stopped: its output is read back as off the air`;

/** What the addresses that were handed out are still good for. */
function addressText(lease: TestLease, early: boolean, context: Context): Text {
  if (!isSigned(lease, context)) {
    return text`The domain signs nothing, so the addresses stay good: whoever knows the name can push it again.`;
  }
  return early
    ? text`Its addresses are good until ${time(lease.until)} all the same: stop your encoder, or it may come back. What is on the air ${durationText(GRACE_S)} after that time is cut.`
    : text`Its addresses have expired. Should the push domain grant a time of grace, an encoder may come back in it: what is on the air ${durationText(GRACE_S)} from now is cut again.`;
}

function isSigned({ stream, until }: TestLease, { sign }: Context): boolean {
  try {
    return sign.push(stream, until, 'primary').signed;
  } catch (thrown) {
    // A key that is gone was there when the addresses were signed.
    if (thrown instanceof BotError) return true;
    throw thrown;
  }
}

const leftBlocks = (left: readonly EndingPart[]): readonly Block[] =>
  left.length === 0
    ? []
    : [
        paragraph(
          text`Look at what is left, and end it by hand or ask a moderator to: what records or mixes is billed while it runs.`,
        ),
      ];

function buttons({ stream }: TestLease, left: readonly EndingPart[]): readonly Button[] {
  const input = { stream: streamKeyText(stream) };
  const byHand: readonly Button[] = [
    { label: text`Status`, style: 'plain', command: 'status', input },
    { label: text`Cut…`, style: 'danger', command: 'cut', input },
  ];
  return [
    { label: text`New test stream`, style: 'plain', command: 'test', input: {} },
    ...(left.length === 0 ? [] : byHand),
  ];
}
