import { ApiError } from '../wire/api-error.ts';
import type { World } from '../world/world.ts';
import type { Action } from './action.ts';

/**
 * An action that takes a task's id alone. `end` answers whether there is such a task (tencent-live 5.15): one that is
 * over or was stopped is stopped with success.
 */
export function endTask(
  head: Pick<Action, 'name' | 'regions' | 'offered'>,
  end: (taskId: string, world: World) => boolean,
): Action {
  return {
    ...head,
    fields: () => ({ TaskId: { type: 'text', required: true } }),
    run(params, { world }) {
      const taskId = params.text('TaskId');
      if (end(taskId, world)) return {};
      throw new ApiError('ResourceNotFound.TaskId', `The task ${taskId} does not exist.`);
    },
  };
}
