import { text, time } from '../../core/text.ts';
import type { SnapshotOrder, UnixSeconds } from '../port.ts';
import { badInput } from '../tencent/bad-input.ts';
import { DAY_S } from '../tencent/windows.ts';

/** tencent-live 5.17 */
const LONGEST_S = DAY_S;
const END_WITHIN_S = 7 * DAY_S;

/** The limits of a task that takes snapshots. Throws BotError `bad-input`. */
export function checkSnapshotOrder({ from, to }: SnapshotOrder, now: UnixSeconds): void {
  const begin = from ?? now;
  if (to <= now) {
    throw badInput(text`The snapshots would be over already.`, text`Choose an end that lies ahead.`);
  }
  if (to <= begin) {
    throw badInput(
      text`The snapshots would end before they begin.`,
      text`Choose an end after ${time(begin)}.`,
    );
  }
  if (to - begin > LONGEST_S) {
    const next = text`Choose an end by ${time(begin + LONGEST_S)}.`;
    throw badInput(text`Tencent takes snapshots for at most 24 hours in one task.`, next);
  }
  if (to >= now + END_WITHIN_S) {
    const next = text`Choose an end before ${time(now + END_WITHIN_S)}.`;
    throw badInput(text`Tencent takes snapshots that end within 7 days.`, next);
  }
}
