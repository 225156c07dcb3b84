import { BotError } from '../../core/errors.ts';
import { code, text } from '../../core/text.ts';
import type { Sourced, StreamKey, StreamState } from '../port.ts';
import { CallError } from '../tencent/faults.ts';
import { NEVER_PUSHED } from './meanings.ts';
import { nextSteps } from './next-steps.ts';
import type { ReadOptions } from './read-options.ts';
import { statusAnswer } from './schemas.ts';

const ACTION = 'Live_Channel_GetStatus';

/** The reading scale; writes have another (tencent-live 0.3, 7). */
export const READ_STATUS = { interrupted: 0, live: 1, banned: 3 } as const;
const STATES: ReadonlyMap<number, StreamState> = new Map([
  [READ_STATUS.interrupted, 'offline'],
  [READ_STATUS.live, 'live'],
  [READ_STATUS.banned, 'banned'],
]);

/** Any failure is an error and never `offline`, but for the one code that says that there is no such stream. */
export async function readState(
  { name }: Pick<StreamKey, 'name'>,
  { client, now }: Pick<ReadOptions, 'client' | 'now'>,
): Promise<Sourced<StreamState>> {
  const askedAt = now();
  try {
    const { value, at } = await client.read(ACTION, { 's.channel_id': name }, statusAnswer);
    return { value: stateOf(value.status), source: ACTION, at };
  } catch (error) {
    if (isNeverPushed(error)) return { value: 'offline', source: ACTION, at: askedAt };
    throw error;
  }
}

function stateOf(status: number): StreamState {
  const state = STATES.get(status);
  if (state !== undefined) return state;
  throw new BotError('cloud-failed', {
    said: text`Tencent gave the stream a state that this bot does not know: ${code(String(status))}.`,
    did: 'nothing',
    next: nextSteps.laterOrV3,
  });
}

function isNeverPushed(error: unknown): boolean {
  const fault = error instanceof BotError && error.cause instanceof CallError ? error.cause.fault : undefined;
  return fault?.kind === 'answered' && fault.code === NEVER_PUSHED;
}
