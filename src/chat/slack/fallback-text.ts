import { LIMITS } from './limits.ts';

/**
 * Plain text as Slack's top-level `text` (mrkdwn), in which nothing is markup: control characters are escaped, and marks
 * that would style words are replaced by signs that look like them. Cut to its limit, with `…` at the end.
 */
export function fallbackText(plain: string): string {
  const most = LIMITS.fallbackText - 1;
  let escaped = '';
  for (const sign of withoutMarks(plain)) {
    const next = ESCAPES.get(sign) ?? sign;
    if (escaped.length + next.length > most) return `${escaped}…`;
    escaped += next;
  }
  return escaped;
}

/** docs.slack.dev, "Escaping text": these three and no other. */
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
]);

const LOOK_ALIKES: ReadonlyMap<string, string> = new Map([
  ['*', '\u2217'],
  ['_', '\uff3f'],
  ['~', '\u223c'],
  ['`', '\u02cb'],
]);

/** A mark inside a word styles nothing, so `room_1` stays what it is. */
function withoutMarks(plain: string): string {
  return plain
    .replaceAll(/(?<![\p{L}\p{N}])[*_~]|[*_~](?![\p{L}\p{N}])|`/gu, (mark) => LOOK_ALIKES.get(mark) ?? mark)
    .replaceAll(/@(?=(?:here|channel|everyone)\b)/g, '\uff20')
    .replaceAll(/^>/gm, '\u203a');
}
