import type { Asker } from '../../core/call.ts';
import { paragraph, type FileBlock, type SealedReply } from '../../core/reply.ts';
import type { Log } from '../../core/services.ts';
import { code, plainText, text, type Catalogue, type Text } from '../../core/text.ts';
import { render } from './render.ts';
import { SlackFault } from './slack-fault.ts';
import type { UploadFile, UploadPlace } from './upload.ts';
import type { SayBack } from './way-back.ts';
import { postAsBot } from './post-as-bot.ts';
import type { Web } from './web.ts';

/**
 * Where the files of a shown answer go. Slack has none in a message that one person sees, nor in what comes through a
 * `response_url`: they follow the answer, and never keep it waiting.
 */
export type FilesGo = { readonly to: 'direct' } | ({ readonly to: 'conversation' } & UploadPlace);

export interface SendFilesParts {
  readonly web: Web;
  readonly upload: UploadFile;
  readonly sayBack: SayBack;
  readonly catalogue: Catalogue | undefined;
  readonly log: Log;
}

export const filesOf = ({ blocks }: SealedReply): readonly FileBlock[] =>
  blocks.filter((block) => block.kind === 'file');

/** The reply with a line in the place of each file that says where it is. */
export function withFileLines(reply: SealedReply, go: FilesGo): SealedReply {
  const line = ({ name, alt }: FileBlock): Text => {
    if (go.to === 'direct') return text`File ${code(name)} comes as a direct message from this app: ${alt}`;
    return go.thread === undefined
      ? text`File ${code(name)} follows this message: ${alt}`
      : text`File ${code(name)} stands in the thread: ${alt}`;
  };
  const blocks = reply.blocks.map((block) => (block.kind === 'file' ? paragraph(line(block)) : block));
  return { ...reply, blocks };
}

/** Sends the files of a reply one after the other; what did not arrive is told to the asker. Throws nothing of Slack's. */
export async function sendFiles(
  reply: SealedReply,
  go: FilesGo,
  asker: Asker,
  parts: SendFilesParts,
): Promise<void> {
  const [file, ...more] = filesOf(reply);
  if (file === undefined) return;
  try {
    await sendFile(file, go, asker, parts);
  } catch (thrown) {
    if (!(thrown instanceof SlackFault)) throw thrown;
    parts.log.warn('slack file not sent', { call: asker.id, code: thrown.code });
    await tellLeftOut(file, thrown, asker, parts);
  }
  await sendFiles({ ...reply, blocks: more }, go, asker, parts);
}

async function sendFile(file: FileBlock, go: FilesGo, asker: Asker, parts: SendFilesParts): Promise<void> {
  const place = go.to === 'direct' ? await openDirect(file, asker, parts) : go;
  await parts.upload(uploadOf(file, parts.catalogue), place);
}

export const uploadOf = ({ name, content, alt }: FileBlock, catalogue: Catalogue | undefined) => ({
  name,
  bytes: new TextEncoder().encode(content),
  alt: plainText(alt, catalogue),
});

/** A message to a person's id opens the conversation with them and names it; asking for it would need one more scope. */
async function openDirect(
  { name }: FileBlock,
  { actor }: Asker,
  parts: SendFilesParts,
): Promise<UploadPlace> {
  const line = lineReply('info', text`Your file ${name}`, []);
  const { channel } = await postAsBot(actor.id, line, parts);
  return { channel };
}

/** What a file that did not arrive is told with. */
export function leftOutReply({ name }: FileBlock, { code: cause, unclear }: SlackFault): SealedReply {
  const said = unclear
    ? text`Slack did not confirm that it took ${code(name)}: look for it before you ask again.`
    : text`Slack did not take ${code(name)} (${code(cause)}): it was left out. The figures above are whole without it.`;
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
  file: FileBlock,
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
