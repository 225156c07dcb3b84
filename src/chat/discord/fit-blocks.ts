import type { Block, Fact } from '../../core/reply.ts';
import { cleaned, text, type Catalogue } from '../../core/text.ts';
import { fitBare, fitMarked, leftOut, lettersWithin, sound } from './fit.ts';
import { fitTable } from './table.ts';
import { LIMITS } from './limits.ts';
import { lettersIn, withoutTicks } from './markup.ts';

/** The blocks that become running text; facts do when they are too many for fields. */
export type TextBlock = Exclude<Block, { kind: 'image' | 'file' }>;

/** A part with less room than this says too little to be begun. */
const LEAST_ROOM = 160;
/** Room for "… 120 more parts" in any language. */
const PARTS_ROOM = 48;
const GAP = '\n\n';

/** Blocks as one text with markup in at most `room` characters, in their order; what does not fit is counted. */
export function fitBlocks(blocks: readonly TextBlock[], room: number, catalogue?: Catalogue): string {
  const parts: string[] = [];
  let left = room - PARTS_ROOM;
  for (const [index, block] of blocks.entries()) {
    if (left < LEAST_ROOM) {
      parts.push(leftOut(text`… ${blocks.length - index} more parts`, catalogue));
      break;
    }
    const part = fitBlock(block, left, catalogue);
    if (part === '') continue;
    parts.push(part);
    left -= part.length + GAP.length;
  }
  return parts.join(GAP);
}

function fitBlock(block: TextBlock, room: number, catalogue: Catalogue | undefined): string {
  switch (block.kind) {
    case 'text':
      return fitMarked(block.text, room, catalogue).trim();
    case 'facts':
      return fitFactLines(block.facts, room, catalogue);
    case 'table':
      return fitTable(block, room, catalogue);
    case 'code':
      return fitCode(block.code, room, catalogue);
  }
}

/** A fence and the line that says what was left out. */
const CODE_FRAME = 64;

/** Text to copy: only what would end the fence is changed, and hidden characters go (product C18). */
function fitCode(given: string, room: number, catalogue: Catalogue | undefined): string {
  const letters = lettersIn(
    sound(cleaned(given.replaceAll('\t', '    '))).replaceAll(/`{3,}/g, withoutTicks),
  );
  if (letters.join('').trim() === '') return '';
  const shown = lettersWithin(letters, room - CODE_FRAME);
  const left = letters.length - shown.length;
  const note = left === 0 ? '' : `\n${leftOut(text`… ${left} more characters`, catalogue)}`;
  return `\`\`\`\n${shown.join('')}\n\`\`\`${note}`;
}

function fitFactLines(facts: readonly Fact[], room: number, catalogue: Catalogue | undefined): string {
  const lines: string[] = [];
  let left = room - PARTS_ROOM;
  for (const [index, { label, value }] of facts.entries()) {
    const name = fitBare(label, LIMITS.fieldName, catalogue).trim();
    const shown = fitMarked(value, LIMITS.fieldValue, catalogue).trim();
    const line = name === '' ? shown : `**${name}** ${shown}`;
    left -= line.length + 1;
    if (left < 0) {
      lines.push(leftOut(text`… ${facts.length - index} more`, catalogue));
      break;
    }
    lines.push(line);
  }
  return lines.join('\n');
}
