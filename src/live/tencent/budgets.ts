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

/** The account's rates hold for all its keys together (tencent-live 6): a little is left for what arrives unevenly. */
const SHARE = 0.98;
const WINDOW_MS = 1000;
/** So many may leave at once; more of them leave evenly, so that a second of the cloud's own never has too many. */
const BURST = 20;

/** At most 98 % of the rate of each action (calls per second) in any second, however it falls. */
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
  if (turns.length > perSecond) turns.splice(0, turns.length - perSecond);
  const last = turns.at(-1) ?? nowMs;
  const burst = (turns.at(-BURST) ?? -Infinity) + (BURST / perSecond) * WINDOW_MS;
  const second = turns.length < perSecond ? -Infinity : (turns[0] ?? nowMs) + WINDOW_MS;
  return Math.max(nowMs, last, burst, second);
}

function tooBusy(action: string): BotError {
  return new BotError('cloud-limit', {
    said: text`Too many requests for Tencent are waiting already (${code(action)}).`,
    did: 'nothing',
    next: text`Try again in a few seconds.`,
  });
}
