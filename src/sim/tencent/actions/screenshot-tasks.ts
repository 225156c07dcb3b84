import type { Action } from './action.ts';
import { describeTasks } from './describe-tasks.ts';
import { endTask } from './end-task.ts';
import { checkTaskLimits, newTask, newTaskFields } from './task-window.ts';

/** tencent-live 14 (c): the international site creates tasks, and cannot see or end them. */
const mainland: Pick<Action, 'offered'> = { offered: (traits) => traits.site === 'mainland' };

/** tencent-live 5.17: pictures go to COS, so that VOD is not needed, and neither is a region. */
export const createScreenshotTask: Action = {
  name: 'CreateScreenshotTask',
  fields: () => ({ ...newTaskFields, TemplateId: { type: 'integer', required: true, min: 0 } }),
  run(params, context) {
    const asked = newTask(params, context);
    const { snapshots } = context.world;
    checkTaskLimits(snapshots.created(), context);
    return { TaskId: snapshots.create(asked).taskId };
  },
};

/** tencent-live 5.17 */
export const describeScreenshotTask = describeTasks(
  { name: 'DescribeScreenshotTask', ...mainland },
  ({ snapshots }) => snapshots.tasks(),
);

/** tencent-live 5.17 */
export const stopScreenshotTask = endTask(
  { name: 'StopScreenshotTask', ...mainland },
  (taskId, { snapshots }) => snapshots.stop(taskId),
);

/** tencent-live 5.17 */
export const deleteScreenshotTask = endTask(
  { name: 'DeleteScreenshotTask', ...mainland },
  (taskId, { snapshots }) => snapshots.delete(taskId),
);
