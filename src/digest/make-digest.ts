import type { DigestScope } from '../core/digest-filter.ts';
import type { Rhythm } from '../core/rhythm.ts';
import type { Services } from '../core/services.ts';
import type { Text } from '../core/text.ts';
import type { UnixSeconds } from '../live/port.ts';
import { dayBefore } from './day.ts';
import { digestOfDay, type DigestSources } from './digest-of-day.ts';
import { digestOfPeriod } from './digest-of-period.ts';
import type { DigestMade } from './facts.ts';
import { monthUntil, weekUntil } from './period.ts';

/** What a run is made from, and the present moment. */
export interface MakeSources extends DigestSources {
  readonly now: () => UnixSeconds;
}

export const sourcesOf = ({ live, store, log, now }: Services): MakeSources => ({
  live,
  facts: store.facts,
  audit: store.audit,
  events: store.events,
  log,
  now,
});

/** When a digest comes, and what it tells of. */
export interface DigestPlan extends DigestScope {
  readonly rhythm: Rhythm;
}

/** Makes what a run tells, by the clocks of its zone: the day before it, the 7 days before it, or the month before its own. */
export function makeDigest(
  { rhythm: { days, zone }, filter, top }: DigestPlan,
  run: UnixSeconds,
  given: MakeSources,
  notes: readonly Text[] = [],
): Promise<DigestMade> {
  const sources = { ...given, filter, top };
  const now = sources.now();
  if (days.every === 'daily') return digestOfDay(dayBefore(run, zone), sources, now, notes);
  const period = days.every === 'weekly' ? weekUntil(run, zone) : monthUntil(run, zone);
  return digestOfPeriod(period, sources, now, notes);
}

/** The days of which a run tells, as its digest names them. */
export function daysTold({ days, zone }: Rhythm, run: UnixSeconds): string {
  if (days.every === 'daily') return dayBefore(run, zone).text;
  return (days.every === 'weekly' ? weekUntil(run, zone) : monthUntil(run, zone)).text;
}
