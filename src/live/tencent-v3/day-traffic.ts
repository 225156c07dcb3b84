import type { z } from 'zod';
import { text, time } from '../../core/text.ts';
import type { DayTraffic, Measured, TakeRows, UnixSeconds } from '../port.ts';
import { badInput } from '../tencent/bad-input.ts';
import { gathered } from '../tencent/gathered.ts';
import { DAY_S, HOUR_S } from '../tencent/windows.ts';
import { takeList } from './paging.ts';
import { dayTrafficAnswer } from './play-schemas.ts';
import type { ReadOptions } from './read-options.ts';
import { readTencentTime } from './times.ts';

/** tencent-live 5.13 */
const DAY_PAGES = { pageSize: 1000, maxPages: 1000 } as const;
/** A page takes ten times as long to read as one of pushes, which are read side by side with these and are many more. */
const AT_ONCE = 12;
/** A day's traffic is there at 03:00 of the next, and kept three months (tencent-live 5.13). */
const DAY_READY_S = 3 * HOUR_S;
const DAY_KEPT_S = 90 * DAY_S;

const ACTION = 'DescribeStreamDayPlayInfoList';

/**
 * Traffic by stream over one Beijing day, most first, true as of its end. Throws BotError `bad-input` for a text that is
 * no day and for a day that Tencent has not counted yet or keeps no more.
 */
export async function readDayTraffic(
  day: string,
  options: Pick<ReadOptions, 'client' | 'now'>,
): Promise<Measured<readonly DayTraffic[]>> {
  const { value, ...origin } = await gathered((take: TakeRows<DayTraffic>) =>
    takeDayTraffic(day, take, options),
  );
  return { ...origin, value: value.toSorted((a, b) => b.fluxMB - a.fluxMB) };
}

/** As `readDayTraffic`, page by page in Tencent's order; gives how many streams there were. Throws BotError. */
export async function takeDayTraffic(
  day: string,
  take: TakeRows<DayTraffic>,
  { client, now }: Pick<ReadOptions, 'client' | 'now'>,
): Promise<Measured<number>> {
  const at = endOfDay(day, now());
  const params = { DayTime: day };
  const ask = { action: ACTION, params, schema: dayTrafficAnswer, rowsOf, ...DAY_PAGES };
  const takePage = (rows: readonly DayRow[]) =>
    take(rows.map(({ StreamName: name, TotalFlux: fluxMB }) => ({ name, fluxMB })));
  const { value } = await takeList(client, ask, takePage, AT_ONCE);
  return { value, source: ACTION, at, stepS: DAY_S, delayS: DAY_READY_S };
}

type DayRow = z.infer<typeof dayTrafficAnswer>['DataInfoList'][number];

const rowsOf = ({ DataInfoList }: z.infer<typeof dayTrafficAnswer>) => DataInfoList;

function endOfDay(day: string, now: UnixSeconds): UnixSeconds {
  const start = startOfDay(day);
  if (start === undefined) {
    throw badInput(text`${day} is not a day.`, text`Write a day as 2026-11-22; it is a day in Beijing.`);
  }
  const ready = start + DAY_S + DAY_READY_S;
  if (now < ready) {
    const next = text`Ask from ${time(ready)} on, or for an earlier day.`;
    throw badInput(text`The traffic of ${day} is not counted yet.`, next);
  }
  if (start < now - DAY_KEPT_S) {
    throw badInput(text`Tencent keeps the traffic of a day for 90 days.`, text`Ask for a later day.`);
  }
  return start + DAY_S;
}

/** Only a real day in the one form that Tencent takes: `2026-02-30` is none. */
function startOfDay(day: string): UnixSeconds | undefined {
  const ms = Date.parse(`${day}T00:00:00Z`);
  const isDay = !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 10) === day;
  return isDay ? readTencentTime(`${day} 00:00:00`) : undefined;
}
