import { ApiError } from '../wire/api-error.ts';
import type { Fields } from '../wire/fields.ts';
import type { Params } from '../wire/params.ts';
import { dayMs, floorInBeijing } from '../wire/times.ts';
import { isDue } from '../world/stream-task.ts';
import type { NewStreamTask, StreamTask } from '../world/stream-task.ts';
import type { ActionContext } from './action.ts';
import { taskRefusal } from './task-refusal.ts';

/** What a record and a snapshot task have in common (tencent-live 5.15, 5.17). */
export const newTaskFields: Fields = {
  StreamName: { type: 'text', required: true },
  DomainName: { type: 'text', required: true },
  AppName: { type: 'text', required: true },
  EndTime: { type: 'integer', required: true },
  StartTime: { type: 'integer' },
  StreamType: { type: 'integer', min: 0, max: 1, byDefault: 0 },
  Extension: { type: 'text' },
};

/** Throws `InvalidParameter` for a window that cannot be. */
export function newTask(params: Params, { nowMs, traits }: ActionContext): NewStreamTask {
  const startMs = (params.maybeNumber('StartTime') ?? Math.floor(nowMs / 1000)) * 1000;
  const endMs = params.number('EndTime') * 1000;
  if (endMs <= startMs) throw taskRefusal('EndTime must be later than StartTime');
  if (endMs <= nowMs) throw taskRefusal('EndTime must be later than now');
  if (endMs >= nowMs + 7 * dayMs) throw taskRefusal('EndTime must be less than 7 days from now');
  if (endMs - startMs > dayMs) throw taskRefusal('EndTime is more than 24 hours after StartTime');
  if (traits.site === 'intl' && startMs > nowMs + 6 * dayMs) {
    throw taskRefusal('StartTime cannot be later than 6 days from now');
  }
  const stream = {
    domain: params.text('DomainName'),
    app: params.text('AppName'),
    name: params.text('StreamName'),
  };
  return { stream, startMs, endMs, templateId: params.number('TemplateId') };
}

/** Throws `LimitExceeded.*` when the account has as many tasks of the kind as it may. */
export function checkTaskLimits(tasks: readonly StreamTask[], { traits, nowMs }: ActionContext): void {
  const { running, perDay } = traits.recordLimits;
  const today = floorInBeijing(nowMs, dayMs);
  if (tasks.filter((task) => task.createdMs >= today).length >= perDay) {
    throw new ApiError('LimitExceeded.MaximumTask', 'The number of tasks created today exceeds the limit.');
  }
  if (tasks.filter((task) => isDue(task, nowMs)).length >= running) {
    throw new ApiError('LimitExceeded.MaximumRunningTask', 'The number of running tasks exceeds the limit.');
  }
}
