import { readMrkdwn, type Piece } from '../../sim/slack/reading/mrkdwn.ts';
import type { Span, TimeStyle } from '../screen.ts';

/** Names of the ids that Slack's texts mention: people, groups and channels. */
export type NameOf = (id: string) => string | undefined;

/** Slack's mrkdwn as the stand-in reads it; what is live inside styled words is shown once, as those words. */
export const mrkdwnSpans = (source: string, isVerbatim: boolean, nameOf: NameOf): readonly Span[] =>
  readMrkdwn(source, isVerbatim)
    .filter((piece) => piece.text !== '')
    .map((piece) => pieceSpan(piece, nameOf));

function pieceSpan({ kind, text, target = '' }: Piece, nameOf: NameOf): Span {
  switch (kind) {
    case 'text':
    case 'quote':
      return { text };
    case 'bold':
    case 'italic':
    case 'strike':
      return { text, [kind]: true };
    case 'code':
    case 'pre':
      return { text, code: true };
    case 'link':
      return { text, url: target };
    case 'date':
      return dateSpan(target, text);
    case 'user':
    case 'usergroup':
    case 'channel':
    case 'broadcast':
      return { text: mentioned(text, nameOf(target)), mention: true };
  }
}

const mentioned = (text: string, name: string | undefined): string =>
  name === undefined ? text : `${text.slice(0, 1)}${name}`;

/** `<!date^1700000000^{date_short_pretty} {time}^link|fallback>` without its brackets. */
function dateSpan(target: string, fallback: string): Span {
  const [at = '', format = ''] = target.split('^');
  return timeSpan(Number(at), format, fallback);
}

/** A date of Slack, in one of the few styles that the page knows; `format` has Slack's own words in braces. */
export function timeSpan(at: number, format: string, fallback: string): Span {
  return Number.isFinite(at) ? { text: fallback, at, timeStyle: styleOf(format) } : { text: fallback };
}

function styleOf(format: string): TimeStyle {
  if (format.includes('{ago}')) return 'relative';
  if (!format.includes('{time')) return 'date';
  return format.includes('{date') ? 'date-time' : 'time';
}
