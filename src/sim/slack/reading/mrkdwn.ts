/** What a person sees in one stretch of text. */
export interface Piece {
  readonly kind: 'text' | 'bold' | 'italic' | 'strike' | 'code' | 'pre' | 'quote' | LiveKind;
  /** The words on the screen, without markup. */
  readonly text: string;
  /** For live pieces: the id, range or address behind the words. */
  readonly target?: string;
}

/** What notifies somebody or leads somewhere. */
export type LiveKind = 'link' | 'user' | 'usergroup' | 'channel' | 'broadcast' | 'date';

const blocks: readonly (readonly [RegExp, Piece['kind']])[] = [
  [/^```([\s\S]+?)```/, 'pre'],
  [/^`([^`\n]+)`/, 'code'],
  [/^\*(\S(?:[^*\n]*\S)?)\*(?![\p{L}\p{N}])/u, 'bold'],
  [/^_(\S(?:[^_\n]*\S)?)_(?![\p{L}\p{N}])/u, 'italic'],
  [/^~(\S(?:[^~\n]*\S)?)~(?![\p{L}\p{N}])/u, 'strike'],
];
const angled = /^<([^<>\n]+)>/;
/** Without `verbatim`, Slack also makes these live. */
const bare = /^(https?:\/\/[^\s<>|`]+|@(?:here|channel|everyone)\b)/;

/**
 * Slack's mrkdwn as a person sees it. Control sequences such as `<!channel>` count everywhere, also inside code;
 * `isVerbatim` text makes no bare address live.
 */
export function readMrkdwn(source: string, isVerbatim: boolean): Piece[] {
  const pieces: Piece[] = [];
  let plain = '';
  const flush = () => {
    if (plain !== '') pieces.push({ kind: 'text', text: unescape(plain) });
    plain = '';
  };
  for (let at = 0; at < source.length;) {
    const before = source.charAt(at - 1);
    const found = match(
      source.slice(at),
      isVerbatim,
      /[\p{L}\p{N}]/u.test(before),
      before === '' || before === '\n',
    );
    if (found === undefined) {
      plain += source.charAt(at);
      at += 1;
      continue;
    }
    flush();
    pieces.push(...found.pieces);
    at += found.length;
  }
  flush();
  return pieces;
}

interface Found {
  readonly pieces: Piece[];
  readonly length: number;
}

function match(
  rest: string,
  isVerbatim: boolean,
  isInWord: boolean,
  isLineStart: boolean,
): Found | undefined {
  const control = angled.exec(rest);
  if (control?.[1] !== undefined) return { pieces: [readControl(control[1])], length: control[0].length };
  const quote = isLineStart ? /^&gt; ?([^\n]*)/.exec(rest) : null;
  if (quote) return { pieces: [{ kind: 'quote', text: shown(quote[1] ?? '') }], length: quote[0].length };
  if (isInWord) return undefined;
  const address = isVerbatim ? null : bare.exec(rest);
  if (address) return { pieces: [bareLink(address[0])], length: address[0].length };
  for (const [pattern, kind] of blocks) {
    const styled = pattern.exec(rest);
    if (styled) return { pieces: styledPieces(kind, styled[1] ?? ''), length: styled[0].length };
  }
  return undefined;
}

/** The styled words, and whatever is live inside them. */
function styledPieces(kind: Piece['kind'], inner: string): Piece[] {
  const live = readMrkdwn(inner, kind === 'code' || kind === 'pre').filter(isLive);
  return [{ kind, text: shown(inner) }, ...live.map((piece) => ({ ...piece, text: '' }))];
}

function shown(inner: string): string {
  return unescape(inner.replaceAll(/<([^<>\n]+)>/g, (_all, control: string) => readControl(control).text));
}

function bareLink(address: string): Piece {
  const isCall = address.startsWith('@');
  return { kind: isCall ? 'broadcast' : 'link', text: unescape(address), target: address.replace('@', '') };
}

/** What stands between `<` and `>`. */
function readControl(control: string): Piece {
  const [target = '', label] = control.split('|');
  const text = unescape(label ?? target);
  const sign = target.slice(0, 2);
  if (sign === '!s' && target.startsWith('!subteam^'))
    return { kind: 'usergroup', text: `@${text}`, target: target.slice(9) };
  if (target.startsWith('!date^')) return { kind: 'date', text, target: target.slice(6) };
  if (target.startsWith('!'))
    return { kind: 'broadcast', text: `@${target.slice(1)}`, target: target.slice(1) };
  if (target.startsWith('@'))
    return { kind: 'user', text: `@${unescape(label ?? target.slice(1))}`, target: target.slice(1) };
  if (target.startsWith('#'))
    return { kind: 'channel', text: `#${unescape(label ?? target.slice(1))}`, target: target.slice(1) };
  return { kind: 'link', text, target: unescape(target) };
}

/** Whether a piece notifies somebody or leads somewhere (a time does neither). */
export function isLive(piece: Piece): boolean {
  return ['link', 'user', 'usergroup', 'channel', 'broadcast'].includes(piece.kind);
}

function unescape(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
