import { scopeInput } from '../core/digest-filter.ts';
import type { Posting } from '../core/digest-order.ts';
import { paragraph, type Reply } from '../core/reply.ts';
import type { Services } from '../core/services.ts';
import { text, type Text } from '../core/text.ts';
import type { UnixSeconds } from '../live/port.ts';
import { dayBefore, type Day } from './day.ts';
import { daysTold, makeDigest, sourcesOf, type DigestPlan } from './make-digest.ts';
import { notesOf, saidOf } from './notes.ts';

/** Days that are told of; older ones are only counted. */
const MOST = 7;

/** No further one is begun after so many seconds: the claim of a digest holds longer, by what the last of them may take. */
const MOST_S = 180;

/**
 * One message for all the runs that were missed too long ago: a line of each, and a button that shows the newest whole. One
 * that cannot be read is named with its reason; throws when that is so of all.
 */
export async function missedSummary(
  plan: DigestPlan,
  runs: readonly [UnixSeconds, ...UnixSeconds[]],
  posting: Posting,
  services: Services,
): Promise<Reply> {
  const { rhythm } = plan;
  const told = runs.slice(-MOST);
  const lines = await linesOf(plan, told, services);
  const rows = told.map((run) => [text`${daysTold(rhythm, run)}`, lines.get(run) ?? NO_TIME]);
  const days = rhythm.days.every === 'daily' ? told.map((run) => dayBefore(run, rhythm.zone)) : [];
  const skipped = runs.length - told.length;
  return {
    tone: 'warning',
    title: runs.length === 1 ? text`A digest was missed` : text`${runs.length} digests were missed`,
    blocks: [
      ...notesOf({ ...posting, skipped }).map(paragraph),
      { kind: 'table', columns: [text`Of`, text`In short`], rows },
    ],
    buttons: days.slice(-1).map((day) => showButton(day, plan)),
  };
}

const NO_TIME = text`Not read: the others took too long.`;

/** The newest is read first, since there may be no time for all. */
async function linesOf(
  plan: DigestPlan,
  runs: readonly UnixSeconds[],
  services: Services,
): Promise<ReadonlyMap<UnixSeconds, Text>> {
  const { now, log } = services;
  const end = now() + MOST_S;
  const lines = new Map<UnixSeconds, Text>();
  const failures: unknown[] = [];
  for (const run of runs.toReversed()) {
    if (now() >= end) break;
    try {
      lines.set(run, (await makeDigest(plan, run, sourcesOf(services))).reply.title);
    } catch (cause) {
      log.error('missed digest not read', { run, cause });
      failures.push(cause);
      lines.set(run, saidOf(cause));
    }
  }
  if (failures.length === lines.size) throw failures[0];
  return lines;
}

const showButton = (day: Day, plan: DigestPlan) => ({
  label: text`Digest of ${day.text}`,
  style: 'plain' as const,
  command: 'digest now',
  input: { day: day.text, zone: day.zone, ...scopeInput(plan) },
});
