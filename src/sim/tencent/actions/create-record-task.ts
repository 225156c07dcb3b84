import { ApiError } from '../wire/api-error.ts';
import type { Params } from '../wire/params.ts';
import type { Site } from '../wire/rate-limits.ts';
import { dayMs, floorInBeijing } from '../wire/times.ts';
import { isDue } from '../world/stream-task.ts';
import type { Action, ActionContext } from './action.ts';
import { recordRefusal } from './record-refusal.ts';
import { recordRegions } from './record-regions.ts';

/** tencent-live 5.15. Each call makes one more task, also with the same parameters. */
export const createRecordTask: Action = {
  name: 'CreateRecordTask',
  regions: recordRegions,
  fields: () => ({
    StreamName: { type: 'text', required: true },
    DomainName: { type: 'text', required: true },
    AppName: { type: 'text', required: true },
    EndTime: { type: 'integer', required: true },
    StartTime: { type: 'integer' },
    StreamType: { type: 'integer', min: 0, max: 1, byDefault: 0 },
    TemplateId: { type: 'integer', min: 0, byDefault: 0 },
    Extension: { type: 'text' },
  }),
  run(params, context) {
    const window = recordWindow(params, context.nowMs, context.traits.site);
    checkAccount(context);
    const stream = {
      domain: params.text('DomainName'),
      app: params.text('AppName'),
      name: params.text('StreamName'),
    };
    const task = context.world.recordings.create({
      stream,
      ...window,
      templateId: params.number('TemplateId'),
    });
    return { TaskId: task.taskId };
  },
};

function recordWindow(params: Params, nowMs: number, site: Site) {
  const startMs = (params.maybeNumber('StartTime') ?? Math.floor(nowMs / 1000)) * 1000;
  const endMs = params.number('EndTime') * 1000;
  if (endMs <= startMs) throw recordRefusal('EndTime must be later than StartTime');
  if (endMs <= nowMs) throw recordRefusal('EndTime must be later than now');
  if (endMs >= nowMs + 7 * dayMs) throw recordRefusal('EndTime must be less than 7 days from now');
  if (endMs - startMs > dayMs) throw recordRefusal('EndTime is more than 24 hours after StartTime');
  if (site === 'intl' && startMs > nowMs + 6 * dayMs) {
    throw recordRefusal('StartTime cannot be later than 6 days from now');
  }
  return { startMs, endMs };
}

function checkAccount({ traits, world, nowMs }: ActionContext): void {
  if (traits.vod === 'closed') {
    throw new ApiError('ResourceUnavailable.InvalidVodStatus', 'The VOD service is not activated.');
  }
  const { running, perDay } = traits.recordLimits;
  const tasks = world.recordings.created();
  const today = floorInBeijing(nowMs, dayMs);
  if (tasks.filter((task) => task.createdMs >= today).length >= perDay) {
    throw new ApiError('LimitExceeded.MaximumTask', 'The number of tasks created today exceeds the limit.');
  }
  if (tasks.filter((task) => isDue(task, nowMs)).length >= running) {
    throw new ApiError('LimitExceeded.MaximumRunningTask', 'The number of running tasks exceeds the limit.');
  }
}
