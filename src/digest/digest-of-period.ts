import { isFiltered } from '../core/digest-filter.ts';
import { BotError } from '../core/errors.ts';
import { paragraph } from '../core/reply.ts';
import { text, type Text } from '../core/text.ts';
import type { UnixSeconds } from '../live/port.ts';
import { readActions } from './actions.ts';
import type { Base, Bases } from './base.ts';
import { nothingRead } from './collect.ts';
import { readDayFacts } from './day-facts.ts';
import type { DigestSources } from './digest-of-day.ts';
import type { DayFacts, DigestMade } from './facts.ts';
import { comparable, gapLines } from './period-gaps.ts';
import { periodBefore, type Period } from './period.ts';
import { readRecorded } from './recorded.ts';
import { readyAt } from './ready.ts';
import { rollUp } from './roll-up.ts';
import { summarize } from './summarize.ts';

/**
 * A week or a month against the one before it, put together from the facts of its days: those that are kept are not asked
 * for again. Throws a BotError when nothing at all of it is known.
 */
export async function digestOfPeriod(
  period: Period,
  sources: DigestSources,
  now: UnixSeconds,
  notes: readonly Text[] = [],
): Promise<DigestMade> {
  const days = await readDays(period, sources, now);
  const facts = rollUp(period, days);
  const reason = nothingRead(facts);
  if (reason !== undefined) throw unreadable(period, reason);
  const before = periodBefore(period);
  const baseDays = await readDays(before, sources, now);
  const base = comparable(rollUp(before, baseDays), days, baseDays);
  const actions = await readActions(period.from, period.to, sources.audit, sources.filter);
  const recorded = await readRecorded(period.from, period.to, sources.events, sources.filter);
  const lines = [...notes, ...gapLines(days), ...lengthLines(period, before)];
  const reply = summarize({
    span: period.span,
    day: facts,
    bases: basesOf(period, base),
    now,
    notes: lines,
    actions,
    recorded,
    top: sources.top,
  });
  const ready = lastReady(days, now);
  return {
    reply: {
      ...reply,
      blocks: [...reply.blocks, paragraph(isFiltered(facts.filter) ? UNTOLD_PART : UNTOLD)],
    },
    isFinal: ready === undefined,
    readyAt: ready,
    facts,
  };
}

const UNTOLD_PART = text`Days add up to no number of different streams, so it is left out.`;
const UNTOLD = text`Days add up to no number of different streams and to no P95 bandwidth, so these two are left out.`;

/** One after the other: each may be folded from very many pushes. */
async function readDays(
  { days }: Period,
  sources: DigestSources,
  now: UnixSeconds,
): Promise<readonly DayFacts[]> {
  const read: DayFacts[] = [];
  for (const day of days) read.push(await readDayFacts(day, sources, now));
  return read;
}

function basesOf({ span }: Period, facts: DayFacts): Bases {
  const words: Readonly<Record<Period['span'], Omit<Base, 'facts'>>> = {
    week: { column: text`vs week before`, named: text`the week before` },
    month: { column: text`vs month before`, named: text`the month before` },
  };
  return [{ facts, ...words[span] }];
}

/** Months differ by up to a tenth in length alone. */
function lengthLines({ text: named, days }: Period, before: Period): readonly Text[] {
  const [count, other] = [days.length, before.days.length];
  return count === other ? [] : [text`${named} has ${count} days, ${before.text} has ${other}.`];
}

function lastReady(days: readonly DayFacts[], now: UnixSeconds): UnixSeconds | undefined {
  const times = days.map((facts) => readyAt(facts, now)).filter((at) => at !== undefined);
  return times.length === 0 ? undefined : Math.max(...times);
}

const unreadable = ({ text: named }: Period, reason: Text): BotError =>
  new BotError('cloud-failed', {
    said: text`Nothing of ${named} could be read: ${reason}`,
    did: 'nothing',
    next: text`Try again in some minutes.`,
  });
