/** Letters that take two columns in a fixed-width font: East Asian ones and emoji. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u;

/** Columns that a text takes in a fixed-width font. */
export const displayWidth = (value: string): number =>
  Array.from(value).reduce((sum, letter) => sum + (WIDE.test(letter) ? 2 : 1), 0);

/** Filled up with blanks to that many columns; a wider text stays as it is. */
export const padToWidth = (value: string, width: number): string =>
  value + ' '.repeat(Math.max(0, width - displayWidth(value)));
