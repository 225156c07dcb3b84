// @ts-check
import { h } from './dom.js';
import { drawParts } from './parts.js';
import { timeWords } from './when.js';

/** @typedef {import('../screen.ts').MessageView} MessageView */

/**
 * One message as a list item.
 *
 * @param {MessageView} message
 * @param {import('./parts.js').Press} press
 */
export function drawMessage(message, press) {
  const { author, onlyYou, asked, thinking } = message;
  const kinds = ['message', ...(onlyYou ? ['only-you'] : []), ...(thinking ? ['thinking'] : [])];
  return h(
    'li',
    { class: kinds.join(' '), 'data-message': message.id, tabindex: '-1' },
    asked === undefined ? null : h('p', { class: 'asked' }, asked),
    drawAvatar(author.name, author.isApp),
    h(
      'div',
      { class: 'message-body' },
      onlyYou
        ? h(
            'p',
            { class: 'only-you-mark' },
            h('span', { class: 'eye', 'aria-hidden': 'true' }),
            onlyYouWords(),
          )
        : null,
      h('p', { class: 'message-head' }, drawHead(message)),
      thinking ? drawThinking(author.name) : h('div', { class: 'parts' }, drawParts(message.parts, press)),
    ),
  );
}

const onlyYouWords = () => h('span', {}, 'Only visible to you');

/** @param {MessageView} message */
function drawHead({ author, atMs, edited }) {
  const at = new Date(atMs);
  const time = { class: 'message-time', datetime: at.toISOString(), title: at.toLocaleString() };
  return [
    h('b', { class: 'message-author' }, author.name),
    author.isApp ? h('span', { class: 'app-badge' }, 'APP') : null,
    h('time', time, timeWords(atMs / 1000, 'time')),
    edited ? h('span', { class: 'edited' }, '(edited)') : null,
  ];
}

/** @param {string} name */
function drawThinking(name) {
  const dots = h('span', { class: 'dots', 'aria-hidden': 'true' }, h('i'), h('i'), h('i'));
  return h('p', { class: 'thinking-words' }, dots, `${name} is thinking…`);
}

const HUES = 5;

/**
 * The bot's lamp, or a person's first letter on a colour of their own.
 *
 * @param {string} name
 * @param {boolean} isApp
 */
export function drawAvatar(name, isApp) {
  if (isApp) return h('img', { class: 'avatar', src: '/lamp.svg', alt: '' });
  const sum = [...name].reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);
  return h(
    'span',
    { class: `avatar hue-${sum % HUES}`, 'aria-hidden': 'true' },
    name.slice(0, 1).toUpperCase(),
  );
}
