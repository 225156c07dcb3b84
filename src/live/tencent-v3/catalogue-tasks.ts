import { text } from '../../core/text.ts';
import type { Row } from './meaning.ts';
import { nextSteps } from './next-steps.ts';

/** Codes of recording and screenshot tasks (tencent-live 4.3). */
export const taskErrors: readonly Row[] = [
  {
    codes: ['ResourceNotFound.TaskId'],
    code: 'cloud-refused',
    said: text`Tencent does not know this task.`,
    next: text`Look at the list of tasks: it may be over already.`,
  },
  {
    codes: ['InternalError.GetConfigError', 'InternalError.NetworkError', 'InternalError.SystemError'],
    code: 'cloud-failed',
    said: text`Tencent's task service failed.`,
    next: nextSteps.tryLater,
  },
  {
    codes: ['LimitExceeded.MaximumRunningTask'],
    code: 'cloud-limit',
    said: text`As many tasks are running as Tencent allows.`,
    next: nextSteps.freeTasks,
  },
  {
    codes: ['LimitExceeded.MaximumTask'],
    code: 'cloud-limit',
    said: text`There are as many tasks as Tencent allows.`,
    next: nextSteps.freeTasks,
  },
  {
    codes: ['ResourceUnavailable.InvalidVodStatus'],
    code: 'cloud-account',
    said: text`The account's video storage (VOD), where recordings go, is not activated.`,
    next: nextSteps.activateVod,
  },
];
