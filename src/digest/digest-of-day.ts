import { scopeInput, type DigestScope } from '../core/digest-filter.ts';
import { BotError } from '../core/errors.ts';
import type { Button } from '../core/reply.ts';
import type { Log } from '../core/services.ts';
import { text, type Text } from '../core/text.ts';
import type { UnixSeconds } from '../live/port.ts';
import type { Audit, CloudEvents } from '../store/port.ts';
import { readActions } from './actions.ts';
import { dayChart } from './chart/chart-block.ts';
import { nothingRead } from './collect.ts';
import { previousDay, type Day } from './day.ts';
import { readDayFacts, type FactSources } from './day-facts.ts';
import type { Digested } from './digested.ts';
import type { DayFacts, DigestMade } from './facts.ts';
import { readRecorded } from './recorded.ts';
import { readBases } from './read-bases.ts';
import { readyAt } from './ready.ts';
import { summarize } from './summarize.ts';
import { whyOf } from './why.ts';

/** What a digest is made from. */
export interface DigestSources extends FactSources, DigestScope {
  /** Who did what: the bans, cuts and recordings of the day. */
  readonly audit: Pick<Audit, 'list'>;
  /** What callbacks told: the recorded files of the day. */
  readonly events: Pick<CloudEvents, 'list'>;
  readonly log: Pick<Log, 'warn'>;
  readonly now: () => UnixSeconds;
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
  const digested = await readDigested(facts, sources, now);
  const reply = summarize({ ...digested, notes });
  const { bases, actions } = digested;
  const chart = await dayChart({ day: facts, base: bases[0].facts, marks: actions }, sources.log);
  const ready = readyAt(facts, now);
  return {
    reply: { ...reply, blocks: [...reply.blocks, ...chart] },
    isFinal: ready === undefined,
    readyAt: ready,
    facts,
  };
}

type Read = Digested & Required<Pick<Digested, 'actions'>>;

/** What a day is compared with, why it changed, and what was done in it. */
async function readDigested(day: DayFacts, sources: DigestSources, now: UnixSeconds): Promise<Read> {
  const { from, to } = day.day;
  const bases = await readBases(day.day, sources, now);
  return {
    span: 'day',
    day,
    bases,
    now,
    why: await whyOf({ day, base: bases[0].facts }, sources, now),
    actions: await readActions(from, to, sources.audit, sources.filter),
    recorded: await readRecorded(from, to, sources.events, sources.filter),
    top: sources.top,
    earlier: dayButton(day.day, sources),
  };
}

const dayButton = (day: Day, scope: DigestScope): Button => ({
  label: text`The day before`,
  style: 'plain',
  command: 'digest now',
  input: { day: previousDay(day).text, zone: day.zone, ...scopeInput(scope) },
});

const unreadable = (day: Day, reason: Text): BotError =>
  new BotError('cloud-failed', {
    said: text`Nothing of ${day.text} could be read: ${reason}`,
    did: 'nothing',
    next: text`Try again in some minutes.`,
  });
