import { ApiError } from '../../wire/api-error.ts';
import type { Params } from '../../wire/params.ts';
import type { LegacyInterface } from '../legacy-interface.ts';
import { channelField } from '../stream-fields.ts';

/** Texts both: an id may be larger than any number that JavaScript holds exactly. */
const spellings = ['Param.n.task_id', 'Param.s.task_id'] as const;

/** tencent-live 3.15: the id is taken under both of its spellings (14, row 2); the sub-type must be the start's. */
export const tapeStop: LegacyInterface = {
  name: 'Live_Tape_Stop',
  host: 'fcgi',
  fields: {
    ...channelField,
    'Param.n.task_id': { type: 'text' },
    'Param.s.task_id': { type: 'text' },
    'Param.n.task_sub_type': { type: 'integer', min: 0, max: 1, byDefault: 0 },
  },
  run(params, { world }) {
    const taskId = taskIdOf(params);
    const name = params.text('Param.s.channel_id');
    const task = world.recordings
      .tasks()
      .find((one) => one.generation === 'legacy' && one.taskId === taskId && one.stream.name === name);
    if (task === undefined) throw new ApiError('task_id', `this channel has no task ${taskId}`);
    if (task.subType !== params.number('Param.n.task_sub_type')) {
      throw new ApiError('task_sub_type', 'Param.n.task_sub_type is not that of the task');
    }
    world.recordings.stop(taskId);
  },
};

function taskIdOf(params: Params): string {
  const given = spellings.flatMap((name) => params.maybeText(name) ?? []);
  const [taskId = ''] = given;
  if (given.length !== 1 || !/^\d{1,19}$/.test(taskId)) {
    throw new ApiError('task_id', 'one task_id is required, and it is a number');
  }
  return taskId;
}
