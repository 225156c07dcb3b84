import { componentType, everyPart } from './component-check.ts';
import type { DiscordMessage } from './message.ts';
import { listOf, textOf } from './wire.ts';
import type { Fields } from './wire.ts';

export type MarkupKind =
  | 'bold'
  | 'italic'
  | 'underline'
  | 'strike'
  | 'spoiler'
  | 'header'
  | 'small'
  | 'quote'
  | 'list'
  | 'masked-link'
  | 'link'
  | 'code'
  | 'code-block'
  | 'mention'
  | 'emoji'
  | 'time';

/** A piece of text that Discord shows as more than text. */
export interface Markup {
  readonly kind: MarkupKind;
  /** What is inside, without the marks; of a mention, emoji or time the whole tag. */
  readonly text: string;
}

// In this order: code hides everything in it, a backslash hides the next character.
const codeRules: readonly [MarkupKind, RegExp][] = [
  ['code-block', /```(?:\w+\n)?(?<text>[\s\S]+?)```/g],
  ['code', /(?<!`)(?<tick>`{1,2})(?!`)(?<text>[\s\S]+?)(?<!`)\k<tick>(?!`)/g],
];
const tagRules: readonly [MarkupKind, RegExp][] = [
  ['time', /(?<text><t:-?\d+(?::[tTdDfFR])?>)/g],
  ['emoji', /(?<text><a?:\w{2,32}:\d+>)/g],
  ['mention', /(?<text><@[!&]?\d+>|<#\d+>|<\/[^:>]+:\d+>|<id:\w+>|@everyone|@here)/g],
  ['masked-link', /\[(?<text>[^\]\n]+)\]\(<?https?:\/\/[^\s)]+>?(?: "[^"]*")?\)/g],
  ['link', /(?<text>https?:\/\/[^\s<>]+)/g],
];
const lineRules: readonly [MarkupKind, RegExp][] = [
  ['header', /^#{1,3} +(?<text>\S.*)$/gm],
  ['small', /^-# +(?<text>\S.*)$/gm],
  ['quote', /^>{1}(?:>>)? +(?<text>\S.*)$/gm],
  ['list', /^ *(?:[-*]|\d+\.) +(?<text>\S.*)$/gm],
];
const spanRules: readonly [MarkupKind, RegExp][] = [
  ['spoiler', /\|\|(?<text>[\s\S]+?)\|\|/g],
  ['bold', /\*\*(?<text>[\s\S]+?)\*\*(?!\*)/g],
  ['underline', /__(?<text>[\s\S]+?)__(?!_)/g],
  ['strike', /~~(?<text>[\s\S]+?)~~/g],
  [
    'italic',
    /(?<![*\w])\*(?![\s*])(?<text>[^*]*[^\s*])\*(?!\*)|(?<![_\w])_(?![_])(?<under>[^_]+)_(?![_\w])/g,
  ],
];

/** What is live in one text that Discord renders as Markdown. */
export function markupOf(text: string): readonly Markup[] {
  const found: Markup[] = [];
  const take = (rest: string, [kind, pattern]: readonly [MarkupKind, RegExp], blank: boolean): string => {
    for (const { groups } of rest.matchAll(pattern)) {
      found.push({ kind, text: groups?.['text'] ?? groups?.['under'] ?? '' });
    }
    return blank ? rest.replaceAll(pattern, (all) => ' '.repeat(all.length)) : rest;
  };
  // A backslash before a back-tick keeps it from opening code.
  let rest = text.replaceAll(/\\`/g, '  ');
  for (const rule of codeRules) rest = take(rest, rule, true);
  rest = rest.replaceAll(/\\[!-/:-@[-`{-~]/g, '\u200b\u200b');
  for (const rule of tagRules) rest = take(rest, rule, true);
  for (const rule of [...lineRules, ...spanRules]) take(rest, rule, false);
  return found;
}

/** The texts of a message that Discord renders as Markdown: not footers, authors, labels or plain names. */
export function markdownTexts(message: DiscordMessage): readonly string[] {
  const displays = everyPart(message.components).filter((part) => part['type'] === componentType.text);
  const texts = [
    message.content,
    ...message.embeds.flatMap(embedTexts),
    ...displays.map((part) => part['content']),
  ];
  return texts.map((text) => textOf(text)).filter((text) => text !== '');
}

/** Everything in a message that is live markup, so that a test can see whether a user's text became some. */
export function markup(message: DiscordMessage): readonly Markup[] {
  return markdownTexts(message).flatMap(markupOf);
}

function embedTexts(embed: Fields): readonly unknown[] {
  const fields = listOf(embed['fields']).flatMap((field) => [field['name'], field['value']]);
  return [embed['title'], embed['description'], ...fields];
}
