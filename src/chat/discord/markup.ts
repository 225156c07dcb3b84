import type { Span } from '../../core/text.ts';

/** One span as Discord's Markdown, taken apart so that it can be cut between two letters and still be closed. */
export interface Piece {
  readonly open: string;
  readonly letters: readonly string[];
  readonly close: string;
}

/** Letters that are markup wherever they stand. */
const ALWAYS: ReadonlySet<string> = new Set('\\*~|`[]<@');
const isWord = (letter: string | undefined): boolean => letter !== undefined && /[A-Za-z0-9]/.test(letter);

/** Could Discord read this letter as markup between these two? The ends of a text count as the worst neighbours. */
function isLive(letter: string, before: string | undefined, after: string | undefined): boolean {
  if (ALWAYS.has(letter)) return true;
  // Headers, lists and quotes begin a line.
  if (letter === '#' || letter === '-' || letter === '>') return !/[\p{L}\p{N}]/u.test(before ?? '');
  // A number and a point begin a list; inside a number a point is one: 4.0 Mbps.
  if (letter === '.') return /\d/.test(before ?? '') && !isWord(after);
  // Inside a word an underscore is one: room_1.
  if (letter === '_') return !isWord(before) || !isWord(after);
  return letter === ':' && after === '/';
}

/** The letters of a text that Discord shows as they stand: no markup, mention or live address (product C18). */
export function literalLetters(value: string): readonly string[] {
  const letters = lettersIn(value);
  return letters.map((letter, index) =>
    isLive(letter, letters[index - 1], letters[index + 1]) ? `\\${letter}` : letter,
  );
}

/** The letters of a text, each whole: no surrogate pair is split. */
export const lettersIn = (value: string): readonly string[] => Array.from(value);

/** Back-ticks become a letter that looks like one, since nothing escapes them inside code. */
export const withoutTicks = (value: string): string => value.replaceAll('`', 'ˋ');

/** A span with its markup. */
export function markedPiece(span: Span): Piece {
  switch (span.kind) {
    case 'plain':
      return plain(span.value);
    case 'bold':
      return { open: '**', letters: literalLetters(span.value), close: '**' };
    case 'code':
      return { open: '`', letters: codeLetters(span.value), close: '`' };
    case 'link':
      return linked(span.value, span.url);
    case 'time': {
      const at = Math.floor(span.at);
      return { open: '', letters: [`<t:${at}:f> (<t:${at}:R>)`], close: '' };
    }
    case 'mention':
      return mentioned(span);
  }
}

/** Some readers take a backslash before the closing back-tick for an escape, so a space stands between. */
const codeLetters = (value: string): readonly string[] =>
  lettersIn(
    withoutTicks(value)
      .replaceAll('\n', ' ')
      .replace(/\\$/, String.raw`\ `),
  );

const plain = (value: string): Piece => ({ open: '', letters: literalLetters(value), close: '' });

/** Only web addresses become links; what could end the link inside one is percent-encoded. */
function linked(value: string, url: string): Piece {
  const address = URL.canParse(url) ? new URL(url) : undefined;
  if (address === undefined || !/^https?:$/.test(address.protocol)) return plain(value);
  const href = address.href.replaceAll(/[()<>\\]/g, (sign) => `%${sign.codePointAt(0)?.toString(16) ?? ''}`);
  return { open: '[', letters: literalLetters(value === '' ? address.host : value), close: `](${href})` };
}

function mentioned({ platform, who, id, value }: Extract<Span, { kind: 'mention' }>): Piece {
  if (platform !== 'discord' || !/^\d+$/.test(id)) return plain(value);
  return { open: '', letters: [who === 'user' ? `<@${id}>` : `<@&${id}>`], close: '' };
}

/** Pieces in a row; marks that touch are kept apart, so that no piece opens or closes another. */
export function joinPieces(pieces: readonly Piece[]): string {
  return pieces
    .filter(({ letters }) => letters.length > 0)
    .map(({ open, letters, close }) => `${open}${letters.join('')}${close}`)
    .reduce((whole, next) => (touches(whole, next) ? `${whole}\u200b${next}` : `${whole}${next}`), '');
}

const touches = (before: string, after: string): boolean => /[*`\\]$/.test(before) && /^[*`]/.test(after);
