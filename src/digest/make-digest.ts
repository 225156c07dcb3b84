import type { Rhythm } from '../core/rhythm.ts';
import type { Services } from '../core/services.ts';
import type { Text } from '../core/text.ts';
import type { UnixSeconds } from '../live/port.ts';
import { dayBefore } from './day.ts';
import { digestOfDay, type DigestSources } from './digest-of-day.ts';
import type { DigestMade } from './facts.ts';

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

/** Makes what a run tells: the day before it, by the clocks of its zone. */
export function makeDigest(
  { zone }: Rhythm,
  run: UnixSeconds,
  sources: MakeSources,
  notes: readonly Text[] = [],
): Promise<DigestMade> {
  return digestOfDay(dayBefore(run, zone), sources, sources.now(), notes);
}
