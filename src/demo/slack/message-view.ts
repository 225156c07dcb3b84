import { jsonAt, objectsAt, textAt, type Json } from '../../sim/slack/json.ts';
import type { SimFile, SlackMessage } from '../../sim/slack/state/posts.ts';
import type { MessageView, Part } from '../screen.ts';
import { blockParts } from './block-parts.ts';
import { mrkdwnSpans, type NameOf } from './mrkdwn-spans.ts';

export type FileOf = (id: string) => SimFile | undefined;

/** Names and files that a message speaks of by their ids. */
export interface Known {
  readonly nameOf: NameOf;
  readonly fileOf: FileOf;
}

/** A message as it stands now. */
export function slackMessage(
  message: SlackMessage,
  botUserId: string,
  { nameOf, fileOf }: Known,
): MessageView {
  const isApp = message.userId === botUserId;
  return {
    id: message.ts,
    atMs: Math.floor(Number(message.ts) * 1000),
    author: { name: isApp ? 'Tallylight' : (nameOf(message.userId) ?? message.userId), isApp },
    onlyYou: message.ephemeralTo !== undefined,
    edited: message.editedTs !== undefined,
    thinking: false,
    parts: partsOf(message, nameOf, fileOf),
  };
}

function partsOf(
  { text, blocks, attachments, files }: SlackMessage,
  nameOf: NameOf,
  fileOf: FileOf,
): readonly Part[] {
  const pictures = pictureReader(fileOf);
  const cards = attachments.map((attachment) => cardOf(attachment, nameOf));
  const shown =
    blocks.length + cards.length > 0
      ? blocks.flatMap((block) => pictures(block) ?? blockParts([block], nameOf))
      : plainParts(text, nameOf);
  return [...shown, ...cards, ...files.map(filePart)];
}

function filePart({ name, title, altText, bytes }: SimFile): Part {
  const alt = altText || title;
  const content = bytes.toString('base64');
  if (name.endsWith('.png')) return { kind: 'image', alt, src: `data:image/png;base64,${content}` };
  return { kind: 'file', name, alt, href: `data:application/octet-stream;base64,${content}` };
}

/** The picture of an image block that shows an uploaded file. */
const pictureReader =
  (fileOf: FileOf) =>
  (block: Json): readonly Part[] | undefined => {
    const file = fileOf(textAt(jsonAt(block, 'slack_file'), 'id') ?? '');
    return file && [filePart({ ...file, altText: textAt(block, 'alt_text') ?? '' })];
  };

// Top-level text: addresses become links.
const plainParts = (text: string, nameOf: NameOf): readonly Part[] =>
  text === '' ? [] : [{ kind: 'text', spans: mrkdwnSpans(text, false, nameOf) }];

function cardOf(attachment: Json, nameOf: NameOf): Part {
  const colour = textAt(attachment, 'color');
  const parts = blockParts(objectsAt(attachment, 'blocks'), nameOf);
  return { kind: 'card', parts, ...(colour === undefined ? {} : { colour }) };
}
