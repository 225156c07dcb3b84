import { paragraph, type Block, type ImageBlock, type SealedReply } from '../../core/reply.ts';
import type { Log } from '../../core/services.ts';
import { code, plainText, text, type Catalogue, type Text } from '../../core/text.ts';
import { LIMITS } from './limits.ts';
import type { PictureIds } from './parts.ts';
import { postAsBot, type MessageName } from './post-as-bot.ts';
import { render } from './render.ts';
import { SlackFault } from './slack-fault.ts';
import type { Upload, UploadFile } from './upload.ts';
import type { Schedule, Web } from './web.ts';
import { whenReady } from './when-ready.ts';

export interface AddPicturesParts {
  readonly web: Web;
  readonly upload: UploadFile;
  readonly schedule: Schedule;
  readonly catalogue: Catalogue | undefined;
  readonly log: Log;
}

/** A message that the bot posted, what it was posted for, and the first message of the thread that it is in or begins. */
export interface Posted {
  readonly message: MessageName;
  readonly thread: string;
  readonly reply: SealedReply;
  /** What of a reply the message says: files as lines, no tables of pictures. */
  readonly asSaid: (reply: SealedReply) => SealedReply;
}

/** A picture that Slack still works on is refused like any other fault of a block (docs.slack.dev, chat.update). */
const NOT_YET = 'invalid_blocks';
/** What came of one picture: the file's id, or the line that says why there is none. */
type Outcome = { readonly file: string } | { readonly line: Text };

export const imagesOf = ({ blocks }: Pick<SealedReply, 'blocks'>): readonly ImageBlock[] =>
  blocks.filter((block) => block.kind === 'image');

/**
 * Puts the pictures of a message that stands there into it, each in the place of its alt text, and their tables into its
 * thread. Where Slack takes no picture, the alt text stays, and a line says so. Throws nothing of Slack's.
 */
export async function addPictures(posted: Posted, parts: AddPicturesParts): Promise<void> {
  const images = imagesOf(posted.reply);
  if (images.length === 0) return;
  await Promise.all([showPictures(posted, images, parts), postTables(posted, images, parts)]);
}

async function showPictures(
  posted: Posted,
  images: readonly ImageBlock[],
  parts: AddPicturesParts,
): Promise<void> {
  const { log } = parts;
  const outcomes = await Promise.all(images.map((image, index) => uploaded(image, index, parts)));
  try {
    await whenReady(NOT_YET, () => edit(posted, outcomes, parts), parts.schedule);
  } catch (thrown) {
    const fault = codeOf(thrown);
    log.warn('slack picture not shown', { code: fault });
    const none = outcomes.map((): Outcome => ({ line: refused(fault) }));
    await edit(posted, none, parts).catch((again: unknown) =>
      log.error('slack picture lost without a word', { code: codeOf(again) }),
    );
  }
}

async function uploaded(image: ImageBlock, index: number, parts: AddPicturesParts): Promise<Outcome> {
  if (index >= LIMITS.pictures) return { line: TOO_MANY };
  try {
    return { file: await parts.upload(pictureUpload(image, index, parts.catalogue), undefined) };
  } catch (thrown) {
    const fault = codeOf(thrown);
    parts.log.warn('slack picture not uploaded', { code: fault });
    return { line: refused(fault) };
  }
}

/** The name is ours, since an image block has none. */
export const pictureUpload = (
  { png, alt }: ImageBlock,
  index: number,
  catalogue: Catalogue | undefined,
): Upload => ({
  name: `picture-${index + 1}.png`,
  bytes: new Uint8Array(png),
  alt: plainText(alt, catalogue),
});

function edit(
  { message, reply, asSaid }: Posted,
  outcomes: readonly Outcome[],
  { web, catalogue }: AddPicturesParts,
): Promise<unknown> {
  const said = asSaid(withLines(reply, outcomes));
  const ids: PictureIds = outcomes.map((one) => ('file' in one ? one.file : undefined));
  return web.repeatable('chat.update', { ...message, ...render(said, catalogue, ids) });
}

function withLines(reply: SealedReply, outcomes: readonly Outcome[]): SealedReply {
  const images = imagesOf(reply);
  const blocks = reply.blocks.flatMap((block): Block[] => {
    const outcome = block.kind === 'image' ? outcomes[images.indexOf(block)] : undefined;
    return outcome !== undefined && 'line' in outcome ? [block, paragraph(outcome.line)] : [block];
  });
  return { ...reply, blocks };
}

const refused = (fault: string): Text =>
  text`Slack did not take the picture (${code(fault)}): it was left out.`;
export const TOO_MANY = text`The picture was left out: a message shows ${LIMITS.pictures} at most.`;

async function postTables(
  { message, thread }: Posted,
  images: readonly ImageBlock[],
  parts: AddPicturesParts,
): Promise<void> {
  const blocks = images.flatMap(({ table, alt }): Block[] =>
    table.rows.length === 0 ? [] : [paragraph(alt), { kind: 'table', ...table }],
  );
  if (blocks.length === 0) return;
  const title = text`Figures of the picture`;
  try {
    await postAsBot(message.channel, { tone: 'info', title, blocks, buttons: [] }, parts, thread);
  } catch (thrown) {
    parts.log.warn('slack table of a picture not posted', { code: codeOf(thrown) });
  }
}

function codeOf(thrown: unknown): string {
  if (thrown instanceof SlackFault) return thrown.code;
  throw thrown;
}
