import { ApiError } from '../wire/api-error.ts';
import type { Fields } from '../wire/fields.ts';
import type { World } from '../world/world.ts';
import type { Action } from './action.ts';
import { recordRegions } from './record-regions.ts';

const taskFields: Fields = { TaskId: { type: 'text', required: true } };

/** tencent-live 5.15. A task that is over or was stopped is stopped with success; its first stop stays. */
export const stopRecordTask: Action = {
  name: 'StopRecordTask',
  regions: recordRegions,
  fields: () => taskFields,
  run(params, { world }) {
    const taskId = params.text('TaskId');
    checkOwn(taskId, world);
    world.recordings.stop(taskId);
    return {};
  },
};

/** tencent-live 5.15 */
export const deleteRecordTask: Action = {
  name: 'DeleteRecordTask',
  regions: recordRegions,
  fields: () => taskFields,
  run(params, { world }) {
    const taskId = params.text('TaskId');
    checkOwn(taskId, world);
    world.recordings.delete(taskId);
    return {};
  },
};

/** Tasks of the 2.0 API are not there for this one. */
function checkOwn(taskId: string, world: World): void {
  const own = world.recordings.tasks().some((task) => task.taskId === taskId && task.generation === 'v3');
  if (!own) throw new ApiError('ResourceNotFound.TaskId', `The task ${taskId} does not exist.`);
}
