import { elementsOf } from '../block-kit/unique-ids.ts';
import type { Json } from '../json.ts';
import { jsonAt, objectsAt, textAt } from '../json.ts';
import type { OpenView } from '../state/modals.ts';
import type { Piece } from './mrkdwn.ts';
import { isLive, readMrkdwn } from './mrkdwn.ts';
import type { SlackMessage } from '../state/posts.ts';
import { allBlocks } from '../state/posts.ts';
import { readRichText } from './rich-text-reading.ts';

type Readable = Pick<SlackMessage, 'text' | 'blocks' | 'attachments'> & Partial<Pick<SlackMessage, 'files'>>;

/** What a person reads: the blocks, or the text where there are none. One line per block; buttons in brackets. */
export function plainText(message: Readable): string {
  const lines = linesOf(message).map((line) => line.map((piece) => piece.text).join(''));
  const files = (message.files ?? []).map((file) => `(file: ${file.altText || file.title || file.name})`);
  return [...lines, ...files].join('\n');
}

/** What a person reads in a modal: title, blocks with the words under faulty inputs, buttons. */
export function plainView(open: OpenView): string {
  const words = (key: string) => textAt(jsonAt(open.view, key), 'text');
  const lines = objectsAt(open.view, 'blocks').flatMap((block) => [
    ...readBlock(block).map((line) => line.map((piece) => piece.text).join('')),
    ...[open.errors[textAt(block, 'block_id') ?? '']]
      .filter((says) => says !== undefined)
      .map((says) => `! ${says}`),
  ]);
  const buttons = [words('close'), words('submit')].filter((label) => label !== undefined);
  return [words('title') ?? '', ...lines, buttons.map((label) => `[${label}]`).join(' ')].join('\n');
}

/** Every mention, link and call to all in a message that is live: it notifies somebody or leads somewhere. */
export function mentions(message: Readable): Piece[] {
  return pieces(message).filter(isLive);
}

/** The message in pieces, styles kept apart, so that a test can see that somebody's text became markup. The
 * top-level text counts too, although blocks hide it: it notifies all the same. */
export function pieces(message: Readable): Piece[] {
  const hidden = allBlocks(message).length > 0 ? readMrkdwn(message.text, true).filter(isLive) : [];
  return [...linesOf(message).flat(), ...hidden];
}

/** The labels of the buttons in a message or modal. */
export function buttons(blocks: readonly Json[]): string[] {
  const elements = blocks.flatMap((block) => elementsOf(block).map(([element]) => element));
  return elements
    .filter((one) => one['type'] === 'button')
    .map((one) => textAt(jsonAt(one, 'text'), 'text') ?? '');
}

function linesOf(message: Readable): Piece[][] {
  const blocks = allBlocks(message);
  // Top-level text: addresses become links, names do not.
  return blocks.length === 0 ? [readMrkdwn(message.text, false)] : blocks.flatMap(readBlock);
}

type Reader = (block: Json) => Piece[][];

const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['section', readSection],
  ['header', (block) => [readText(jsonAt(block, 'text'))]],
  ['divider', () => [say('---')]],
  ['context', (block) => [joined(objectsAt(block, 'elements').map(readElement), ' ')]],
  ['actions', (block) => [joined(objectsAt(block, 'elements').map(readElement), ' ')]],
  [
    'image',
    (block) => [...lineOf(jsonAt(block, 'title')), say(`(image: ${textAt(block, 'alt_text') ?? ''})`)],
  ],
  ['rich_text', (block) => [readRichText(block)]],
  ['table', readTable],
  ['markdown', (block) => [readMrkdwn(textAt(block, 'text') ?? '', false)]],
  ['input', (block) => [...lineOf(jsonAt(block, 'label')), ...lineOf(jsonAt(block, 'hint'))]],
]);

function readBlock(block: Json): Piece[][] {
  return readers.get(textAt(block, 'type') ?? '')?.(block) ?? [];
}

function readSection(block: Json): Piece[][] {
  const fields = objectsAt(block, 'fields').map(readText);
  const accessory = jsonAt(block, 'accessory');
  return [...lineOf(jsonAt(block, 'text')), ...fields, ...(accessory ? [readElement(accessory)] : [])];
}

function readTable(block: Json): Piece[][] {
  const rows = Array.isArray(block['rows']) ? block['rows'] : [];
  return rows.map((row: unknown) => joined(objectsAt({ row }, 'row').map(readCell), ' | '));
}

function readCell(cell: Json): Piece[] {
  return cell['type'] === 'rich_text' ? readRichText(cell) : say(textAt(cell, 'text') ?? '');
}

function readElement(element: Json): Piece[] {
  const type = textAt(element, 'type') ?? '';
  if (type === 'plain_text' || type === 'mrkdwn') return readText(element);
  if (type === 'image') return say(`(image: ${textAt(element, 'alt_text') ?? ''})`);
  const words = textAt(jsonAt(element, 'text') ?? jsonAt(element, 'placeholder'), 'text');
  return say(`[${words ?? type}]`);
}

function lineOf(text: Json | undefined): Piece[][] {
  return text === undefined ? [] : [readText(text)];
}

function readText(text: Json | undefined): Piece[] {
  const words = textAt(text, 'text') ?? '';
  if (text?.['type'] === 'mrkdwn') return readMrkdwn(words, text['verbatim'] === true);
  return say(words);
}

function say(text: string): Piece[] {
  return [{ kind: 'text', text }];
}

function joined(parts: readonly Piece[][], between: string): Piece[] {
  return parts.flatMap((part, index) => (index === 0 ? part : [...say(between), ...part]));
}
