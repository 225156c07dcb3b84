// @ts-check
import { h } from './dom.js';
import { timeWords } from './when.js';

/** @typedef {import('../screen.ts').Span} Span */

/** @type {readonly (readonly ['bold' | 'italic' | 'strike' | 'underline' | 'code', keyof HTMLElementTagNameMap])[]} */
const TAGS = [
  ['code', 'code'],
  ['bold', 'b'],
  ['italic', 'i'],
  ['strike', 's'],
  ['underline', 'u'],
];

/**
 * Text in its styles.
 *
 * @param {readonly Span[]} spans
 * @returns {Node[]}
 */
export const drawSpans = (spans) => spans.map(drawSpan);

/** @param {Span} span */
function drawSpan(span) {
  const words = span.at === undefined ? document.createTextNode(span.text) : drawTime(span, span.at);
  const styled = TAGS.reduce(
    (inner, [style, tag]) => (span[style] === true ? h(tag, {}, inner) : inner),
    words,
  );
  if (span.spoiler === true) return drawSpoiler(styled);
  if (span.mention === true) return h('span', { class: 'mention' }, styled);
  return span.url === undefined ? styled : drawLink(span.url, styled);
}

/**
 * @param {Span} span
 * @param {number} at
 * @returns {Node}
 */
function drawTime({ timeStyle = 'date-time' }, at) {
  const date = new Date(at * 1000);
  const relative = timeStyle === 'relative' ? { 'data-relative': at } : {};
  const attributes = { datetime: date.toISOString(), title: date.toLocaleString(), ...relative };
  return h('time', attributes, timeWords(at, timeStyle));
}

/**
 * Only web addresses lead anywhere.
 *
 * @param {string} url
 * @param {Node} words
 */
function drawLink(url, words) {
  if (!/^https?:\/\//.test(url)) return h('span', {}, words);
  return h('a', { href: url, target: '_blank', rel: 'noreferrer noopener' }, words);
}

/** @param {Node} words */
function drawSpoiler(words) {
  const button = h('button', { type: 'button', class: 'spoiler', 'aria-expanded': 'false' }, words);
  button.addEventListener('click', () => button.setAttribute('aria-expanded', 'true'));
  return button;
}
