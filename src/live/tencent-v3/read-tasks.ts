import { BotError } from '../../core/errors.ts';
import { text, time } from '../../core/text.ts';
import type { RecordTask, Sourced, StreamFilter } from '../port.ts';
import { badInput } from '../tencent/bad-input.ts';
import { namedRows } from '../tencent/named-rows.ts';
import { slicesOf } from '../tencent/slices.ts';
import { checkWindow, DAY_S, type Window, type WindowLimits } from '../tencent/windows.ts';
import type { Params } from './call.ts';
import type { Client, Read } from './client.ts';
import type { ReadOptions } from './read-options.ts';
import { streamKeyOf } from './stream-keys.ts';
import { tasksAnswer, type TaskRow } from './task-schemas.ts';

/**
 * Tencent lists the tasks that lie inside a window of at most 7 days, up to 90 days back (tencent-live 5.15). No task is
 * longer than a day, so that slices which overlap by as much hold every task in full.
 */
const SLICES = { spanS: 7 * DAY_S, overlapS: DAY_S };
const WINDOW: WindowLimits = {
  ageS: 90 * DAY_S,
  next: text`Ask for a time that begins at most 90 days ago.`,
};
/** No task ends later than that from now (tencent-live 5.15). */
const AHEAD_S = 7 * DAY_S;
const MAX_PAGES = 100;

/**
 * The tasks of one family whose whole window lies in the asked one, newest first: `DescribeRecordTask` and
 * `DescribeScreenshotTask` are asked alike (tencent-live 5.17). Throws BotError.
 */
export async function readTasks(
  action: string,
  filter: StreamFilter,
  window: Window,
  { client, now, log }: Pick<ReadOptions, 'client' | 'now' | 'log'>,
): Promise<Sourced<readonly RecordTask[]>> {
  checkWindow(window, now(), WINDOW);
  const horizon = now() + AHEAD_S;
  if (window.from >= horizon) {
    throw badInput(text`Nothing can be planned that far ahead.`, text`Begin before ${time(horizon)}.`);
  }
  const slices = slicesOf({ from: window.from, to: Math.min(window.to, horizon) }, SLICES);
  const reads: Read<readonly TaskRow[]>[] = [];
  // One after the other: the account has 20 calls a second for all of a family (tencent-live 6).
  for (const slice of slices) reads.push(await readSlice(action, filter, slice, client));
  const rows = new Map(reads.flatMap(({ value }) => value.map((row) => [row.TaskId, row] as const)));
  const tasks = namedRows(action, [...rows.values()], recordTask, log);
  const at = Math.min(...reads.map((read) => read.at));
  return { value: tasks.toSorted((a, b) => b.from - a.from), source: action, at };
}

/** All pages of one slice. Throws BotError `cloud-limit` when Tencent's tokens do not come to an end. */
async function readSlice(
  action: string,
  filter: StreamFilter,
  slice: Window,
  client: Client,
): Promise<Read<TaskRow[]>> {
  const asked = { StreamName: filter.name, DomainName: filter.domain, AppName: filter.app };
  const page = (more: Params) => {
    const params = { StartTime: slice.from, EndTime: slice.to, ...asked, ...more };
    return client.read(action, params, tasksAnswer);
  };
  const { value, at } = await page({});
  const rows = [...value.TaskList];
  let token = value.ScrollToken;
  for (let pages = 1; token !== undefined; pages += 1) {
    if (pages === MAX_PAGES) throw tooMany();
    const next = await page({ ScrollToken: token });
    rows.push(...next.value.TaskList);
    token = next.value.ScrollToken;
  }
  return { value: rows, at };
}

function recordTask(row: TaskRow): RecordTask | undefined {
  const stream = streamKeyOf(row.DomainName, row.AppName, row.StreamName);
  const { TaskId: id, StartTime: from, EndTime: to, TemplateId: templateId, Stopped: stoppedAt } = row;
  return stream && { id, stream, from, to, templateId, stoppedAt };
}

function tooMany(): BotError {
  return new BotError('cloud-limit', {
    said: text`Tencent has more tasks for this than can be read.`,
    did: 'nothing',
    next: text`Narrow it down to a stream, an app, a domain or a shorter time.`,
  });
}
