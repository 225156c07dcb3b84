import type { CallbackRecord, StreamName, UnixSeconds } from '../live/port.ts';
import { attempt, type Attempt } from './attempt.ts';
import type { Context } from './command.ts';
import { durationText } from './duration.ts';
import { paragraph, type Block } from './reply.ts';
import { code, text } from './text.ts';

/** tencent-live 5.16, 3: the cloud keeps its records of callbacks for 14 days; a little less, since time passes. */
const KEPT_S = 14 * 86_400 - 600;

export type Missed = Attempt<readonly CallbackRecord[]>;

/**
 * The cloud's own records of the callbacks of one type about a stream: they tell of what Tallylight missed while it was
 * down. Undefined where this cloud has none, or none of that time any more.
 */
export async function recordedCallbacks(
  { type, name, from, to }: Asked,
  { live, now }: Context,
): Promise<Missed | undefined> {
  const since = Math.max(from, now() - KEPT_S);
  const until = Math.min(to, now());
  if (!live.can.has('callbackRecords') || since >= until) return undefined;
  const { answer, fault } = await attempt(live.callbackRecords.list(name, since, until));
  if (answer === undefined) return { fault };
  return { answer: { ...answer, value: answer.value.filter((record) => record.type === type) } };
}

interface Asked {
  /** As in tencent-live 11.2. */
  readonly type: number;
  readonly name: StreamName;
  readonly from: UnixSeconds;
  readonly to: UnixSeconds;
}

/** What the records say, as one line of an answer; nothing where there are none to ask for. */
export function missedBlocks(missed: Missed | undefined, now: UnixSeconds): readonly Block[] {
  if (missed === undefined) return [];
  const { answer, fault } = missed;
  return [
    paragraph(
      answer === undefined
        ? text`The cloud's records of its callbacks did not answer: ${fault?.said ?? ''} ${fault?.next ?? ''}`
        : text`The cloud's records of its callbacks have ${answer.value.length} of that time, read ${durationText(now - answer.at)} ago from ${code(answer.source)}.`,
    ),
  ];
}
