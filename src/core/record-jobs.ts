import * as z from 'zod';
import { isTaskId, type RecordTask, type StreamKey, type UnixSeconds } from '../live/port.ts';
import type { Job } from '../store/port.ts';
import type { Context } from './command.ts';
import { streamShape } from './verify-state.ts';

/** More recordings of the bot's own than any account may run (tencent-live 3.14). */
const MOST = 5000;

const bodyShape = z.object({ stream: streamShape, format: z.string() });

/** A recording that the bot set up, as its memory keeps it. */
export interface OwnTask extends RecordTask {
  readonly format: string;
}

const PREFIX = 'record:';
const jobId = (task: RecordTask['id']): string => `${PREFIX}${task}`;

/** Keeps what was set up, before anybody is told: some clouds have no list of recordings. */
export async function keepTask({ id, stream, from, to, format }: OwnTask, { jobs }: Context): Promise<void> {
  const body = JSON.stringify({ stream, format } satisfies z.input<typeof bodyShape>);
  await jobs.put({ id: jobId(id), kind: 'record', target: stream.name, from, until: to, body });
}

/** It was stopped; no fault when the bot did not set it up. */
export const endTask = async (id: RecordTask['id'], { jobs, now }: Context): Promise<void> =>
  void (await jobs.end(jobId(id), now()));

/** The bot's own recordings of what is named, or all, that were not over at `since`, newest first. */
export async function ownTasks(
  stream: Partial<StreamKey>,
  since: UnixSeconds,
  { jobs }: Context,
): Promise<readonly OwnTask[]> {
  const { name, app, domain } = stream;
  const found = await jobs.list({ kind: 'record', since, ...(name !== undefined && { target: name }) }, MOST);
  return found
    .map(ownTask)
    .filter(
      (task) =>
        (app ?? task.stream.app) === task.stream.app && (domain ?? task.stream.domain) === task.stream.domain,
    );
}

function ownTask({ id, from, until, endedAt, body }: Job): OwnTask {
  const task = id.slice(PREFIX.length);
  const { stream, format } = bodyShape.parse(JSON.parse(body));
  if (!isTaskId(task) || until === undefined) throw new TypeError(`${id}: no recording of ours`);
  return { id: task, stream, from, to: until, templateId: undefined, stoppedAt: endedAt, format };
}
