import { paragraph, type Block } from '../core/reply.ts';
import { joined, text, type Span, type Text } from '../core/text.ts';

/** Lines under a head; nothing where there are none. */
export const listBlock = (head: Span, lines: readonly Text[]): readonly Block[] =>
  lines.length === 0 ? [] : [paragraph(text`${head}\n${joined(lines, text`\n`)}`)];
