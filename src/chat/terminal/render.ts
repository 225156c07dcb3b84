import type { Block, Fact, FileBlock, SealedReply, Table, Tone } from '../../core/reply.ts';
import { plainText, type Text } from '../../core/text.ts';

const SYMBOL: Readonly<Record<Tone, string>> = { good: '✔', info: 'i', warning: '!', bad: '✘' };

/** A reply as lines of plain text, without markup or colour. */
export function renderReply(reply: SealedReply): string {
  const head = `${SYMBOL[reply.tone]} ${plainText(reply.title)}`;
  const buttons = reply.buttons.map(({ label }) => `[${plainText(label)}]`).join(' ');
  const parts = [head, ...reply.blocks.map(renderBlock), ...(buttons === '' ? [] : [buttons])];
  return `${parts.join('\n\n')}\n`;
}

function renderBlock(block: Block): string {
  switch (block.kind) {
    case 'text':
      return plainText(block.text);
    case 'facts':
      return renderFacts(block.facts);
    case 'table':
      return renderTable(block);
    case 'code':
      return block.code;
    case 'image':
      return `${plainText(block.alt)}\n${renderTable(block.table)}`;
    case 'file':
      return renderFile(block);
  }
}

/** A terminal has no place for files but itself: the content is printed whole, between its name and its end. */
const renderFile = ({ name, content, alt }: FileBlock): string =>
  `--- ${name}: ${plainText(alt)}\n${content.trimEnd()}\n--- end of ${name}`;

function renderFacts(facts: readonly Fact[]): string {
  const labels = facts.map(({ label }) => plainText(label));
  const width = Math.max(...labels.map((label) => label.length));
  return facts
    .map(({ value }, index) => `  ${(labels[index] ?? '').padEnd(width)}  ${plainText(value)}`)
    .join('\n');
}

function renderTable({ columns, rows }: Table): string {
  const cells = [columns, ...rows].map((row: readonly Text[]) => row.map((cell) => plainText(cell)));
  const widths = columns.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  return cells
    .map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd())
    .join('\n');
}
