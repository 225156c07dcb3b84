import { BotError } from '../../core/errors.ts';
import { code, text } from '../../core/text.ts';
import type { Sourced, StreamKey, StreamState } from '../port.ts';
import { CallError } from '../tencent/faults.ts';
import { nextSteps } from './next-steps.ts';
import type { ReadOptions } from './read-options.ts';
import { stateAnswer } from './schemas.ts';
import { streamParams } from './stream-keys.ts';

const ACTION = 'DescribeLiveStreamState';

/** tencent-live 5.1 and 7. */
const STATES: ReadonlyMap<string, StreamState> = new Map([
  ['active', 'live'],
  ['inactive', 'offline'],
  ['forbid', 'banned'],
]);

/** Codes that say that there is no such stream; unknown ones are expected as `inactive` (tencent-live 14 #10). */
const NEVER_HEARD_OF: ReadonlySet<string> = new Set([
  'ResourceUnavailable.StreamNotExist',
  'FailedOperation.StreamNotExist',
  'ResourceNotFound.ChannelNotExist',
]);

/** Any failure is an error and never `offline`: nobody is taken off a list because a question failed (5.1). */
export async function readState(
  stream: StreamKey,
  { client, now }: Pick<ReadOptions, 'client' | 'now'>,
): Promise<Sourced<StreamState>> {
  const askedAt = now();
  try {
    const { value, at } = await client.read(ACTION, streamParams(stream), stateAnswer);
    return { value: stateOf(value.StreamState), source: ACTION, at };
  } catch (error) {
    if (isNeverHeardOf(error)) return { value: 'offline', source: ACTION, at: askedAt };
    throw error;
  }
}

function stateOf(word: string): StreamState {
  const state = STATES.get(word);
  if (state !== undefined) return state;
  throw new BotError('cloud-failed', {
    said: text`Tencent gave the stream a state that this bot does not know: ${code(word)}.`,
    did: 'nothing',
    next: nextSteps.tryLater,
  });
}

function isNeverHeardOf(error: unknown): boolean {
  const fault = error instanceof BotError && error.cause instanceof CallError ? error.cause.fault : undefined;
  return fault?.kind === 'answered' && NEVER_HEARD_OF.has(fault.code);
}
