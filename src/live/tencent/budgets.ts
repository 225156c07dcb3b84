import { BotError } from '../../core/errors.ts';
import { code, text } from '../../core/text.ts';
import type { Clock } from './clock.ts';

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
 * So many may leave at once after a silence; the others leave evenly. In what order calls arrive and when the cloud's own
 * seconds begin is not known: of calls that leave evenly, those that arrive 20 ms early or late are not too many yet.
 */
const AT_ONCE = 40;
/** What a busy process let wait for so long is caught up with: what was not sent in a second is no loss for ever. */
const CATCH_UP_MS = 200;

/** At most 98 % of the rate of each action (calls per second) leave in any second, however it falls. */
export function createBudgets(rateOf: (action: string) => number, clock: Clock): Budgets {
  const lines = new Map<string, Line>();
  return {
    async take(action, maxWaitMs) {
      const line = lines.get(action) ?? createLine(Math.max(1, Math.floor(rateOf(action) * SHARE)), clock);
      lines.set(action, line);
      if (line.waitMs() > maxWaitMs) throw tooBusy(action);
      await line.turn();
    },
  };
}

/** Calls of one action, in order of asking. */
interface Line {
  /** How long the next one to ask waits. */
  waitMs(): number;
  turn(): Promise<void>;
}

function createLine(perSecond: number, clock: Clock): Line {
  const evenMs = WINDOW_MS / perSecond;
  const burst = Math.min(AT_ONCE, perSecond);
  /** When the last ones really left: a process that was held sends late what was due before. */
  const left: number[] = [];
  const waiting: (() => void)[] = [];
  let dueMs = -Infinity;
  /** When the next can leave that has so many before it. */
  const freeAt = (ahead: number): number => {
    const even = Math.floor(dueMs + (ahead + 1 - burst) * evenMs);
    const before = ahead < perSecond ? left.at(ahead - perSecond) : undefined;
    return Math.max(even, before === undefined ? -Infinity : before + WINDOW_MS);
  };
  const leave = (nowMs: number, silentMs: number): void => {
    left.push(nowMs);
    if (left.length > perSecond) left.shift();
    dueMs = Math.max(dueMs, nowMs - silentMs) + evenMs;
  };
  const pump = (): void => {
    for (let nowMs = clock.now(); waiting.length > 0 && freeAt(0) <= nowMs; nowMs = clock.now()) {
      leave(nowMs, CATCH_UP_MS);
      waiting.shift()?.();
    }
    if (waiting.length > 0) clock.after(freeAt(0) - clock.now(), pump);
  };
  return {
    waitMs: () => freeAt(waiting.length) - clock.now(),
    async turn() {
      if (waiting.length === 0 && freeAt(0) <= clock.now()) return leave(clock.now(), 0);
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
        if (waiting.length === 1) clock.after(freeAt(0) - clock.now(), pump);
      });
    },
  };
}

function tooBusy(action: string): BotError {
  return new BotError('cloud-limit', {
    said: text`Too many requests for Tencent are waiting already (${code(action)}).`,
    did: 'nothing',
    next: text`Try again in a few seconds.`,
  });
}
