import { durationText } from '../core/duration.ts';
import { paragraph, type Block } from '../core/reply.ts';
import { bold, code, joined, text, type Text } from '../core/text.ts';
import type { UnixSeconds } from '../live/port.ts';
import type { DayFacts } from './facts.ts';
import { listBlock } from './list-block.ts';
import { extrasOf, readingsOf } from './readings.ts';

/** What could not be read is said, and never shown as 0. */
export function missingBlocks(day: DayFacts): readonly Block[] {
  const lines = readingsOf(day).flatMap(({ label, reading: { missing } }) =>
    missing === undefined ? [] : [text`${label}: ${missing}`],
  );
  return listBlock(bold('Missing'), lines);
}

/** Each source with the age of its figures (product B2.16), and what "plays" means. */
export function originBlock(day: DayFacts, now: UnixSeconds): Block {
  const origins = [...readingsOf(day), ...extrasOf(day)].flatMap(({ label, reading }): Text[] =>
    reading.missing === undefined
      ? [text`${label} from ${code(reading.source)}, ${durationText(now - reading.at)} old`]
      : [],
  );
  return paragraph(
    text`Monitoring data, not for billing. Plays are counted as traffic. Sources: ${joined(origins, text`; `)}.`,
  );
}
