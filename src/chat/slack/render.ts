import type { types } from '@slack/bolt';
import { shortReply, type SealedReply, type Tone } from '../../core/reply.ts';
import { plainText, text, type Catalogue } from '../../core/text.ts';
import { buttonRows } from './buttons.ts';
import { cut, oneLine, plainWords, slackSpans } from './cut.ts';
import { fallbackText } from './fallback-text.ts';
import { fitParts } from './fit.ts';
import { LIMITS } from './limits.ts';
import { partsOf, tableLines, type Part, type PictureIds } from './parts.ts';
import { richText } from './rich-text.ts';
import { fitTable } from './table.ts';

/** A message for Slack: the blocks, and all of it as plain text for notifications and screen readers. */
export interface Rendered {
  readonly text: string;
  readonly blocks: types.KnownBlock[];
}

/** The word is in the title; the sign only repeats it (product B2.13). */
const SIGNS: Readonly<Record<Tone, string>> = { good: '✅', info: 'ℹ️', warning: '⚠️', bad: '⛔' };

/** Renders a reply within Slack's limits; what does not fit is counted, never lost silently. */
export function render(reply: SealedReply, catalogue?: Catalogue, pictures: PictureIds = []): Rendered {
  const title = titleOf(reply, catalogue);
  const { rows, left } = buttonRows(reply, catalogue);
  const parts = [
    ...(title.length > LIMITS.headerText ? [lineOf(title)] : []),
    ...partsOf(reply, catalogue, pictures),
    ...(left > 0
      ? [lineOf(plainText(left === 1 ? text`… 1 more button` : text`… ${left} more buttons`, catalogue))]
      : []),
  ];
  const blocks = [header(title), ...contentBlocks(fitParts(parts, catalogue), catalogue), ...rows];
  return { text: fallbackText([title, ...parts.flatMap(linesOf)].join('\n')), blocks };
}

/** Only what happened: what is left of a question that is over. */
export function renderShort(reply: SealedReply, catalogue?: Catalogue): Rendered {
  return render(shortReply(reply), catalogue);
}

function titleOf({ tone, title }: SealedReply, catalogue: Catalogue | undefined): string {
  return `${SIGNS[tone]} ${oneLine(plainWords(slackSpans(title, catalogue)))}`.trim();
}

function header(title: string): types.HeaderBlock {
  return { type: 'header', text: { type: 'plain_text', text: cut(title, LIMITS.headerText), emoji: false } };
}

const lineOf = (line: string): Part => ({ kind: 'line', spans: slackSpans(text`${line}`, undefined) });

/** Neighbouring lines and code become one block, tables a block each. */
function contentBlocks(parts: readonly Part[], catalogue: Catalogue | undefined): types.KnownBlock[] {
  const blocks: types.KnownBlock[] = [];
  let run: Exclude<Part, { kind: 'table' | 'picture' }>[] = [];
  const endRun = () => {
    if (run.length > 0) blocks.push(richText(run));
    run = [];
  };
  for (const part of parts) {
    if (part.kind === 'picture') {
      endRun();
      blocks.push(pictureBlock(part));
      continue;
    }
    if (part.kind !== 'table') {
      run.push(part);
      continue;
    }
    const { block, notes } = fitTable(part, catalogue);
    if (block !== undefined) {
      endRun();
      blocks.push(block);
    }
    run.push(...notes.filter((note) => note.kind === 'line'));
  }
  endRun();
  return blocks;
}

/** Slack refuses an image without alt text. */
const pictureBlock = ({ file, alt }: Extract<Part, { kind: 'picture' }>): types.ImageBlock => ({
  type: 'image',
  slack_file: { id: file },
  alt_text: cut(oneLine(plainWords(alt)), LIMITS.imageAlt) || '–',
});

function linesOf(part: Part): string[] {
  if (part.kind === 'code') return [part.code];
  if (part.kind === 'picture') return [plainWords(part.alt)];
  return part.kind === 'line' ? [plainWords(part.spans)] : tableLines(part).flatMap(linesOf);
}
