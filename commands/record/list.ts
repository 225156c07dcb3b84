import * as z from 'zod';
import { defineCommand, type Context } from '../../src/core/command.ts';
import { streamField } from '../../src/core/field-types.ts';
import { pushRefOf } from '../../src/core/locate-stream.ts';
import {
  byTurn,
  filesButton,
  isOpen,
  readTasks,
  stopButton,
  taskSource,
  taskTable,
  type TaskList,
} from '../../src/core/record-tasks.ts';
import { paragraph, type Button, type Reply } from '../../src/core/reply.ts';
import { streamRefText, type StreamRef } from '../../src/core/stream-ref.ts';
import { text } from '../../src/core/text.ts';

const MOST_ROWS = 20;
const MOST_BUTTONS = 5;

export default defineCommand({
  summary: 'Recordings that run, are planned, or ended in the last day',
  input: z.object({ stream: streamField('Only this stream').optional() }),
  needs: 'view',
  shows: 'to-me',
  async run({ stream: given }, context) {
    const ref = given && pushRefOf(given, context.settings);
    return listReply(ref, await readTasks(ref ?? {}, context), context);
  },
});

function listReply(ref: StreamRef | undefined, list: TaskList, context: Context): Reply {
  const now = context.now();
  const tasks = byTurn(list.value, now);
  const open = tasks.filter((task) => isOpen(task, now));
  const more = tasks.length - MOST_ROWS;
  return {
    tone: 'info',
    title:
      ref === undefined
        ? text`Recordings: ${open.length} open`
        : text`Recordings of ${streamRefText(ref)}: ${open.length} open`,
    blocks: [
      tasks.length === 0
        ? paragraph(text`None runs, is planned, or ended in the last day.`)
        : taskTable(tasks.slice(0, MOST_ROWS), now),
      ...(more > 0 ? [paragraph(text`… ${more} more; name a stream to see its own.`)] : []),
      taskSource(list, now),
    ],
    buttons: [
      refresh(ref),
      ...(ref !== undefined && context.may('record files').allowed ? [filesButton(streamRefText(ref))] : []),
      ...(context.may('record stop').allowed
        ? open.slice(0, MOST_BUTTONS).map((task, index) => stopButton(task, index + 1))
        : []),
    ],
  };
}

const refresh = (ref: StreamRef | undefined): Button => ({
  label: text`Refresh`,
  style: 'plain',
  command: 'record list',
  input: ref === undefined ? {} : { stream: streamRefText(ref) },
});
