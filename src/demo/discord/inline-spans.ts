import type { Span, TimeStyle } from '../screen.ts';

/** Names of the ids that Discord's texts mention. */
export type NameOf = (kind: 'user' | 'role' | 'channel', id: string) => string | undefined;

type Style = Omit<Span, 'text'>;
type Match = RegExpExecArray;
type Read = (match: Match, style: Style, nameOf: NameOf) => readonly Span[];

/** Tried in this order at every place of the text: escapes and code first, since they hide what they hold. */
const RULES: readonly (readonly [RegExp, Read])[] = [
  [/\\([!-/:-@[-`{-~])/y, ([, sign = ''], style) => [{ ...style, text: sign }]],
  [
    /(`{1,2})(?!`)([\s\S]+?)(?<!`)\1(?!`)/y,
    ([, , inner = ''], style) => [{ ...style, text: inner, code: true }],
  ],
  [
    /<t:(-?\d+)(?::([tTdDfFR]))?>/y,
    ([, at = '', letter = 'f'], style) => [timeSpan(Number(at), letter, style)],
  ],
  [/<@!?(\d+)>/y, ([, id = ''], style, nameOf) => [called('@', nameOf('user', id) ?? id, style)]],
  [/<@&(\d+)>/y, ([, id = ''], style, nameOf) => [called('@', nameOf('role', id) ?? id, style)]],
  [/<#(\d+)>/y, ([, id = ''], style, nameOf) => [called('#', nameOf('channel', id) ?? id, style)]],
  [/@(everyone|here)\b/y, ([, whom = ''], style) => [called('@', whom, style)]],
  [
    /\[([^\]\n]+)\]\(<?(https?:\/\/[^\s)>]+)>?\)/y,
    ([, words = '', url = ''], style, nameOf) => inlineSpans(words, nameOf, { ...style, url }),
  ],
  [/https?:\/\/[^\s<>]+/y, ([url], style) => [{ ...style, text: url, url }]],
  [/\*\*([\s\S]+?)\*\*(?!\*)/y, styled('bold')],
  [/__([\s\S]+?)__(?!_)/y, styled('underline')],
  [/~~([\s\S]+?)~~/y, styled('strike')],
  [/\|\|([\s\S]+?)\|\|/y, styled('spoiler')],
  [/\*(?![\s*])([^*]*[^\s*])\*(?!\*)/y, styled('italic')],
  [/(?<!\w)_(?!_)([^_]+)_(?![_\w])/y, styled('italic')],
];

/** The inline part of Discord's Markdown, as its client shows it. */
export function inlineSpans(source: string, nameOf: NameOf, style: Style = {}): readonly Span[] {
  const spans: Span[] = [];
  let plain = '';
  const flush = (): void => {
    if (plain !== '') spans.push({ ...style, text: plain });
    plain = '';
  };
  for (let at = 0; at < source.length;) {
    const found = firstMatch(source, at);
    if (found === undefined) {
      plain += source.charAt(at);
      at += 1;
      continue;
    }
    flush();
    spans.push(...found.read(found.match, style, nameOf));
    at += found.match[0].length;
  }
  flush();
  return spans.reduce<readonly Span[]>(join, []);
}

/** Neighbours in the same style are one span. */
function join(spans: readonly Span[], next: Span): readonly Span[] {
  const last = spans.at(-1);
  if (last === undefined || !isPlain(last) || !isPlain(next) || !isSameStyle(last, next))
    return [...spans, next];
  return [...spans.slice(0, -1), { ...last, text: last.text + next.text }];
}

const isPlain = ({ at, mention }: Span): boolean => at === undefined && mention !== true;

const isSameStyle = ({ text: _left, ...left }: Span, { text: _right, ...right }: Span): boolean =>
  JSON.stringify(left) === JSON.stringify(right);

function firstMatch(source: string, at: number): { match: Match; read: Read } | undefined {
  for (const [pattern, read] of RULES) {
    pattern.lastIndex = at;
    const match = pattern.exec(source);
    if (match !== null) return { match, read };
  }
  return undefined;
}

function styled(name: 'bold' | 'italic' | 'underline' | 'strike' | 'spoiler'): Read {
  return ([, inner = ''], style, nameOf) => inlineSpans(inner, nameOf, { ...style, [name]: true });
}

const called = (sign: string, name: string, style: Style): Span => ({
  ...style,
  text: sign + name,
  mention: true,
});

const TIME_STYLES: ReadonlyMap<string, TimeStyle> = new Map([
  ['t', 'time'],
  ['T', 'time'],
  ['d', 'date'],
  ['D', 'date'],
  ['R', 'relative'],
]);

const timeSpan = (at: number, letter: string, style: Style): Span => ({
  ...style,
  text: '',
  at,
  timeStyle: TIME_STYLES.get(letter) ?? 'date-time',
});
