import { existsSync, readFileSync } from 'node:fs';

const TIMER_MS = 1;

/**
 * Keeps the longest time by which a timer was late, in milliseconds, less what other programs held the processors for. A
 * timer still waits for its turn when the watch ends.
 */
export function watchHolds(): () => number {
  let [last, waited, longest] = [performance.now(), waitedMs(), 0];
  const turn = (): void => {
    const [now, waitedNow] = [performance.now(), waitedMs()];
    longest = Math.max(longest, now - last - TIMER_MS - (waitedNow - waited));
    [last, waited] = [now, waitedNow];
  };
  const timer = setInterval(turn, TIMER_MS);
  return () => {
    turn();
    clearInterval(timer);
    return longest;
  };
}

/** For how long this thread could have run while others had the processors; 0 where the machine does not tell (Linux). */
function waitedMs(): number {
  const path = '/proc/self/schedstat';
  const [, waitedNs = '0'] = existsSync(path) ? readFileSync(path, 'utf8').split(' ') : [];
  return Number(waitedNs) / 1e6;
}
