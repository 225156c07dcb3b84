import { BotError, type Did } from './errors.ts';
import type { Problem } from './fields.ts';
import { fact, facts, paragraph, type Reply } from './reply.ts';
import { bold, code, joined, text, type Text } from './text.ts';

const EFFECT: Readonly<Record<Did, Text>> = {
  nothing: text`Nothing was changed.`,
  done: text`The change was made.`,
  unknown: text`It is not known whether anything was changed.`,
};

/** An error as a reply: what happened, whether anything was changed, what to do next, and the ids for support. */
export function failureReply(error: BotError, reference: string): Reply {
  const ids = [
    ...(error.requestId === undefined
      ? []
      : [fact(text`Tencent request id`, text`${code(error.requestId)}`)]),
    ...(error.code === 'internal' ? [fact(text`Reference`, text`${code(reference)}`)] : []),
  ];
  return {
    tone: error.did === 'nothing' ? 'warning' : 'bad',
    title: titleOf(error),
    blocks: [
      paragraph(error.said),
      paragraph(joined([EFFECT[error.did], error.next], text` `)),
      ...(ids.length > 0 ? [facts(...ids)] : []),
    ],
  };
}

function titleOf({ code: failed, did }: BotError): Text {
  if (did === 'done') return text`Done, but something broke after it`;
  if (did === 'unknown') return text`It is not known whether that worked`;
  if (failed === 'bad-input' || failed === 'unknown-command') return text`That cannot be read`;
  if (failed === 'not-permitted' || failed === 'not-home') return text`Not allowed`;
  if (failed === 'busy' || failed === 'already-done') return text`Somebody was first`;
  if (failed === 'button-gone') return text`Too late`;
  if (failed.startsWith('cloud')) return text`Tencent Cloud did not do it`;
  return text`That did not work`;
}

/** Any other error, as people are told of it: its details stay in the log under the reference. */
export function internalError(cause: unknown, did: Did): BotError {
  return new BotError('internal', {
    said: text`Something broke inside Tallylight.`,
    did,
    next:
      did === 'nothing'
        ? text`Try again; if it happens again, give the reference to whoever runs Tallylight.`
        : text`Look at what it was about before you repeat it; give the reference to whoever runs Tallylight.`,
    cause,
  });
}

/** Faults of the input, a line each. */
export function badInput(problems: readonly [Problem, ...Problem[]], usage: string): BotError {
  return badText(
    joined(
      problems.map(({ said }) => said),
      text`\n`,
    ),
    usage,
  );
}

/** A typed line that could not be read. */
export function badText(said: Text, usage: string): BotError {
  return new BotError('bad-input', { said, did: 'nothing', next: text`Usage: ${bold(usage)}` });
}
