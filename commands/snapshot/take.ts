import * as z from 'zod';
import { attempt } from '../../src/core/attempt.ts';
import { defineCommand, defineLook, type Context, type Seen } from '../../src/core/command.ts';
import { durationText } from '../../src/core/duration.ts';
import { BotError } from '../../src/core/errors.ts';
import { streamField } from '../../src/core/field-types.ts';
import { locateStream } from '../../src/core/locate-stream.ts';
import { readPictures, type ToldPicture } from '../../src/core/pictures.ts';
import { readStream, type StreamReading } from '../../src/core/read-stream.ts';
import type { Reply } from '../../src/core/reply.ts';
import {
  noneReply,
  orderedReply,
  snapshotMemory,
  takenReply,
  type SnapshotMemory,
} from '../../src/core/snapshot-report.ts';
import { code, text, type Text } from '../../src/core/text.ts';
import type { PushFigures, StreamKey } from '../../src/live/port.ts';

/** The shortest interval of a template is 2 s, the usual one 10 s (tencent-live 5.17): this takes three, and ends by itself. */
const WINDOW_S = 30;
const WAIT_S = 120;
const FIRST_LOOK_S = 3;
const LOOK_EVERY_S = 10;

export default defineCommand({
  summary: 'Take a picture of a live stream now',
  input: z.object({ stream: streamField() }),
  needs: 'moderate',
  shows: 'to-me',
  // It leaves the stream as it is, so nothing is pinned to what the asker saw.
  writesTo: () => undefined,
  async run({ stream: ref }, context) {
    const template = templateOf(context);
    const { stream, online } = await locateStream(ref, context);
    refuseBlind(stream, await readStream(stream, online, context.live, context.now()));
    return taken(stream, template, context);
  },
  look: defineLook(snapshotMemory, see),
});

/** Throws a BotError where this API or this installation takes no picture. */
function templateOf({ live, settings }: Context): number {
  if (!live.can.has('takeSnapshot')) {
    throw new BotError('unsupported', {
      said: text`This API takes no picture when asked: its pictures come as the account's screenshot service is set up.`,
      did: 'nothing',
      next: text`See ${code(`/${settings.command} snapshot list`)} for those that came.`,
    });
  }
  if (settings.snapshotTemplate !== undefined) return settings.snapshotTemplate;
  throw new BotError('bad-input', {
    said: text`There is no snapshot template to take pictures by.`,
    did: 'nothing',
    next: text`Whoever runs Tallylight names one in ${code('tallylight.yml')} (${code('snapshot')}).`,
  });
}

/** Only what is live and has a picture can be taken one of. */
function refuseBlind({ name }: StreamKey, { state, push, fault }: StreamReading): void {
  if (state === 'unknown' && fault !== undefined) throw fault;
  if (state === 'banned') throw blind(text`${name} is banned, so there is nothing to take a picture of.`);
  if (state !== 'live') throw blind(text`${name} is not live, so there is nothing to take a picture of.`);
  if (push !== undefined && isAudioOnly(push)) {
    throw blind(text`${name} is audio only: it has no picture.`);
  }
}

const blind = (said: Text): BotError =>
  new BotError('bad-input', { said, did: 'nothing', next: text`Look at its status.` });

const isAudioOnly = ({ resolution, videoBps, audioBps }: PushFigures): boolean =>
  (resolution === undefined || /^0[x*]0$/.test(resolution)) && (videoBps ?? 0) === 0 && (audioBps ?? 0) > 0;

async function taken(stream: StreamKey, template: number, context: Context): Promise<Reply> {
  const sentAt = context.now();
  const to = sentAt + WINDOW_S;
  const memory: SnapshotMemory = { streams: [stream], sentAt, answered: false, to, template };
  const until = sentAt + WAIT_S;
  const order = { from: undefined, to, templateId: template };
  const written = await context.write({ stream, memory, until, beside: 'snapshot' }, (control) =>
    control.snapshots.start(stream, order),
  );
  const answered = written.outcome === 'done';
  const task = answered ? written.receipt.task : undefined;
  if (task !== undefined) {
    const body = JSON.stringify({ stream, template });
    await context.jobs.put({
      id: `snapshot:${task}`,
      kind: 'snapshot',
      target: stream.name,
      from: sentAt,
      until: to,
      body,
    });
  }
  const later = { memory: { ...memory, answered, task }, at: sentAt + FIRST_LOOK_S, until };
  return { ...orderedReply(stream.name, answered), later };
}

async function see(memory: SnapshotMemory, context: Context, until: number): Promise<Seen> {
  const picture = await pictureOf(memory, context);
  if (picture !== undefined) {
    const isOurs = memory.answered || (await wasTaken(memory, context));
    return { reply: takenReply(memory, picture, context), outcome: isOurs ? 'done' : 'unknown' };
  }
  const now = context.now();
  if (now < until) return { again: Math.min(now + LOOK_EVERY_S, until) };
  const outcome = (await wasTaken(memory, context)) ? 'done' : 'unknown';
  return { reply: noneReply(memory, await checks(memory, context)), outcome };
}

/** The newest picture of the task; of the stream since it was asked for, where pictures name no task. */
async function pictureOf(memory: SnapshotMemory, context: Context): Promise<ToldPicture | undefined> {
  const [stream] = memory.streams;
  if (stream === undefined) return undefined;
  const { pictures } = await readPictures(stream.name, memory.sentAt, context);
  const mine = pictures.find(({ task }) => task !== undefined && task === memory.task);
  return mine ?? pictures.find(({ task }) => task === undefined || memory.task === undefined);
}

/** Where the answer was lost, the list of tasks may tell; false when it does not. */
async function wasTaken({ streams, sentAt, to }: SnapshotMemory, { live, now }: Context): Promise<boolean> {
  const [stream] = streams;
  if (stream === undefined || !live.can.has('snapshotTasks')) return false;
  const { answer } = await attempt(live.snapshots.tasks(stream, sentAt - WAIT_S, now() + WAIT_S));
  return answer?.value.some((task) => task.to === to) ?? false;
}

/** What may have gone wrong, the most likely first (tencent-live 5.17). */
async function checks(
  { template, answered }: SnapshotMemory,
  { events, now }: Context,
): Promise<readonly Text[]> {
  const newest = await events.newest();
  return [
    answered
      ? text`The cloud took the order, which is no proof that a picture was made.`
      : text`The cloud's answer was lost, so it is not known whether it took the order.`,
    newest === undefined
      ? text`No callback ever came to Tallylight: set its address for pictures in the callback template of the push domain.`
      : text`The newest callback came ${durationText(now() - newest)} ago: see that the callback template of the push domain names an address for pictures.`,
    text`A wrong template id (${code(String(template))}) starts nothing, and pictures need a bucket (COS) that the live service may write to.`,
  ];
}
