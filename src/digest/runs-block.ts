import { fact, facts, type Block } from '../core/reply.ts';
import { nextRuns, type Rhythm } from '../core/rhythm.ts';
import { bold, joined, text } from '../core/text.ts';
import { wallText } from '../core/wall-text.ts';
import { addDays, momentOf, wallTime } from '../core/zone.ts';
import type { UnixSeconds } from '../live/port.ts';

const RUNS = 3;

/** The next runs by the clocks of the zone. Where those change, a run may be at another time than asked: which is said. */
export function runsBlock(rhythm: Rhythm, after: UnixSeconds): Block {
  const { zone } = rhythm;
  const runs = nextRuns(rhythm, after, RUNS);
  const changes = runs.filter((run) => changesOn(run, zone));
  const shown = runs.map((run) => text`${bold(wallText(run, zone))}`);
  return facts(
    fact(text`Time zone`, text`${zone}`),
    fact(text`Next runs`, joined(shown, text`, `)),
    ...(changes.length === 0
      ? []
      : [
          fact(
            text`Clocks change`,
            text`on ${joined(
              changes.map((run) => text`${wallText(run, zone).slice(0, DAY_LETTERS)}`),
              text`, `,
            )}: a time that is jumped over runs at the jump, a doubled one runs once`,
          ),
        ]),
  );
}

const DAY_LETTERS = '2026-11-22'.length;
const DAY_S = 86_400;

/** Has the day of that moment another length than 24 hours? */
function changesOn(at: UnixSeconds, zone: string): boolean {
  const midnight = { ...wallTime(at, zone), hour: 0, minute: 0 };
  return momentOf(addDays(midnight, 1), zone) - momentOf(midnight, zone) !== DAY_S;
}
