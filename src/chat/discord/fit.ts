import { plainText, spansOf, text, utc, type Catalogue, type Span, type Text } from '../../core/text.ts';
import { joinPieces, lettersIn, literalLetters, markedPiece, type Piece } from './markup.ts';

/** Room for "… 1234567 more characters" in any language. */
const MARK_ROOM = 48;

/** A text with its markup in at most `room` characters; what does not fit is counted, never lost in silence. */
export const fitMarked = (said: Text, room: number, catalogue?: Catalogue): string =>
  fitPieces(soundSpans(said, catalogue).map(markedPiece), room, catalogue);

/** The same for titles and names: their markup would show in part, so there is none. */
export function fitBare(said: Text, room: number, catalogue?: Catalogue): string {
  const letters = literalLetters(bareText(said, catalogue));
  return fitPieces([{ open: '', letters, close: '' }], room, catalogue);
}

/** Text for places that know no markup at all, such as a button's label: one line, cut with an ellipsis. */
export function fitPlain(value: string, room: number): string {
  const line = sound(value).replaceAll(/\s+/g, ' ').trim();
  if (line.length <= room) return line;
  return `${lettersWithin(lettersIn(line), room - 1).join('')}…`;
}

/** A text as one line of plain words, nothing escaped. */
export const bareText = (said: Text, catalogue?: Catalogue): string =>
  soundSpans(said, catalogue)
    .map((span) => (span.kind === 'time' ? utc(span.at) : span.value))
    .join('')
    .replaceAll(/\s*\n\s*/g, ' ');

/** What was left out, e.g. `… 12 more rows`, ready to stand in a text with markup. */
export const leftOut = (said: Text, catalogue?: Catalogue): string =>
  literalLetters(plainText(said, catalogue)).join('');

/** As many letters from the front as fit. */
export function lettersWithin(letters: readonly string[], room: number): readonly string[] {
  let used = 0;
  const end = letters.findIndex((letter) => {
    used += letter.length;
    return used > room;
  });
  return end === -1 ? letters : letters.slice(0, end);
}

/** Half a surrogate pair is no text, and JSON with one is refused. */
export const sound = (value: string): string => value.replaceAll(/\p{Surrogate}/gu, '\ufffd');

/** Moments that no calendar knows become a word: neither Discord nor Date can show them. */
const LATEST_S = 8.64e12;

function soundSpans(said: Text, catalogue: Catalogue | undefined): readonly Span[] {
  return spansOf(said, catalogue).map((span) => {
    if (span.kind !== 'time') return { ...span, value: sound(span.value) };
    return Math.abs(span.at) <= LATEST_S ? span : { kind: 'plain', value: 'unknown time' };
  });
}

function fitPieces(pieces: readonly Piece[], room: number, catalogue: Catalogue | undefined): string {
  const whole = joinPieces(pieces);
  if (whole.length <= room) return whole;
  const kept = cutPieces(pieces, room - MARK_ROOM);
  const left = countLetters(pieces) - countLetters(kept);
  return `${joinPieces(kept)}${leftOut(text`… ${left} more characters`, catalogue)}`;
}

const countLetters = (pieces: readonly Piece[]): number =>
  pieces.reduce((sum, { letters }) => sum + letters.length, 0);

function cutPieces(pieces: readonly Piece[], room: number): readonly Piece[] {
  const kept: Piece[] = [];
  let left = room;
  for (const piece of pieces) {
    // One character more for what joinPieces may put between two pieces.
    left -= piece.open.length + piece.close.length + 1;
    const letters = lettersWithin(piece.letters, left);
    const isWhole = letters.length === piece.letters.length;
    kept.push({ ...piece, letters: isWhole ? letters : withoutLooseEnd(letters) });
    if (!isWhole) break;
    left -= letters.join('').length;
  }
  return kept;
}

/** Letters that are no markup only because of what followed. */
function withoutLooseEnd(letters: readonly string[]): readonly string[] {
  const end = letters.findLastIndex((letter) => !['_', '.', ':'].includes(letter));
  return letters.slice(0, end + 1);
}
