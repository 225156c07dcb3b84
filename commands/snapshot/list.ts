import * as z from 'zod';
import type { Attempt } from '../../src/core/attempt.ts';
import { defineCommand, type Context } from '../../src/core/command.ts';
import { durationText } from '../../src/core/duration.ts';
import { countField, streamField } from '../../src/core/field-types.ts';
import { linkPages, linkText } from '../../src/core/link-pages.ts';
import { streamNameOf } from '../../src/core/locate-stream.ts';
import { missedBlocks } from '../../src/core/missed-callbacks.ts';
import {
  drainQueue,
  MOST_PICTURES,
  PICTURE_TAKEN,
  readPictures,
  type PicturesReading,
  type ToldPicture,
} from '../../src/core/pictures.ts';
import {
  fact,
  facts,
  paragraph,
  type Block,
  type Button,
  type Fact,
  type Reply,
} from '../../src/core/reply.ts';
import { code, joined, text, time, type Text } from '../../src/core/text.ts';
import { sizeText } from '../../src/live/wording.ts';

const DAYS = 7;
const SINCE_S = DAYS * 86_400;
/** Pictures come by clocks that may be ahead. */
const AHEAD_S = 3600;

export default defineCommand({
  summary: 'Pictures of streams of the last week, with links',
  input: z.object({
    stream: streamField('Only this stream').optional(),
    page: countField({ words: 'Page', least: 1, most: 10_000 }).optional(),
  }),
  needs: 'view',
  shows: 'to-me',
  async run({ stream, page = 1 }, context) {
    const name = stream && streamNameOf(stream, context.settings);
    const queue = context.live.can.has('snapshotQueue') ? await drainQueue(context) : undefined;
    const reading = await readPictures(name, context.now() - SINCE_S, context);
    return listReply({ name, page, queue }, reading, context);
  },
});

interface Asked {
  readonly name: string | undefined;
  readonly page: number;
  readonly queue: Attempt<number> | undefined;
}

async function listReply(
  { name, page, queue }: Asked,
  { pictures, missed }: PicturesReading,
  context: Context,
): Promise<Reply> {
  const pages = linkPages(pictures);
  const shownPage = Math.min(page, pages.length);
  const before = pages.slice(0, shownPage - 1).flat().length;
  const shown = pages[shownPage - 1] ?? [];
  return {
    tone: queue?.fault === undefined ? 'info' : 'warning',
    title:
      name === undefined
        ? text`Pictures of the last ${DAYS} days: ${pictures.length}`
        : text`Pictures of ${name} of the last ${DAYS} days: ${pictures.length}`,
    blocks: [
      ...(shown.length === 0
        ? await emptyBlocks(context)
        : [facts(...shown.map((picture, index) => pictureFact(picture, before + index + 1)))]),
      ...(pictures.length === MOST_PICTURES
        ? [paragraph(text`Only the newest ${MOST_PICTURES} are listed.`)]
        : []),
      ...(pages.length > 1 ? [paragraph(text`Page ${shownPage} of ${pages.length}.`)] : []),
      ...(queue === undefined ? [] : [paragraph(queueText(queue))]),
      ...missedBlocks(missed, context.now()),
    ],
    buttons: buttons({ name, page: shownPage }, pages.length, context),
  };
}

function pictureFact(picture: ToldPicture, row: number): Fact {
  const { name, at, sizeBytes, isHint } = picture;
  const parts = [
    text`${code(name)} ${time(at)}`,
    ...detailTexts(picture),
    ...(sizeBytes === undefined ? [] : [text`${sizeText(sizeBytes)}`]),
    linkText(picture, text`it lies in the bucket of its template`),
    ...(isHint ? [text`unsigned report`] : []),
  ];
  return fact(text`${row}`, joined(parts, text`, `));
}

const detailTexts = ({ width, height }: ToldPicture): Text[] =>
  width === undefined || height === undefined ? [] : [text`${width}x${height}`];

/** Why there is none: pictures that nobody ever told of are another matter than none in this week. */
async function emptyBlocks({ events, now, live }: Context): Promise<Block[]> {
  const [ever] = await events.list({ types: [PICTURE_TAKEN], from: 0, to: now() + AHEAD_S }, 1);
  if (ever !== undefined)
    return [paragraph(text`None in that time; the newest of all was taken ${time(ever.at)}.`)];
  const newest = await events.newest();
  const none = text`No picture was ever told to Tallylight.`;
  if (live.can.has('snapshotQueue')) {
    return [
      paragraph(
        text`${none} The cloud's queue fills only for an account whose screenshot service is opened, while its streams are live.`,
      ),
    ];
  }
  return [
    paragraph(
      newest === undefined
        ? text`${none} No callback ever came, either: set the address of Tallylight's callbacks in the callback template of the push domain.`
        : text`${none} Other callbacks come, the newest ${durationText(now() - newest)} ago: set the address for pictures in the callback template of the push domain, and a snapshot template that takes them.`,
    ),
  ];
}

const queueText = ({ answer, fault }: Attempt<number>): Text =>
  answer === undefined
    ? text`The cloud's queue of pictures was not read: ${fault?.said ?? ''} ${fault?.next ?? ''}`
    : text`${answer.value} of them came out of the cloud's queue just now (${code(answer.source)}); it gives each only once, so Tallylight keeps them.`;

function buttons(
  { name, page }: Pick<Asked, 'name' | 'page'>,
  pages: number,
  { may, live }: Context,
): Button[] {
  const named = name === undefined ? {} : { stream: name };
  const to = (label: Text, target: number): Button => ({
    label,
    style: 'plain',
    command: 'snapshot list',
    input: { ...named, page: String(target) },
  });
  const take: Button = {
    label: text`Take one…`,
    style: 'plain',
    command: 'snapshot take',
    input: named,
  };
  return [
    ...(page > 1 ? [to(text`◀ Page ${page - 1}`, page - 1)] : []),
    ...(page < pages ? [to(text`Page ${page + 1} ▶`, page + 1)] : []),
    to(text`Refresh`, page),
    ...(live.can.has('takeSnapshot') && may('snapshot take').allowed ? [take] : []),
  ];
}
