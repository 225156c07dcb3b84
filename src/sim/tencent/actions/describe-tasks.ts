import type { Fields } from '../wire/fields.ts';
import type { Params } from '../wire/params.ts';
import { dayMs } from '../wire/times.ts';
import type { StreamTask } from '../world/stream-task.ts';
import { fits } from '../world/stream.ts';
import type { World } from '../world/world.ts';
import type { Action } from './action.ts';
import { taskRefusal } from './task-refusal.ts';

const rowsPerAnswer = 20; // Tencent does not tell its own number.
const keptMs = 90 * dayMs;
const maxSpanMs = 7 * dayMs;

const fields: Fields = {
  StartTime: { type: 'integer', required: true },
  EndTime: { type: 'integer', required: true },
  StreamName: { type: 'text' },
  DomainName: { type: 'text' },
  AppName: { type: 'text' },
  ScrollToken: { type: 'text' },
};

/** tencent-live 5.15, 5.17: of the tasks of one kind those whose whole window lies in the asked one. */
export function describeTasks(
  head: Pick<Action, 'name' | 'regions' | 'offered'>,
  tasksOf: (world: World) => readonly StreamTask[],
): Action {
  return {
    ...head,
    fields: () => fields,
    run(params, { world, nowMs }) {
      const { startMs, endMs } = askedWindow(params, nowMs);
      const domain = params.maybeText('DomainName');
      const app = params.maybeText('AppName');
      const name = params.maybeText('StreamName');
      const question = JSON.stringify([startMs, endMs, domain, app, name]);
      const from = readToken(params.maybeText('ScrollToken'), question);
      const tasks = tasksOf(world)
        .filter((task) => task.startMs >= startMs && task.endMs <= endMs)
        .filter((task) => fits(task.stream, { domain, app, name }));
      const next = from + rowsPerAnswer;
      return {
        ScrollToken: next < tasks.length ? writeToken(next, question) : '',
        TaskList: tasks.slice(from, next).map(row),
      };
    },
  };
}

function askedWindow(params: Params, nowMs: number) {
  const startMs = params.number('StartTime') * 1000;
  const endMs = params.number('EndTime') * 1000;
  if (endMs <= startMs) throw taskRefusal('EndTime must be later than StartTime');
  if (startMs < nowMs - keptMs) throw taskRefusal('StartTime is more than 90 days ago');
  if (endMs - startMs > maxSpanMs) throw taskRefusal('EndTime is more than 7 days after StartTime');
  return { startMs, endMs };
}

function row({ taskId, stream, startMs, endMs, templateId, stoppedMs }: StreamTask) {
  return {
    TaskId: taskId,
    DomainName: stream.domain,
    AppName: stream.app,
    StreamName: stream.name,
    StartTime: startMs / 1000,
    EndTime: endMs / 1000,
    TemplateId: templateId,
    Stopped: stoppedMs === undefined ? 0 : Math.floor(stoppedMs / 1000),
  };
}

/** A token goes on with the question that it was given for. */
function writeToken(from: number, question: string): string {
  return Buffer.from(`${from} ${question}`).toString('base64url');
}

function readToken(token: string | undefined, question: string): number {
  if (token === undefined) return 0;
  const [from = '', ...rest] = Buffer.from(token, 'base64url').toString().split(' ');
  if (!/^\d+$/.test(from) || rest.join(' ') !== question) {
    throw taskRefusal('ScrollToken does not belong to this question');
  }
  return Number(from);
}
