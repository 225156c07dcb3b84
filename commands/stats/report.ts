import * as z from 'zod';
import { defineCommand } from '../../src/core/command.ts';
import { dayField, zoneField } from '../../src/core/day-fields.ts';
import { streamField } from '../../src/core/field-types.ts';
import { locateStream } from '../../src/core/locate-stream.ts';
import { digestOfDay } from '../../src/digest/digest-of-day.ts';
import { reportOfStream } from '../../src/digest/report-of-stream.ts';
import { wantedDay } from '../../src/digest/wanted-day.ts';

export default defineCommand({
  summary: 'Report a day of all streams, or of one',
  input: z.object({
    stream: streamField('Only this stream').optional(),
    day: dayField('Day, e.g. 2026-11-21; yesterday when left out').optional(),
    zone: zoneField("Time zone; this installation's when left out").optional(),
  }),
  needs: 'view',
  shows: 'to-me',
  async run({ stream: ref, day, zone }, context) {
    const { settings, now } = context;
    const wanted = wantedDay(day, zone ?? settings.timezone, now());
    if (ref === undefined) return (await digestOfDay(wanted, context, now())).reply;
    const { stream } = await locateStream(ref, context);
    return reportOfStream(stream, wanted, context, now());
  },
});
