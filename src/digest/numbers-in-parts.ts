import { setImmediate as othersTurn } from 'node:timers/promises';

/** So many streams are summed up in a millisecond or two. */
const PART = 2000;

/** Takes the numbers from 0 up to `count`, and lets everything else that waits have its turn now and then. */
export async function numbersInParts(count: number, take: (number: number) => void): Promise<void> {
  for (let from = 0; from < count; from += PART) {
    if (from > 0) await othersTurn();
    for (let number = from; number < Math.min(count, from + PART); number += 1) take(number);
  }
}
