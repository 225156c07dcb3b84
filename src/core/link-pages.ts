import { link, text, type Text } from './text.ts';

const PAGE_ROWS = 10;
/** Letters of addresses on a page: a message of either platform holds so many beside all else. */
const PAGE_LETTERS = 3000;
/** A longer address fits into no row. */
const MOST_LINK = 800;

interface Linked {
  readonly url: string | undefined;
}

/** Rows with links in pages, as many to each as one message holds; one empty page of none. */
export function linkPages<T extends Linked>(rows: readonly T[]): readonly (readonly T[])[] {
  const pages: T[][] = [];
  let letters = 0;
  for (const row of rows) {
    const last = pages.at(-1);
    const length = lettersOf(row);
    letters += length;
    if (last === undefined || last.length === PAGE_ROWS || letters > PAGE_LETTERS) {
      pages.push([row]);
      letters = length;
    } else last.push(row);
  }
  return pages.length === 0 ? [[]] : pages;
}

const lettersOf = ({ url = '' }: Linked): number => (url.length > MOST_LINK ? 0 : url.length);

/** The link of a row, or why there is none; `otherwise` is how it is found then. */
export function linkText({ url }: Linked, otherwise: Text): Text {
  if (url === undefined) return text`no link was told: ${otherwise}`;
  return url.length > MOST_LINK
    ? text`its link is too long for a message: ${otherwise}`
    : text`${link('open', url)}`;
}
