import * as z from 'zod';
import { defineCommand } from '../../src/core/command.ts';
import { dayField, zoneField } from '../../src/core/day-fields.ts';
import { scopeFields, scopeOf } from '../../src/core/digest-fields.ts';
import { digestOfDay } from '../../src/digest/digest-of-day.ts';
import { wantedDay } from '../../src/digest/wanted-day.ts';

export default defineCommand({
  summary: 'Show the digest of yesterday, or of another day',
  input: z.object({
    day: dayField('Day, e.g. 2026-11-21; yesterday when left out').optional(),
    zone: zoneField("Time zone; this installation's when left out").optional(),
    ...scopeFields,
  }),
  needs: 'view',
  shows: 'to-me',
  async run({ day, zone, ...scope }, context) {
    const { settings, now } = context;
    const wanted = wantedDay(day, zone ?? settings.timezone, now());
    const sources = { ...context, ...scopeOf(scope, settings) };
    return (await digestOfDay(wanted, sources, now())).reply;
  },
});
