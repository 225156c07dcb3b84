// @ts-check
import { h } from './dom.js';
import { drawSpans } from './spans.js';

/**
 * @typedef {import('../screen.ts').Part} Part
 * @typedef {import('../screen.ts').Button} Button
 * @typedef {(button: Button, element: HTMLButtonElement) => void} Press
 */

/**
 * The parts of a message or form, in order.
 *
 * @param {readonly Part[]} parts
 * @param {Press} press
 * @returns {Node[]}
 */
export const drawParts = (parts, press) => parts.map((part) => drawPart(part, press));

/**
 * @param {Part} part
 * @param {Press} press
 * @returns {Node}
 */
function drawPart(part, press) {
  switch (part.kind) {
    case 'header':
      return h('h4', { class: 'part-header' }, part.text);
    case 'text':
      return h('p', { class: 'part-text' }, drawSpans(part.spans));
    case 'small':
      return h('p', { class: 'part-small' }, drawSpans(part.spans));
    case 'quote':
      return h('blockquote', { class: 'part-quote' }, drawSpans(part.spans));
    case 'list':
      return h(
        part.ordered ? 'ol' : 'ul',
        { class: 'part-list' },
        part.items.map((item) => h('li', {}, drawSpans(item))),
      );
    case 'code':
      return h('pre', { class: 'part-code', tabindex: '0' }, h('code', {}, part.code));
    case 'table':
      return drawTable(part);
    case 'fields':
      return h(
        'dl',
        { class: 'part-fields' },
        part.fields.map((field) => drawField(field, press)),
      );
    case 'image':
      return drawImage(part);
    case 'file':
      return drawFile(part);
    case 'divider':
      return h('hr', { class: 'part-divider' });
    case 'buttons':
      return h(
        'div',
        { class: 'part-buttons' },
        part.buttons.map((button) => drawButton(button, press)),
      );
    case 'card':
      return drawCard(part, press);
  }
}

/** @param {Extract<Part, { kind: 'table' }>} table */
function drawTable({ rows: [head = [], ...rows] }) {
  const table = h(
    'table',
    { class: 'part-table' },
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        head.map((cell) => h('th', { scope: 'col' }, drawSpans(cell))),
      ),
    ),
    h(
      'tbody',
      {},
      rows.map((row) =>
        h(
          'tr',
          {},
          row.map((cell) => h('td', {}, drawSpans(cell))),
        ),
      ),
    ),
  );
  return h('div', { class: 'part-table-box', tabindex: '0', role: 'group', 'aria-label': 'Table' }, table);
}

/**
 * @param {import('../screen.ts').CardField} field
 * @param {Press} press
 */
function drawField({ name, value, inline }, press) {
  const term = name.length === 0 ? null : h('dt', {}, drawSpans(name));
  return h('div', { class: inline ? 'field inline' : 'field' }, term, h('dd', {}, drawParts(value, press)));
}

/** @param {Extract<Part, { kind: 'image' }>} image */
function drawImage({ alt, src }) {
  if (src?.startsWith('data:image/') !== true) return h('p', { class: 'part-small' }, `Picture: ${alt}`);
  return h('img', { class: 'part-image', src, alt });
}

/** @param {Extract<Part, { kind: 'file' }>} file */
function drawFile({ name, alt, href }) {
  if (!href.startsWith('data:application/octet-stream;base64,')) {
    return h('p', { class: 'part-small' }, `File: ${name}`);
  }
  const link = h('a', { class: 'file-name', href, download: name }, name);
  return h('p', { class: 'part-file' }, link, h('span', { class: 'file-alt' }, alt));
}

/**
 * @param {Button} button
 * @param {Press} press
 */
function drawButton(button, press) {
  if (button.url !== undefined && /^https?:\/\//.test(button.url)) {
    return h(
      'a',
      { class: 'btn', href: button.url, target: '_blank', rel: 'noreferrer noopener' },
      button.label,
    );
  }
  const attributes = {
    type: 'button',
    class: `btn ${button.style}`,
    disabled: button.disabled,
    'data-press': button.id,
  };
  const element = h('button', attributes, button.label);
  element.addEventListener('click', () => press(button, element));
  return element;
}

/**
 * @param {Extract<Part, { kind: 'card' }>} card
 * @param {Press} press
 */
function drawCard({ colour = '', parts }, press) {
  const buttons = parts.filter(({ kind }) => kind === 'buttons');
  const rest = parts.filter(({ kind }) => kind !== 'buttons');
  const card = h('div', { class: 'part-card' }, drawParts(rest, press), drawParts(buttons, press));
  if (/^#?[0-9a-f]{6}$/i.test(colour)) card.style.setProperty('--bar', `#${colour.replace('#', '')}`);
  return card;
}
