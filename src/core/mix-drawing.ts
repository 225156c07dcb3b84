import type { MixLayout, MixShare } from './mix-layouts.ts';

/** Letters are about twice as high as they are wide, so that this is a picture of 16 to 9. */
const COLUMNS = 45;
const ROWS = 13;

/** The layout drawn in letters: a frame for the background, one for each picture, and in it the number of its stream. */
export function drawMix({ shares, canvas }: Pick<MixLayout, 'shares' | 'canvas'>): string {
  const paper = Array.from({ length: ROWS }, () => Array.from({ length: COLUMNS }, () => ' '));
  if (canvas) drawBox(paper, { x: 0, y: 0, width: 1, height: 1 }, ' ');
  for (const [index, share] of shares.entries()) drawBox(paper, share, String(index + 1));
  return paper.map((row) => row.join('').trimEnd()).join('\n');
}

function drawBox(paper: string[][], share: MixShare, label: string): void {
  const [left, right] = span(share.x, share.width, COLUMNS);
  const [top, bottom] = span(share.y, share.height, ROWS);
  const middle = { row: Math.round((top + bottom) / 2), column: Math.round((left + right) / 2) };
  for (let row = top; row <= bottom; row += 1) {
    for (let column = left; column <= right; column += 1) {
      const level = row === top || row === bottom;
      const upright = column === left || column === right;
      const mark = level && upright ? '+' : level ? '-' : upright ? '|' : ' ';
      const isLabel = row === middle.row && column === middle.column;
      paper[row]?.splice(column, 1, isLabel ? label : mark);
    }
  }
}

/** First and last of the rows or columns that a share covers. */
const span = (from: number, length: number, most: number): readonly [number, number] => [
  Math.round(from * (most - 1)),
  Math.round((from + length) * (most - 1)),
];
