import { BotError } from '../../core/errors.ts';
import { code, text } from '../../core/text.ts';
import { delay, type Clock } from './clock.ts';

export interface Budgets {
  /**
   * Waits for this call's turn, in order of asking. Throws BotError `cloud-limit` at once when the turn would come
   * later than `maxWaitMs` from now.
   */
  take(action: string, maxWaitMs: number): Promise<void>;
}

/** The account's rates hold for all its keys together, so a tenth is left to others (tencent-live 6). */
const SHARE = 0.9;
const WINDOW_MS = 1000;

/** At most 90 % of the rate of each action (calls per second) in any second, however it falls. */
export function createBudgets(rateOf: (action: string) => number, clock: Clock): Budgets {
  const turnsOf = new Map<string, number[]>();
  return {
    async take(action, maxWaitMs) {
      const turns = turnsOf.get(action) ?? [];
      turnsOf.set(action, turns);
      const nowMs = clock.now();
      const turnMs = nextTurn(turns, Math.max(1, Math.floor(rateOf(action) * SHARE)), nowMs);
      if (turnMs - nowMs > maxWaitMs) throw tooBusy(action);
      turns.push(turnMs);
      if (turnMs > nowMs) await delay(clock, turnMs - nowMs);
    },
  };
}

/** The first moment that neither overtakes a turn given before nor is one too many within a second. */
function nextTurn(turns: number[], perSecond: number, nowMs: number): number {
  if (turns.length < perSecond) return Math.max(nowMs, turns.at(-1) ?? nowMs);
  turns.splice(0, turns.length - perSecond);
  return Math.max(nowMs, turns.at(-1) ?? nowMs, (turns[0] ?? nowMs) + WINDOW_MS);
}

function tooBusy(action: string): BotError {
  return new BotError('cloud-limit', {
    said: text`Too many requests for Tencent are waiting already (${code(action)}).`,
    did: 'nothing',
    next: text`Try again in a few seconds.`,
  });
}
