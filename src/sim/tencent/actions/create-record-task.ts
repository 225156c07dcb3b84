import type { Action } from './action.ts';
import { checkVod } from './check-vod.ts';
import { recordRegions } from './record-regions.ts';
import { checkTaskLimits, newTask, newTaskFields } from './task-window.ts';

/** tencent-live 5.15. Each call makes one more task, also with the same parameters. */
export const createRecordTask: Action = {
  name: 'CreateRecordTask',
  regions: recordRegions,
  fields: () => ({ ...newTaskFields, TemplateId: { type: 'integer', min: 0, byDefault: 0 } }),
  run(params, context) {
    const asked = newTask(params, context);
    checkVod(context.traits);
    const { recordings } = context.world;
    checkTaskLimits(recordings.created(), context);
    return { TaskId: recordings.create(asked).taskId };
  },
};
