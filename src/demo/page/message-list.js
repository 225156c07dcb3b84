// @ts-check
import { h } from './dom.js';
import { drawMessage } from './message.js';

/** @typedef {import('../screen.ts').MessageView} MessageView */

/** Nearer to the end than this, a reader wants to see what comes next; in CSS pixels. */
const NEAR_END = 80;

/**
 * The messages of a channel. What did not change is left alone, what changed is replaced where it stands and keeps the focus.
 *
 * @param {(message: string, button: string, element: HTMLButtonElement) => void} press
 */
export function createMessageList(press) {
  const list = h('ol', {
    class: 'messages',
    role: 'log',
    'aria-live': 'polite',
    'aria-label': 'Messages',
    tabindex: '0',
  });
  /** @type {Map<string, { json: string, element: HTMLElement }>} */
  let drawn = new Map();
  let place = '';

  /** @param {MessageView} message */
  const draw = (message) => {
    const json = JSON.stringify(message);
    const before = drawn.get(message.id);
    if (before?.json === json) return before;
    const element = drawMessage(message, (button, pressed) => press(message.id, button.id, pressed));
    if (before !== undefined) {
      element.classList.add('changed');
      replace(before.element, element);
    }
    return { json, element };
  };

  return {
    element: list,
    /**
     * @param {readonly MessageView[]} messages
     * @param {string} newPlace Whose eyes, and which channel: another one starts at its end.
     */
    show(messages, newPlace) {
      const isElsewhere = newPlace !== place;
      const follows = isElsewhere || list.scrollHeight - list.scrollTop - list.clientHeight < NEAR_END;
      if (isElsewhere) drawn = new Map();
      const next = new Map(messages.map((message) => [message.id, draw(message)]));
      const elements = [...next.values()].map(({ element }) => element);
      for (const child of [...list.children]) {
        if (!elements.some((element) => element === child)) child.remove();
      }
      elements.forEach((element, index) => {
        if (list.children[index] !== element) list.insertBefore(element, list.children[index] ?? null);
      });
      drawn = next;
      place = newPlace;
      if (follows) showEnd(list);
    },
  };
}

/**
 * Scrolls to the end, but no further than to the beginning of the last message.
 *
 * @param {HTMLElement} list
 */
function showEnd(list) {
  const last = list.lastElementChild;
  const isLong = last instanceof HTMLElement && last.offsetHeight > list.clientHeight;
  list.scrollTop = isLong ? last.offsetTop : list.scrollHeight;
}

/**
 * @param {HTMLElement} before
 * @param {HTMLElement} after
 */
function replace(before, after) {
  const focused = before.contains(document.activeElement) ? document.activeElement : null;
  before.replaceWith(after);
  if (focused === null) return;
  const id = focused.getAttribute('data-press');
  const same = [...after.querySelectorAll('button')].find(
    (button) => button.getAttribute('data-press') === id,
  );
  (same ?? after).focus();
}
