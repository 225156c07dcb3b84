import { wrongValue } from '../wire/fields.ts';
import { dayMs, floorInBeijing, minuteMs } from '../wire/times.ts';
import type { Control } from './control.ts';
import { audienceFields, audienceOf, streamFields, streamOf } from './stream-fields.ts';

const watch: Control = {
  name: 'watch',
  summary: 'From now on so many watch the push; with a swing the number follows the hour of the day.',
  fields: {
    ...streamFields,
    viewers: { type: 'integer', required: true, min: 0 },
    swing: { type: 'number', min: 0, max: 1, byDefault: 0 },
  },
  example: { stream: 'room-1', viewers: 120 },
  run(params, { world }) {
    world.watch(streamOf(params, world), params.number('viewers'), params.number('swing'));
  },
};

const recall: Control = {
  name: 'recall',
  summary:
    'There was a push, daysAgo days ago at hour o’clock in Beijing, for minutes, with so many viewers.',
  fields: {
    ...streamFields,
    ...audienceFields,
    daysAgo: { type: 'integer', min: 0, max: 366, byDefault: 1 },
    hour: { type: 'number', min: 0, max: 24, byDefault: 20 },
    minutes: { type: 'number', required: true, min: 0 },
    videoBps: { type: 'integer', min: 0, byDefault: 4_000_000 },
  },
  example: { stream: 'room-9', daysAgo: 1, hour: 20, minutes: 90, viewers: 120 },
  run(params, { world }) {
    const nowMs = world.clock.now();
    const dayStartMs = floorInBeijing(nowMs, dayMs) - params.number('daysAgo') * dayMs;
    const beganMs = dayStartMs + params.number('hour') * 60 * minuteMs;
    const endedMs = beganMs + params.number('minutes') * minuteMs;
    if (endedMs > nowMs) throw wrongValue('minutes', 'reach into the future');
    const videoBps = params.number('videoBps');
    const quality = { videoBps, metaVideoBps: videoBps };
    const stream = streamOf(params, world);
    world.recall({ stream, beganMs, endedMs, quality, ...audienceOf(params) });
  },
};

export const audienceControls: readonly Control[] = [watch, recall];
