import type { Part, Span } from '../screen.ts';
import { inlineSpans, type NameOf } from './inline-spans.ts';

const CODE_BLOCK = /```(?:\w*\n)?([\s\S]+?)```/g;

/** Discord's Markdown in parts: code blocks, headings, small lines, quotes, lists, and everything else as text. */
export function markdownParts(source: string, nameOf: NameOf): readonly Part[] {
  const parts: Part[] = [];
  let end = 0;
  for (const match of source.matchAll(CODE_BLOCK)) {
    parts.push(...lineParts(source.slice(end, match.index), nameOf));
    parts.push({ kind: 'code', code: (match[1] ?? '').replace(/\n$/, '') });
    end = match.index + match[0].length;
  }
  return [...parts, ...lineParts(source.slice(end), nameOf)];
}

type LinePart = (inner: string, nameOf: NameOf) => Part;

const LINES: readonly (readonly [RegExp, LinePart])[] = [
  [
    /^#{1,3} +(\S.*)$/,
    (inner, nameOf) => ({ kind: 'text', spans: inlineSpans(inner, nameOf, { bold: true }) }),
  ],
  [/^-# +(\S.*)$/, (inner, nameOf) => ({ kind: 'small', spans: inlineSpans(inner, nameOf) })],
  [/^>(?:>>)? +(\S.*)$/, (inner, nameOf) => ({ kind: 'quote', spans: inlineSpans(inner, nameOf) })],
  [
    /^ *[-*] +(\S.*)$/,
    (inner, nameOf) => ({ kind: 'list', ordered: false, items: [inlineSpans(inner, nameOf)] }),
  ],
  [
    /^ *\d+\. +(\S.*)$/,
    (inner, nameOf) => ({ kind: 'list', ordered: true, items: [inlineSpans(inner, nameOf)] }),
  ],
];

function lineParts(source: string, nameOf: NameOf): readonly Part[] {
  if (source.trim() === '') return [];
  return source
    .replaceAll(/^\n+|\n+$/g, '')
    .split('\n')
    .map((line) => linePart(line, nameOf))
    .reduce<readonly Part[]>(join, []);
}

function linePart(line: string, nameOf: NameOf): Part {
  for (const [pattern, read] of LINES) {
    const inner = pattern.exec(line)?.[1];
    if (inner !== undefined) return read(inner, nameOf);
  }
  return { kind: 'text', spans: inlineSpans(line, nameOf) };
}

/** Neighbouring lines of text are one part, neighbouring items one list. */
function join(parts: readonly Part[], next: Part): readonly Part[] {
  const last = parts.at(-1);
  const before = parts.slice(0, -1);
  if (last?.kind === 'text' && next.kind === 'text') {
    const spans: readonly Span[] = [...last.spans, { text: '\n' }, ...next.spans];
    return [...before, { kind: 'text', spans }];
  }
  if (last?.kind === 'list' && next.kind === 'list' && last.ordered === next.ordered) {
    return [...before, { ...last, items: [...last.items, ...next.items] }];
  }
  return [...parts, next];
}
