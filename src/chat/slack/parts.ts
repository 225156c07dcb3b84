import type { Block, ImageBlock, SealedReply, Table } from '../../core/reply.ts';
import { cleaned, code, text, type Catalogue, type Span } from '../../core/text.ts';
import { alignedTable } from './aligned-table.ts';
import { plainWords, slackSpans, wellFormed } from './cut.ts';
import { LIMITS } from './limits.ts';

export type Row = readonly (readonly Span[])[];

/** A reply's content in the order of reading, before it is fitted into a message. */
export type Part =
  | { readonly kind: 'line'; readonly spans: readonly Span[] }
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'table'; readonly columns: Row; readonly rows: readonly Row[] }
  /** A file that was uploaded, and what is said of it to who cannot see it. */
  | { readonly kind: 'picture'; readonly file: string; readonly alt: readonly Span[] };

/** The ids of the uploaded files of a reply's pictures, in their order; undefined: the alt text stands in its place. */
export type PictureIds = readonly (string | undefined)[];

/** The parts of a reply without its title; tables beyond those that a message may hold are code blocks, or lines. */
export function partsOf(
  reply: SealedReply,
  catalogue: Catalogue | undefined,
  pictures: PictureIds = [],
): Part[] {
  const images = reply.blocks.filter((block) => block.kind === 'image');
  let tables = 0;
  return reply.blocks
    .flatMap((block) =>
      block.kind === 'image'
        ? imageParts(block, pictures[images.indexOf(block)], catalogue)
        : blockParts(block, catalogue),
    )
    .flatMap((part) => {
      if (part.kind !== 'table') return [part];
      tables += 1;
      if (tables <= LIMITS.tablesPerMessage) return [part];
      const aligned = alignedTable(part);
      return aligned === undefined ? tableLines(part) : [aligned];
    });
}

/** Where the picture cannot stand, its alt text and the numbers say the same. */
function imageParts(
  { alt, table }: ImageBlock,
  file: string | undefined,
  catalogue: Catalogue | undefined,
): Part[] {
  const said = slackSpans(alt, catalogue);
  const shown: Part[] = file === undefined ? line(said) : [{ kind: 'picture', file, alt: said }];
  return [...shown, ...(table.rows.length === 0 ? [] : tablePart(table, catalogue))];
}

function blockParts(block: Exclude<Block, ImageBlock>, catalogue: Catalogue | undefined): Part[] {
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
