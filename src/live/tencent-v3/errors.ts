import { BotError, type Did } from '../../core/errors.ts';
import { code, text, type Text } from '../../core/text.ts';
import type { Asked } from '../tencent/client.ts';
import { CallError, type Fault } from '../tencent/faults.ts';
import { exactMeaning, familyMeaning } from './catalogue.ts';
import type { Meaning } from './meaning.ts';
import { nextSteps } from './next-steps.ts';
import type { ServiceName } from './services.ts';

interface AskedService extends Asked {
  readonly service: ServiceName;
}

/** A failed call as people are told it; anything but a CallError is given back as it is. */
export function toBotError(error: unknown, asked: AskedService): unknown {
  if (!(error instanceof CallError)) return error;
  const { fault } = error;
  if (fault.kind === 'answered') return answered(error, fault, asked);
  return fault.kind === 'transport' ? unanswered(error, fault, asked) : unreadable(error, fault, asked);
}

type Answered = Extract<Fault, { kind: 'answered' }>;
type Unreadable = Extract<Fault, { kind: 'unreadable' }>;
type Transport = Extract<Fault, { kind: 'transport' }>;

function answered(cause: CallError, fault: Answered, asked: AskedService): BotError {
  const exact = exactMeaning(fault.code);
  const meaning: Meaning = exact ??
    familyMeaning(fault.code) ?? { code: 'cloud-failed', next: nextSteps.checkRequest };
  const next =
    typeof meaning.next === 'function' ? meaning.next(`${asked.service}:${asked.action}`) : meaning.next;
  // tencent-live 4.3: only after an inner fault, or a code that nobody knows, may a write have been done all the same
  const open = asked.write && meaning.code === 'cloud-failed';
  return new BotError(meaning.code, {
    said: exact?.said ?? inTencentsWords(fault),
    did: open ? 'unknown' : 'nothing',
    next: open ? lookFirst(asked) : next,
    requestId: fault.requestId,
    cause,
  });
}

const MAX_MESSAGE = 300;

function inTencentsWords(fault: Answered): Text {
  return text`Tencent answered ${code(fault.code)}: ${fault.message.slice(0, MAX_MESSAGE)}`;
}

function unanswered(cause: CallError, fault: Transport, asked: Asked): BotError {
  const did: Did = asked.write && fault.sent ? 'unknown' : 'nothing';
  const next = did === 'unknown' ? lookFirst(asked) : nextSteps.tryLater;
  const kind = fault.reason === 'timeout' ? 'cloud-timeout' : 'cloud-failed';
  return new BotError(kind, { said: transportWords(fault), did, next, cause });
}

function transportWords({ reason, sent }: Transport): Text {
  if (reason === 'too-big') return text`Tencent's answer was too big to be read.`;
  if (!sent) return text`Tencent could not be reached.`;
  if (reason === 'timeout') return text`Tencent did not answer in time.`;
  return text`The connection to Tencent broke before its answer came.`;
}

function unreadable(cause: CallError, fault: Unreadable, asked: Asked): BotError {
  const isPage = fault.status !== 200;
  return new BotError('cloud-failed', {
    said: isPage
      ? text`Tencent answered with HTTP status ${fault.status} instead of an answer.`
      : text`Tencent's answer could not be understood.`,
    did: asked.write ? 'unknown' : 'nothing',
    next: asked.write ? lookFirst(asked) : nextSteps.tryLater,
    requestId: fault.requestId,
    cause,
  });
}

/** Where a write that was left open can be seen. */
function lookFirst({ action }: Asked): Text {
  if (action.endsWith('RecordTask')) return nextSteps.checkTasks;
  if (action.endsWith('ScreenshotTask')) return nextSteps.checkSnapshots;
  return action.endsWith('CommonMixStream') ? nextSteps.checkOutput : nextSteps.checkState;
}
