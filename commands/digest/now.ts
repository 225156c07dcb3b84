import * as z from 'zod';
import { defineCommand } from '../../src/core/command.ts';
import { dayField, zoneField } from '../../src/core/day-fields.ts';
import { BotError } from '../../src/core/errors.ts';
import { text, type Text } from '../../src/core/text.ts';
import type { UnixSeconds } from '../../src/live/port.ts';
import { dayBefore, readDay, type Day } from '../../src/digest/day.ts';
import { digestOfDay } from '../../src/digest/digest-of-day.ts';

/** Viewers are kept for 30 days (tencent-live 5.10); the day and the one before it must still be there. */
const KEPT_S = 28 * 86_400;

export default defineCommand({
  summary: 'Show the digest of yesterday, or of another day',
  input: z.object({
    day: dayField('Day, e.g. 2026-11-21; yesterday when left out').optional(),
    zone: zoneField("Time zone; this installation's when left out").optional(),
  }),
  needs: 'view',
  shows: 'to-me',
  async run({ day, zone }, context) {
    const { settings, now } = context;
    const wanted = wantedDay(day, zone ?? settings.timezone, now());
    return (await digestOfDay(wanted, context, now())).reply;
  },
});

function wantedDay(given: string | undefined, zone: string, now: UnixSeconds): Day {
  const newest = dayBefore(now, zone);
  const day = given === undefined ? newest : readDay(given, zone);
  if (day === undefined) throw refusal(text`The calendar has no day ${given ?? ''}.`, newest);
  if (day.from > newest.from) throw refusal(text`${day.text} is not over yet in ${zone}.`, newest);
  if (day.from < now - KEPT_S) throw refusal(text`The figures of ${day.text} are kept no more.`, newest);
  return day;
}

const refusal = (said: Text, { text: newest }: Day): BotError =>
  new BotError('bad-input', {
    said,
    did: 'nothing',
    next: text`Ask for a day of the last four weeks, at the latest ${newest}.`,
  });
