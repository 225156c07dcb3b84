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
/**
 * So many within a second may leave at once; the others leave evenly. In what order calls arrive and when the cloud's own
 * seconds begin is not known: of calls that leave evenly, those that arrive 20 ms early or late are not too many yet.
 */
const AT_ONCE = 20;

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
  const last = turns.at(-1) ?? -Infinity;
  const next = Math.max(nowMs, last);
  const isMany = (turns.at(-AT_ONCE) ?? -Infinity) + WINDOW_MS > next;
  const even = isMany ? last + WINDOW_MS / perSecond : next;
  const second = turns.length < perSecond ? next : (turns[0] ?? next) + WINDOW_MS;
  return Math.max(next, even, second);
}

function tooBusy(action: string): BotError {
  return new BotError('cloud-limit', {
    said: text`Too many requests for Tencent are waiting already (${code(action)}).`,
    did: 'nothing',
    next: text`Try again in a few seconds.`,
  });
}
