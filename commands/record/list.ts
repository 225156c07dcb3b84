import * as z from 'zod';
import { defineCommand, type Context } from '../../src/core/command.ts';
import { durationText } from '../../src/core/duration.ts';
import { streamField } from '../../src/core/field-types.ts';
import { locateStream } from '../../src/core/locate-stream.ts';
import { isOpen, readTasks, stateText, stopButton, taskStream } from '../../src/core/record-tasks.ts';
import { paragraph, type Block, type Reply } from '../../src/core/reply.ts';
import { code, text, type Text } from '../../src/core/text.ts';
import type { RecordTask, Sourced } from '../../src/live/port.ts';

const MOST_ROWS = 20;
const MOST_BUTTONS = 5;

export default defineCommand({
  summary: 'Recordings that run, are planned, or ended in the last day',
  input: z.object({ stream: streamField('Only this stream').optional() }),
  needs: 'view',
  shows: 'to-me',
  async run({ stream: ref }, context) {
    const stream = ref === undefined ? {} : (await locateStream(ref, context)).stream;
    return listReply(await readTasks(stream, context), context);
  },
});

function listReply({ value, source, at }: Sourced<readonly RecordTask[]>, context: Context): Reply {
  const now = context.now();
  const tasks = value.toSorted((a, b) => Number(isOpen(b, now)) - Number(isOpen(a, now)) || b.from - a.from);
  const open = tasks.filter((task) => isOpen(task, now));
  const more = tasks.length - MOST_ROWS;
  const list: Block =
    tasks.length === 0
      ? paragraph(text`None.`)
      : {
          kind: 'table',
          columns: [text`Stream`, text`State`, text`Task`],
          rows: tasks.slice(0, MOST_ROWS).map((task) => cells(task, now)),
        };
  return {
    tone: 'info',
    title: text`Recordings: ${open.length} open`,
    blocks: [
      list,
      ...(more > 0 ? [paragraph(text`… ${more} more; name a stream to see its own.`)] : []),
      paragraph(text`Read ${durationText(now - at)} ago from ${code(source)}.`),
    ],
    buttons: context.may('record stop').allowed ? open.slice(0, MOST_BUTTONS).map(stopButton) : [],
  };
}

const cells = (task: RecordTask, now: number): Text[] => [
  text`${taskStream(task)}`,
  stateText(task, now),
  text`${code(task.id)}`,
];
