import type { types } from '@slack/bolt';
import { utc, type Mention, type Span } from '../../core/text.ts';
import { LIMITS } from './limits.ts';
import type { Part } from './parts.ts';

type Element = types.RichTextElement;

/** In the reader's own zone and words: `today 14:02`. */
const DATE_FORMAT = '{date_short_pretty} {time}';

/**
 * Lines and code as one `rich_text` block. Its elements are literal, so nothing that a person or the cloud wrote can
 * become markup, a mention or a live address.
 */
export function richText(
  parts: readonly Exclude<Part, { kind: 'table' | 'picture' }>[],
): types.RichTextBlock {
  const elements: types.RichTextBlockElement[] = [];
  for (const part of parts) {
    const last = elements.at(-1);
    if (part.kind === 'code') elements.push({ type: 'rich_text_preformatted', elements: literal(part.code) });
    else if (last?.type === 'rich_text_section') {
      last.elements = merged([...last.elements, ...literal('\n'), ...inlineElements(part.spans)]);
    } else elements.push({ type: 'rich_text_section', elements: inlineElements(part.spans) });
  }
  return { type: 'rich_text', elements };
}

/** Spans as elements of a section or of a table's cell. */
export function inlineElements(spans: readonly Span[]): Element[] {
  return merged(spans.flatMap(inlineElement));
}

function inlineElement(span: Span): Element[] {
  switch (span.kind) {
    case 'plain':
      return literal(span.value);
    case 'bold':
    case 'code':
      return literal(span.value).map((element) => ({ ...element, style: { [span.kind]: true } }));
    case 'link':
      return linkElement(span.value, span.url);
    case 'time':
      return [{ type: 'date', timestamp: span.at, format: DATE_FORMAT, fallback: utc(span.at) }];
    case 'mention':
      return mentionElement(span);
  }
}

/** As long as an element may be, and never half a character at its end. */
const PIECE = new RegExp(`[\\s\\S]{1,${LIMITS.richText}}(?<![\\ud800-\\udbff])`, 'g');

function literal(value: string): types.RichTextText[] {
  const pieces = value.match(PIECE) ?? [];
  return pieces.map((piece) => ({ type: 'text', text: piece }));
}

/** Only what Slack opens as an address is a link; any other is read as text. */
function linkElement(value: string, url: string): Element[] {
  const opens = /^https?:\/\/[^\s<>]+$/.test(url) && url.length <= LIMITS.link && value !== '';
  if (opens) return [{ type: 'link', url, text: value.slice(0, LIMITS.richText) }];
  return literal(value === url ? value : `${value} (${url})`);
}

function mentionElement({ who, platform, id, value }: Mention): Element[] {
  if (platform !== 'slack') return literal(value);
  if (who === 'user' && /^[UW][A-Z0-9]+$/.test(id)) return [{ type: 'user', user_id: id }];
  if (who === 'group' && /^S[A-Z0-9]+$/.test(id)) return [{ type: 'usergroup', usergroup_id: id }];
  return literal(value);
}

/** Neighbouring plain texts as one element, as long as it may be. */
function merged(elements: readonly Element[]): Element[] {
  const out: Element[] = [];
  for (const element of elements) {
    const last = out.at(-1);
    const both = isPlain(last) && isPlain(element) ? last.text + element.text : '';
    if (both !== '' && both.length <= LIMITS.richText) out[out.length - 1] = { type: 'text', text: both };
    else out.push(element);
  }
  return out;
}

const isPlain = (element: Element | undefined): element is types.RichTextText =>
  element?.type === 'text' && element.style === undefined;
