import * as z from 'zod';
import { defineCommand } from '../../src/core/command.ts';
import { dayField, zoneField } from '../../src/core/day-fields.ts';
import { BotError } from '../../src/core/errors.ts';
import { streamField } from '../../src/core/field-types.ts';
import { pushRefOf } from '../../src/core/locate-stream.ts';
import type { StreamRef } from '../../src/core/stream-ref.ts';
import { code, text } from '../../src/core/text.ts';
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
    if (isDayAlone(ref)) throw dayForStream(ref.name, settings.app);
    return reportOfStream(pushRefOf(ref, settings), wanted, context, now());
  },
});

/** A stream may be called so, but whoever types it first mostly means the day. */
const isDayAlone = ({ domain, app, name }: StreamRef): boolean =>
  domain === undefined && app === undefined && /^(\d{4}-\d{2}-\d{2}|yesterday)$/i.test(name);

const dayForStream = (name: string, app: string): BotError =>
  new BotError('bad-input', {
    said: text`${code(name)} stands where the stream is named, and looks like a day.`,
    did: 'nothing',
    next: text`Give ${code(`day=${name}`)} for that day of all streams, or ${code(`${app}/${name}`)} for a stream of that name.`,
  });
