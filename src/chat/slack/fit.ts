import { joined, text, type Catalogue, type Text } from '../../core/text.ts';
import { cut, cutSpans, plainWords, slackSpans } from './cut.ts';
import { LIMITS } from './limits.ts';
import type { Part } from './parts.ts';

/** A cut shorter than this says nothing. */
const LEAST_CUT = 80;

/**
 * As much of the parts as one message holds. What is left out is counted in a last line; tables and pictures have
 * limits of their own and stay.
 */
export function fitParts(parts: readonly Part[], catalogue: Catalogue | undefined): Part[] {
  const kept: Part[] = [];
  let [letters, elements]: [number, number] = [LIMITS.messageText, LIMITS.richElements];
  for (const [index, part] of parts.entries()) {
    const size = sizeOf(part);
    if (size.letters > letters || size.elements > elements) {
      const room = size.elements > elements ? 0 : letters;
      return [...kept, ...cutRest(parts.slice(index), room, catalogue)];
    }
    kept.push(part);
    letters -= size.letters;
    elements -= size.elements;
  }
  return kept;
}

const hasOwnLimit = (part: Part): part is Extract<Part, { kind: 'table' | 'picture' }> =>
  part.kind === 'table' || part.kind === 'picture';

function sizeOf(part: Part): { letters: number; elements: number } {
  if (hasOwnLimit(part)) return { letters: 0, elements: 0 };
  if (part.kind === 'code') return { letters: part.code.length, elements: 1 };
  const pieces = part.spans.map((span) => Math.ceil(plainWords([span]).length / LIMITS.richText));
  const elements = pieces.reduce((sum, count) => sum + count, 1);
  return { letters: plainWords(part.spans).length + 1, elements };
}

function cutRest(rest: readonly Part[], room: number, catalogue: Catalogue | undefined): Part[] {
  const [first, ...more] = rest;
  const short = first === undefined || room < LEAST_CUT ? undefined : cutPart(first, room);
  const left = (short === undefined ? rest : more).filter((part) => !hasOwnLimit(part));
  const stays = rest.filter(hasOwnLimit);
  const cutLetters =
    first === undefined || short === undefined ? 0 : sizeOf(first).letters - sizeOf(short).letters;
  const note: Part = { kind: 'line', spans: slackSpans(leftOut(cutLetters, left.length), catalogue) };
  return [...(short === undefined ? [] : [short]), note, ...stays];
}

function cutPart(part: Part, room: number): Part {
  if (part.kind === 'code') return { kind: 'code', code: cut(part.code, room) };
  return part.kind === 'line' ? { kind: 'line', spans: cutSpans(part.spans, room) } : part;
}

/** `… 12 more lines`: nothing is lost silently. */
function leftOut(letters: number, lines: number): Text {
  const parts = [
    ...(letters > 0 ? [text`${letters} more characters`] : []),
    ...(lines > 0 ? [lines === 1 ? text`1 more line` : text`${lines} more lines`] : []),
  ];
  return text`… ${joined(parts, text` and `)}`;
}
