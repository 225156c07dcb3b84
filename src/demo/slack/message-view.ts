import { objectsAt, textAt, type Json } from '../../sim/slack/json.ts';
import type { SimFile, SlackMessage } from '../../sim/slack/state/posts.ts';
import type { MessageView, Part } from '../screen.ts';
import { blockParts } from './block-parts.ts';
import { mrkdwnSpans, type NameOf } from './mrkdwn-spans.ts';

/** A message as it stands now. */
export function slackMessage(message: SlackMessage, botUserId: string, nameOf: NameOf): MessageView {
  const isApp = message.userId === botUserId;
  return {
    id: message.ts,
    atMs: Math.floor(Number(message.ts) * 1000),
    author: { name: isApp ? 'Tallylight' : (nameOf(message.userId) ?? message.userId), isApp },
    onlyYou: message.ephemeralTo !== undefined,
    edited: message.editedTs !== undefined,
    thinking: false,
    parts: partsOf(message, nameOf),
  };
}

function partsOf({ text, blocks, attachments, files }: SlackMessage, nameOf: NameOf): readonly Part[] {
  const cards = attachments.map((attachment) => cardOf(attachment, nameOf));
  const shown = blocks.length + cards.length > 0 ? blockParts(blocks, nameOf) : plainParts(text, nameOf);
  return [...shown, ...cards, ...files.map(fileOf)];
}

function fileOf({ name, title, altText, bytes }: SimFile): Part {
  const alt = altText || title;
  const content = bytes.toString('base64');
  if (name.endsWith('.png')) return { kind: 'image', alt, src: `data:image/png;base64,${content}` };
  return { kind: 'file', name, alt, href: `data:application/octet-stream;base64,${content}` };
}

// Top-level text: addresses become links.
const plainParts = (text: string, nameOf: NameOf): readonly Part[] =>
  text === '' ? [] : [{ kind: 'text', spans: mrkdwnSpans(text, false, nameOf) }];

function cardOf(attachment: Json, nameOf: NameOf): Part {
  const colour = textAt(attachment, 'color');
  const parts = blockParts(objectsAt(attachment, 'blocks'), nameOf);
  return { kind: 'card', parts, ...(colour === undefined ? {} : { colour }) };
}
