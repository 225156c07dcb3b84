import { z } from 'zod';
import { isTaskId, type TaskId } from '../port.ts';
import { maybeText, nonZero, proof, rows } from './schema-parts.ts';

/** Text only: a number would have lost its last digits before it was seen here. */
const taskId = z.custom<TaskId>((value) => typeof value === 'string' && isTaskId(value));

/** tencent-live 5.15, 5.17 */
export const startedAnswer = z
  .object({ ...proof, TaskId: taskId })
  .transform(({ RequestId: requestId, TaskId: task }) => ({ requestId, task }));

/** tencent-live 5.15, and exactly so for snapshots (5.17) */
export const tasksAnswer = z.object({
  ScrollToken: maybeText,
  TaskList: rows(
    z.object({
      TaskId: taskId,
      DomainName: z.string(),
      AppName: z.string(),
      StreamName: z.string(),
      StartTime: z.number(),
      EndTime: z.number(),
      TemplateId: nonZero,
      Stopped: nonZero,
    }),
  ),
});

export type TaskRow = z.infer<typeof tasksAnswer>['TaskList'][number];
