import * as z from 'zod';
import type { Context } from './command.ts';
import { durationText } from './duration.ts';
import { linkText } from './link-pages.ts';
import { streamKeyText } from './locate-stream.ts';
import type { ToldPicture } from './pictures.ts';
import { fact, facts, paragraph, type Button, type Reply } from './reply.ts';
import { code, joined, text, time, type Text } from './text.ts';
import { writeMemory } from './verify-state.ts';
import { streamsFact } from './write-report.ts';

/** What is told of a picture that was ordered, and what its look remembers for that. */

export const snapshotMemory = writeMemory.extend({
  to: z.number(),
  template: z.number(),
  /** Its id, once the cloud has answered. */
  task: z.string().optional(),
});
export type SnapshotMemory = z.output<typeof snapshotMemory>;

export const orderedReply = (name: string, answered: boolean): Reply => ({
  tone: answered ? 'info' : 'warning',
  title: text`Taking a picture of ${name}…`,
  blocks: [
    paragraph(
      answered
        ? text`The cloud took the order. The picture stands here once the cloud tells of it, which takes up to two minutes.`
        : text`The cloud's answer was lost. It is not sent again; if a picture comes within two minutes, it stands here.`,
    ),
  ],
});

export function takenReply(memory: SnapshotMemory, picture: ToldPicture, context: Context): Reply {
  const { width, height } = picture;
  const mine = picture.task !== undefined && picture.task === memory.task;
  return {
    tone: 'good',
    title: text`A picture of ${picture.name}`,
    blocks: [
      facts(
        streamsFact(memory.streams),
        fact(
          text`Taken`,
          text`${time(picture.at)}, told ${durationText(context.now() - memory.sentAt)} after it was asked for`,
        ),
        ...(width === undefined || height === undefined ? [] : [fact(text`Size`, text`${width}x${height}`)]),
        fact(
          text`Picture`,
          linkText(picture, text`it lies in the bucket of template ${code(String(memory.template))}`),
        ),
      ),
      ...(mine
        ? []
        : [
            paragraph(
              text`The cloud did not say which order it belongs to: another rule that takes pictures of this stream may have made it.`,
            ),
          ]),
      ...(picture.isHint
        ? [paragraph(text`The report of it was not signed, so it is no more than a hint.`)]
        : []),
    ],
    buttons: buttons(memory),
  };
}

/** None came in time: what the cloud took, and what to check. */
export function noneReply(memory: SnapshotMemory, checks: readonly Text[]): Reply {
  const name = memory.streams[0]?.name ?? '';
  return {
    tone: 'warning',
    title: text`No picture of ${name} came within two minutes`,
    blocks: [
      facts(
        streamsFact(memory.streams),
        ...(memory.task === undefined
          ? []
          : [fact(text`Task`, text`${code(memory.task)}, over since ${time(memory.to)}`)]),
      ),
      paragraph(joined(checks, text` `)),
    ],
    buttons: buttons(memory),
  };
}

function buttons({ streams: [stream] }: SnapshotMemory): Button[] {
  const input = { stream: stream === undefined ? '' : streamKeyText(stream) };
  return [
    { label: text`Take another`, style: 'plain', command: 'snapshot take', input },
    { label: text`Pictures`, style: 'plain', command: 'snapshot list', input },
    { label: text`Status`, style: 'plain', command: 'status', input },
  ];
}
