import { BotError, type Did } from '../../core/errors.ts';
import { code, text, type Text } from '../../core/text.ts';
import type { Asked } from '../tencent/client.ts';
import { CallError, type Fault } from '../tencent/faults.ts';
import { meaningOf } from './meanings.ts';
import { nextSteps } from './next-steps.ts';
import { QUEUE } from './retry-base.ts';

/** A failed call as people are told it; anything but a CallError is given back as it is. */
export function toBotError(error: unknown, asked: Asked): unknown {
  if (!(error instanceof CallError)) return error;
  const { fault } = error;
  if (fault.kind === 'answered') return answered(error, fault, asked);
  return fault.kind === 'transport' ? unanswered(error, fault, asked) : unreadable(error, fault, asked);
}

type Answered = Extract<Fault, { kind: 'answered' }>;
type Unreadable = Extract<Fault, { kind: 'unreadable' }>;
type Transport = Extract<Fault, { kind: 'transport' }>;

function answered(cause: CallError, fault: Answered, asked: Asked): BotError {
  const meaning = meaningOf(fault, asked.action);
  // No table of codes is public (tencent-live 2.4): where nothing tells a refusal, a write may have been done all the same.
  const open = asked.write && meaning.code === 'cloud-failed';
  return new BotError(meaning.code, {
    said: meaning.said ?? inTencentsWords(fault),
    did: open ? 'unknown' : 'nothing',
    next: open ? lookFirst(asked) : meaning.next,
    cause,
  });
}

const MAX_MESSAGE = 300;

function inTencentsWords(fault: Answered): Text {
  if (fault.message === '') return text`Tencent answered ${code(fault.code)}.`;
  return text`Tencent answered ${code(fault.code)}: ${fault.message.slice(0, MAX_MESSAGE)}`;
}

/** tencent-live 2.4: a host that is not there any more is told as such. */
function unanswered(cause: CallError, fault: Transport, asked: Asked): BotError {
  const did: Did = asked.write && fault.sent ? 'unknown' : 'nothing';
  const kind = fault.reason === 'timeout' ? 'cloud-timeout' : 'cloud-failed';
  const next = fault.sent ? sentNext(asked) : nextSteps.useV3;
  return new BotError(kind, {
    said: transportWords(fault),
    did,
    next: did === 'unknown' ? lookFirst(asked) : next,
    cause,
  });
}

/** A queue gives its messages once (tencent-live 3.9). */
const sentNext = ({ action }: Asked) => (action === QUEUE ? nextSteps.picturesLost : nextSteps.laterOrV3);

function transportWords({ reason, sent }: Transport): Text {
  if (reason === 'too-big') return text`Tencent's answer was too big to be read.`;
  if (!sent) return text`Tencent's 2.0 API could not be reached; it may have been retired for this account.`;
  if (reason === 'timeout') return text`Tencent's 2.0 API did not answer in time.`;
  return text`The connection to Tencent's 2.0 API broke before its answer came.`;
}

const FORBIDDEN = 403;

function unreadable(cause: CallError, fault: Unreadable, asked: Asked): BotError {
  if (fault.status === FORBIDDEN) return forbidden(cause);
  const next = fault.isPage === true ? nextSteps.useV3 : nextSteps.laterOrV3;
  return new BotError('cloud-failed', {
    said: unreadableWords(fault),
    did: asked.write ? 'unknown' : 'nothing',
    next: asked.write ? lookFirst(asked) : next,
    cause,
  });
}

/** tencent-live 2.4 */
function forbidden(cause: CallError): BotError {
  return new BotError('cloud-credentials', {
    said: text`Tencent's 2.0 API refused the request with HTTP status 403.`,
    did: 'nothing',
    next: nextSteps.checkKeyAndClock,
    cause,
  });
}

function unreadableWords({ status, isPage }: Unreadable): Text {
  if (isPage !== true) return text`Tencent's answer could not be understood.`;
  return text`Tencent's 2.0 API sent a page (HTTP status ${status}) instead of an answer; it may have been retired for this account.`;
}

/** Where a write that was left open can be seen. */
function lookFirst({ action }: Asked): Text {
  if (action.startsWith('Live_Tape_')) return nextSteps.checkFiles;
  return action.startsWith('mix_') ? nextSteps.checkMix : nextSteps.checkState;
}
