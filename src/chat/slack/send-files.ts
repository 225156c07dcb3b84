import type { Asker } from '../../core/call.ts';
import {
  paragraph,
  type Block,
  type FileBlock,
  type ImageBlock,
  type SealedReply,
} from '../../core/reply.ts';
import { code, plainText, text, type Catalogue, type Text } from '../../core/text.ts';
import { addPictures, imagesOf, pictureUpload, TOO_MANY, type AddPicturesParts } from './add-pictures.ts';
import { LIMITS } from './limits.ts';
import { render } from './render.ts';
import { SlackFault } from './slack-fault.ts';
import type { Upload, UploadPlace } from './upload.ts';
import type { SayBack } from './way-back.ts';
import { postAsBot, type MessageName } from './post-as-bot.ts';

/**
 * Where the files of a shown answer go. Slack has none in a message that one person sees, nor in what comes through a
 * `response_url`: they follow the answer, and never keep it waiting. Pictures stand in the message itself where it can be
 * edited, else they are files like others.
 */
export type FilesGo =
  | { readonly to: 'direct' }
  | ({ readonly to: 'conversation' } & UploadPlace)
  | { readonly to: 'thread'; readonly message: MessageName; readonly thread: string };

export interface SendFilesParts extends AddPicturesParts {
  readonly sayBack: SayBack;
}

export const filesOf = ({ blocks }: SealedReply): readonly FileBlock[] =>
  blocks.filter((block) => block.kind === 'file');

/** Whether something has to follow the message. */
export const hasFiles = (reply: SealedReply): boolean =>
  filesOf(reply).length > 0 || imagesOf(reply).length > 0;

/** The reply with a line in the place of each file that says where it is. */
export function withFileLines(reply: SealedReply, go: FilesGo): SealedReply {
  const images = imagesOf(reply);
  const blocks = reply.blocks.flatMap((block): Block[] => {
    if (block.kind === 'file') return [paragraph(fileLine(block, go))];
    if (block.kind !== 'image') return [block];
    return go.to === 'thread'
      ? [withoutTable(block)]
      : [block, paragraph(pictureLine(images.indexOf(block), go))];
  });
  return { ...reply, blocks };
}

/** The table that a picture was drawn from stands in the thread. */
const withoutTable = (image: ImageBlock): ImageBlock => ({ ...image, table: { columns: [], rows: [] } });

function fileLine({ name, alt }: FileBlock, go: FilesGo): Text {
  if (go.to === 'direct') return text`File ${code(name)} comes as a direct message from this app: ${alt}`;
  return go.thread === undefined
    ? text`File ${code(name)} follows this message: ${alt}`
    : text`File ${code(name)} stands in the thread: ${alt}`;
}

function pictureLine(index: number, go: Exclude<FilesGo, { to: 'thread' }>): Text {
  if (index >= LIMITS.pictures) return TOO_MANY;
  if (go.to === 'direct') return text`The picture comes as a direct message from this app.`;
  return go.thread === undefined
    ? text`The picture follows this message.`
    : text`The picture stands in the thread.`;
}

/** Everything that is sent as a file of its own. */
export function uploadsOf(reply: SealedReply, go: FilesGo, catalogue: Catalogue | undefined): Upload[] {
  const pictures = go.to === 'thread' ? [] : imagesOf(reply).slice(0, LIMITS.pictures);
  return [
    ...pictures.map((image, index) => pictureUpload(image, index, catalogue)),
    ...filesOf(reply).map((file) => uploadOf(file, catalogue)),
  ];
}

/** Sends the files of a reply one after the other; what did not arrive is told to the asker. Throws nothing of Slack's. */
export async function sendFiles(
  reply: SealedReply,
  go: FilesGo,
  asker: Asker,
  parts: SendFilesParts,
): Promise<void> {
  await Promise.all([
    addPicturesTo(go, reply, parts),
    sendEach(uploadsOf(reply, go, parts.catalogue), go, asker, parts),
  ]);
}

/** Nothing where pictures are files like others. */
export const addPicturesTo = async (
  go: FilesGo,
  reply: SealedReply,
  parts: AddPicturesParts,
): Promise<void> =>
  go.to === 'thread'
    ? addPictures({ ...go, reply, asSaid: (said) => withFileLines(said, go) }, parts)
    : undefined;

async function sendEach(
  [file, ...more]: readonly Upload[],
  go: FilesGo,
  asker: Asker,
  parts: SendFilesParts,
): Promise<void> {
  if (file === undefined) return;
  try {
    await sendFile(file, go, asker, parts);
  } catch (thrown) {
    if (!(thrown instanceof SlackFault)) throw thrown;
    parts.log.warn('slack file not sent', { call: asker.id, code: thrown.code });
    await tellLeftOut(file, thrown, asker, parts);
  }
  await sendEach(more, go, asker, parts);
}

async function sendFile(file: Upload, go: FilesGo, asker: Asker, parts: SendFilesParts): Promise<void> {
  const place = go.to === 'direct' ? await openDirect(file, asker, parts) : placeOf(go);
  await parts.upload(file, place);
}

const placeOf = (go: Exclude<FilesGo, { to: 'direct' }>): UploadPlace =>
  go.to === 'thread' ? { channel: go.message.channel, thread: go.thread } : go;

const uploadOf = ({ name, content, alt }: FileBlock, catalogue: Catalogue | undefined): Upload => ({
  name,
  bytes: new TextEncoder().encode(content),
  alt: plainText(alt, catalogue),
});

/** A message to a person's id opens the conversation with them and names it; asking for it would need one more scope. */
async function openDirect({ name }: Upload, { actor }: Asker, parts: SendFilesParts): Promise<UploadPlace> {
  const line = lineReply('info', text`Your file ${name}`, []);
  const { channel } = await postAsBot(actor.id, line, parts);
  return { channel };
}

/** What a file that did not arrive is told with. */
export function leftOutReply({ name }: Upload, { code: cause, unclear }: SlackFault): SealedReply {
  const said = unclear
    ? text`Slack did not confirm that it took ${code(name)}: look for it before you ask again.`
    : text`Slack did not take ${code(name)} (${code(cause)}): it was left out. The text above is whole without it.`;
  return lineReply('warning', text`A file did not arrive`, [said]);
}

const lineReply = (tone: SealedReply['tone'], title: Text, lines: readonly Text[]): SealedReply => ({
  tone,
  title,
  blocks: lines.map(paragraph),
  buttons: [],
});

/** Privately: by the way back where it still works, else directly. */
async function tellLeftOut(
  file: Upload,
  fault: SlackFault,
  asker: Asker,
  parts: SendFilesParts,
): Promise<void> {
  const reply = leftOutReply(file, fault);
  try {
    if (await saidBack(reply, asker, parts)) return;
    await postAsBot(asker.actor.id, reply, parts);
  } catch (thrown) {
    if (!(thrown instanceof SlackFault)) throw thrown;
    parts.log.error('slack file lost without a word', { call: asker.id, code: thrown.code });
  }
}

async function saidBack(
  reply: SealedReply,
  { wayBack, place }: Asker,
  { sayBack, catalogue }: SendFilesParts,
): Promise<boolean> {
  if (wayBack === undefined) return false;
  try {
    const said = { ...render(reply, catalogue), replace_original: false, thread_ts: place.thread };
    await sayBack(wayBack, { ...said, response_type: 'ephemeral' });
    return true;
  } catch (thrown) {
    if (!(thrown instanceof SlackFault)) throw thrown;
    return false;
  }
}
