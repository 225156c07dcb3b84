import type { RecordTask } from '../world/record-tasks.ts';
import type { World } from '../world/world.ts';
import { describeTasks } from './describe-tasks.ts';
import { endTask } from './end-task.ts';
import { recordRegions } from './record-regions.ts';

const region = { regions: recordRegions };

/** Tasks of the 2.0 API are not there for this one (tencent-live 5.15). */
function ownTasks({ recordings }: World): readonly RecordTask[] {
  return recordings.tasks().filter((task) => task.generation === 'v3');
}

function isOwn(taskId: string, world: World): boolean {
  return ownTasks(world).some((task) => task.taskId === taskId);
}

/** tencent-live 5.15 */
export const describeRecordTask = describeTasks({ name: 'DescribeRecordTask', ...region }, ownTasks);

/** tencent-live 5.15 */
export const stopRecordTask = endTask({ name: 'StopRecordTask', ...region }, (taskId, world) => {
  return isOwn(taskId, world) && world.recordings.stop(taskId);
});

/** tencent-live 5.15 */
export const deleteRecordTask = endTask({ name: 'DeleteRecordTask', ...region }, (taskId, world) => {
  return isOwn(taskId, world) && world.recordings.delete(taskId);
});
