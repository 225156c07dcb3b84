import type { Block, SealedReply, Table } from '../../core/reply.ts';
import { cleaned, code, text, type Catalogue, type Span } from '../../core/text.ts';
import { plainWords, slackSpans, wellFormed } from './cut.ts';
import { LIMITS } from './limits.ts';

export type Row = readonly (readonly Span[])[];

/** A reply's content in the order of reading, before it is fitted into a message. */
export type Part =
  | { readonly kind: 'line'; readonly spans: readonly Span[] }
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'table'; readonly columns: Row; readonly rows: readonly Row[] };

/** The parts of a reply without its title; tables beyond those that a message may hold are lines. */
export function partsOf(reply: SealedReply, catalogue: Catalogue | undefined): Part[] {
  let tables = 0;
  return reply.blocks
    .flatMap((block) => blockParts(block, catalogue))
    .flatMap((part) => {
      if (part.kind !== 'table') return [part];
      tables += 1;
      return tables <= LIMITS.tablesPerMessage ? [part] : tableLines(part);
    });
}

function blockParts(block: Block, catalogue: Catalogue | undefined): Part[] {
  switch (block.kind) {
    case 'text':
      return line(slackSpans(block.text, catalogue));
    case 'facts':
      return block.facts.flatMap(({ label, value }) => {
        const name = `${plainWords(slackSpans(label, catalogue))}:`;
        return line([
          { kind: 'bold', value: name },
          { kind: 'plain', value: ' ' },
          ...slackSpans(value, catalogue),
        ]);
      });
    case 'table':
      return tablePart(block, catalogue);
    case 'code': {
      const shown = wellFormed(cleaned(block.code));
      return shown === '' ? [] : [{ kind: 'code', code: shown }];
    }
    case 'image':
      // Files cannot stand in private messages; the alt text and the numbers say the same.
      return [...line(slackSpans(block.alt, catalogue)), ...tablePart(block.table, catalogue)];
    case 'file':
      return line(slackSpans(text`File ${code(block.name)}: ${block.alt}`, catalogue));
  }
}

const line = (spans: readonly Span[]): Part[] =>
  spans.some((span) => span.kind === 'time' || span.value !== '') ? [{ kind: 'line', spans }] : [];

function tablePart({ columns, rows }: Table, catalogue: Catalogue | undefined): Part[] {
  const read = (cells: Table['columns']): Row => cells.map((cell) => slackSpans(cell, catalogue));
  const part: Part = { kind: 'table', columns: read(columns), rows: rows.map(read) };
  return columns.length === 0 && rows.length === 0 ? [] : [part];
}

/** A table as people read it where there is none: a line per row. */
export function tableLines({ columns, rows }: Extract<Part, { kind: 'table' }>): Part[] {
  const head = columns.map((cell): readonly Span[] => [{ kind: 'bold', value: plainWords(cell) || '–' }]);
  return [head, ...rows].flatMap((row) => line(joinedCells(row)));
}

function joinedCells(row: Row): Span[] {
  const [between] = slackSpans(text` | `, undefined);
  return row.flatMap((cell, index) => (index === 0 || between === undefined ? cell : [between, ...cell]));
}
