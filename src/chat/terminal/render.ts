import { displayWidth, padToWidth } from '../../core/display-width.ts';
import type { Block, Fact, FileBlock, SealedReply, Table, Tone } from '../../core/reply.ts';
import { spansOf, utc, type Text } from '../../core/text.ts';

const SYMBOL: Readonly<Record<Tone, string>> = { good: '✔', info: 'i', warning: '!', bad: '✘' };

/** A reply as lines of plain text, without markup or colour. */
export function renderReply(reply: SealedReply): string {
  const head = `${SYMBOL[reply.tone]} ${shown(reply.title)}`;
  const buttons = reply.buttons.map(({ label }) => `[${shown(label)}]`).join(' ');
  const parts = [head, ...reply.blocks.map(renderBlock), ...(buttons === '' ? [] : [buttons])];
  return `${parts.join('\n\n')}\n`;
}

function renderBlock(block: Block): string {
  switch (block.kind) {
    case 'text':
      return shown(block.text);
    case 'facts':
      return renderFacts(block.facts);
    case 'table':
      return renderTable(block);
    case 'code':
      return block.code;
    case 'image':
      return [shown(block.alt), ...(block.table.rows.length === 0 ? [] : [renderTable(block.table)])].join(
        '\n',
      );
    case 'file':
      return renderFile(block);
  }
}

/** A terminal has no place for files but itself: the content is printed whole, between its name and its end. */
const renderFile = ({ name, content, alt }: FileBlock): string =>
  `--- ${name}: ${shown(alt)}\n${content.trimEnd()}\n--- end of ${name}`;

function renderFacts(facts: readonly Fact[]): string {
  const labels = facts.map(({ label }) => shown(label));
  const width = Math.max(...labels.map(displayWidth));
  return facts
    .map(({ value }, index) => `  ${padToWidth(labels[index] ?? '', width)}  ${shown(value)}`)
    .join('\n');
}

function renderTable({ columns, rows }: Table): string {
  const cells = [columns, ...rows].map((row: readonly Text[]) => row.map((cell) => shown(cell)));
  const widths = columns.map((_, column) => Math.max(...cells.map((row) => displayWidth(row[column] ?? ''))));
  return cells
    .map((row) =>
      `  ${row.map((cell, column) => padToWidth(cell, widths[column] ?? 0)).join('  ')}`.trimEnd(),
    )
    .join('\n');
}

/** A terminal shows addresses as they are: there is nothing to click on. */
function shown(said: Text): string {
  return spansOf(said)
    .map((span) => {
      if (span.kind === 'time') return utc(span.at);
      return span.kind === 'link' && span.url !== span.value ? `${span.value} (${span.url})` : span.value;
    })
    .join('');
}
