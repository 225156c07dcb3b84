import { text, type Text } from '../core/text.ts';

/** Why a push ended or was refused, by `errcode/sub_errcode` (tencent-live 11.4); `errcode` alone where the sub does not matter. */
const REASONS: ReadonlyMap<string, Text> = new Map([
  ...codes(['1', '2', '3', '4', '35'], text`the encoder ended the push`),
  ...codes(
    ['5', '9', '11', '24', '18/100', '18/101', '18/102', '18/103', '18/104'],
    text`an internal error of the live service`,
  ),
  ...codes(['10'], text`the proxy was told to cut the stream`),
  ...codes(['6', '23'], text`the encoder sent bad RTMP data`),
  ...codes(['7'], text`the encoder sent a frame larger than allowed`),
  ...codes(['8', '20'], text`no data arrived for a long time`),
  ...codes(['12', '13', '14', '15', '16', '17'], text`network trouble between the encoder and the cloud`),
  ...codes(['18/200'], text`refused: the push URL belongs to no customer`),
  ...codes(
    ['18/201', '18/202', '18/203'],
    text`refused: the live service of the account is stopped or in arrears`,
  ),
  ...codes(
    ['18/300', '18/301', '18/302', '18/303'],
    text`refused: the push domain is not known, not allowed or disabled`,
  ),
  ...codes(['18/304'], text`refused: the app name is disabled`),
  ...codes(['18/305'], text`refused: the stream name is banned`),
  ...codes(['18/308', '18/309'], text`refused: an illegal character in the stream or app name`),
  ...codes(['18/400', '18/401'], text`refused: the encoder's address is not allowed`),
  ...codes(['18/500'], text`refused: the push URL has no txTime`),
  ...codes(['18/501'], text`refused: the push URL has expired`),
  ...codes(['18/502'], text`refused: the push URL has no txSecret`),
  ...codes(['18/503'], text`refused: the txSecret of the push URL is wrong`),
  ...codes(['18/600', '18/601', '18/602'], text`refused: too many pushes, or one of higher priority runs`),
  ...codes(['19'], text`refused by the account's own authentication`),
  ...codes(['21/100'], text`cut by an API call`),
  ...codes(['21/101'], text`banned by an API call`),
  ...codes(['21/102', '21/103'], text`replaced by a new push of the same name`),
  ...codes(['33'], text`the encoder sent bad AMF data`),
]);

function codes(keys: readonly string[], said: Text): (readonly [string, Text])[] {
  return keys.map((key) => [key, said]);
}

/**
 * The cloud's stop reason in plain words. Tencent prints it as a pair (`18/305`) in the console and as prose in its API's
 * examples, so what is no known pair is shown as it stands.
 */
export function stopReasonText(reason: string): Text {
  const pair = /^(\d+)(?:\/(\d+))?$/.exec(reason.trim());
  if (pair === null) return text`${reason}`;
  const said = REASONS.get(reason.trim()) ?? REASONS.get(pair[1] ?? '');
  return said === undefined ? text`reason ${reason}` : text`${said} (${reason})`;
}

/** Ends that somebody wanted: the encoder, the proxy, the API or another push. */
const WANTED: ReadonlySet<string> = new Set(
  ['1', '2', '10', '35'].concat(['21/100', '21/101', '21/102', '21/103']),
);

/** TCP closed and TCP error: an encoder that was switched off ends so, and one that lost its line. */
const CLOSED: ReadonlySet<string> = new Set(['3', '4']);

/** How a push ended, for counting: `cause` is the same text for the same cause. */
export type StopKind =
  { readonly kind: 'wanted' | 'closed' | 'unknown' } | { readonly kind: 'failed'; readonly cause: Text };

/** Whether a stop reason tells of a failed or refused push, or of a connection that closed (tencent-live 11.4). */
export function stopKind(reason: string): StopKind {
  const [, errcode = '', sub = ''] = /^(\d+)(?:\/(\d+))?$/.exec(reason.trim()) ?? [];
  const keys = [`${errcode}/${sub}`, errcode];
  if (keys.some((key) => WANTED.has(key))) return { kind: 'wanted' };
  if (CLOSED.has(errcode)) return { kind: 'closed' };
  const cause = keys.map((key) => REASONS.get(key)).find((said) => said !== undefined);
  return cause === undefined ? { kind: 'unknown' } : { kind: 'failed', cause };
}
