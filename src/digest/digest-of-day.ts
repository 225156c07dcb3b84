import { BotError } from '../core/errors.ts';
import type { Button } from '../core/reply.ts';
import type { Log } from '../core/services.ts';
import { text, type Text } from '../core/text.ts';
import type { UnixSeconds } from '../live/port.ts';
import type { Audit } from '../store/port.ts';
import { readActions } from './actions.ts';
import { dayChart } from './chart/chart-block.ts';
import { nothingRead } from './collect.ts';
import { previousDay, type Day } from './day.ts';
import { readDayFacts, type FactSources } from './day-facts.ts';
import type { DigestMade } from './facts.ts';
import { readBases } from './read-bases.ts';
import { readyAt } from './ready.ts';
import { summarize } from './summarize.ts';
import { whyOf } from './why.ts';

/** What a digest is made from. */
export interface DigestSources extends FactSources {
  /** Who did what: the bans, cuts and recordings of the day. */
  readonly audit: Pick<Audit, 'list'>;
  readonly log: Pick<Log, 'warn'>;
}

/**
 * Reads a day, and what it is compared with; throws a BotError when nothing at all of the day could be read. In the order
 * of reading: notes, the day, why it changed, its figures and what they come from, its chart.
 */
export async function digestOfDay(
  day: Day,
  sources: DigestSources,
  now: UnixSeconds,
  notes: readonly Text[] = [],
): Promise<DigestMade> {
  const facts = await readDayFacts(day, sources, now);
  const reason = nothingRead(facts);
  if (reason !== undefined) throw unreadable(day, reason);
  const bases = await readBases(day, sources, now);
  const pair = { day: facts, base: bases[0].facts };
  const why = await whyOf(pair, sources, now);
  const actions = await readActions(day.from, day.to, sources.audit);
  const chart = await dayChart({ ...pair, marks: actions }, sources.log);
  const ready = readyAt(facts, now);
  const reply = summarize({
    span: 'day',
    day: facts,
    bases,
    now,
    notes,
    why,
    actions,
    earlier: dayButton(day),
  });
  return {
    reply: { ...reply, blocks: [...reply.blocks, ...chart] },
    isFinal: ready === undefined,
    readyAt: ready,
    facts,
  };
}

const dayButton = (day: Day): Button => ({
  label: text`The day before`,
  style: 'plain',
  command: 'digest now',
  input: { day: previousDay(day).text, zone: day.zone },
});

const unreadable = (day: Day, reason: Text): BotError =>
  new BotError('cloud-failed', {
    said: text`Nothing of ${day.text} could be read: ${reason}`,
    did: 'nothing',
    next: text`Try again in some minutes.`,
  });
