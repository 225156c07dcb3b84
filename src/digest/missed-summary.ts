import { scopeInput } from '../core/digest-filter.ts';
import type { Posting } from '../core/digest-order.ts';
import { paragraph, type Reply } from '../core/reply.ts';
import type { Services } from '../core/services.ts';
import { text } from '../core/text.ts';
import type { UnixSeconds } from '../live/port.ts';
import { dayBefore, type Day } from './day.ts';
import { daysTold, makeDigest, sourcesOf, type DigestPlan } from './make-digest.ts';
import { notesOf } from './notes.ts';

/** Days that are told of; older ones are only counted. */
const MOST = 7;

/** One message for all the runs that were missed too long ago: a line of each, and a button that shows the newest whole. */
export async function missedSummary(
  plan: DigestPlan,
  runs: readonly [UnixSeconds, ...UnixSeconds[]],
  posting: Posting,
  services: Services,
): Promise<Reply> {
  const { rhythm } = plan;
  const told = runs.slice(-MOST);
  const rows = [];
  for (const run of told) {
    const { reply } = await makeDigest(plan, run, sourcesOf(services));
    rows.push([text`${daysTold(rhythm, run)}`, reply.title]);
  }
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

const showButton = (day: Day, plan: DigestPlan) => ({
  label: text`Digest of ${day.text}`,
  style: 'plain' as const,
  command: 'digest now',
  input: { day: day.text, zone: day.zone, ...scopeInput(plan) },
});
