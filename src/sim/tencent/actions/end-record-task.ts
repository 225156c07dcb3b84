import { ApiError } from '../wire/api-error.ts';
import type { Fields } from '../wire/fields.ts';
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
    if (!world.recordings.stop(taskId)) throw noSuchTask(taskId);
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
    if (!world.recordings.delete(taskId)) throw noSuchTask(taskId);
    return {};
  },
};

function noSuchTask(taskId: string): ApiError {
  return new ApiError('ResourceNotFound.TaskId', `The task ${taskId} does not exist.`);
}
