import { wrongValue } from '../wire/fields.ts';
import { dayMs } from '../wire/times.ts';
import type { Control } from './control.ts';
import { streamFields, streamOf } from './stream-fields.ts';

const record: Control = {
  name: 'record',
  summary: 'Somebody else makes a record task from now on.',
  fields: {
    ...streamFields,
    forMs: { type: 'integer', min: 1000, max: dayMs, byDefault: 3_600_000 },
    templateId: { type: 'integer', min: 0, byDefault: 0 },
  },
  example: { stream: 'room-1', forMs: 3_600_000, templateId: 1001 },
  run(params, { world }) {
    const nowSecond = Math.floor(world.clock.now() / 1000) * 1000;
    const task = world.recordings.create({
      stream: streamOf(params, world),
      startMs: nowSecond,
      endMs: nowSecond + params.number('forMs'),
      templateId: params.number('templateId'),
    });
    return { taskId: task.taskId };
  },
};

const vod: Control = {
  name: 'vod',
  summary: 'Whether the account opened VOD, where recordings are stored: open or closed.',
  fields: { is: { type: 'text', required: true, oneOf: ['open', 'closed'] } },
  example: { is: 'closed' },
  run(params, { traits }) {
    const is = params.text('is');
    if (is !== 'open' && is !== 'closed') throw wrongValue('is', 'must be open or closed');
    traits.vod = is;
  },
};

const recordLimits: Control = {
  name: 'record-limits',
  summary: 'How many record tasks may run at once, and be made in a day.',
  fields: {
    running: { type: 'integer', min: 0, byDefault: 400 },
    perDay: { type: 'integer', min: 0, byDefault: 4000 },
  },
  example: { running: 1 },
  run(params, { traits }) {
    traits.recordLimits = { running: params.number('running'), perDay: params.number('perDay') };
  },
};

const vodSubApp: Control = {
  name: 'vod-sub-app',
  summary: 'The account opened VOD late: SearchMedia must name this application; 0 takes that back.',
  fields: { id: { type: 'integer', required: true, min: 0 } },
  example: { id: 1_500_000_001 },
  run(params, { traits }) {
    traits.vodSubAppId = params.number('id') || undefined;
  },
};

const recallFile: Control = {
  name: 'recall-file',
  summary: 'VOD holds a file of a stream that was recorded until endedAgoMs ago; no task of ours made it.',
  fields: {
    ...streamFields,
    endedAgoMs: { type: 'integer', min: 0, byDefault: 3_600_000 },
    forMs: { type: 'integer', min: 1000, max: dayMs, byDefault: 3_600_000 },
    format: { type: 'text', oneOf: ['flv', 'hls', 'mp4', 'aac'] },
  },
  example: { stream: 'room-1', endedAgoMs: 86_400_000, forMs: 3_600_000, format: 'mp4' },
  run(params, { world }) {
    const endedMs = world.clock.now() - params.number('endedAgoMs');
    const startedMs = endedMs - params.number('forMs');
    const format = params.maybeText('format') ?? 'mp4';
    const file = world.recorded.recall({ stream: streamOf(params, world), startedMs, endedMs, format });
    return { fileId: file.fileId, url: file.url };
  },
};

export const recordControls: readonly Control[] = [record, recallFile, vod, vodSubApp, recordLimits];
