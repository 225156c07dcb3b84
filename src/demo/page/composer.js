// @ts-check
import { h, newId, setText } from './dom.js';

/**
 * @typedef {import('../screen.ts').Completions} Completions
 * @typedef {import('../screen.ts').Completion} Completion
 */

/**
 * @typedef {object} ComposerActs
 * @property {(text: string) => Promise<Completions>} complete
 * @property {(text: string) => Promise<void>} send
 */

/** @type {Completions} */
const NOTHING = { hint: '', note: '', ready: true, items: [] };

/**
 * The line to type in, with its list of completions: arrows choose, Tab or Enter takes, Enter sends a line that is whole,
 * Escape closes the list.
 *
 * @param {ComposerActs} acts
 */
export function createComposer({ complete, send }) {
  const [listId, hintId] = [newId(), newId()];
  const input = h('input', {
    class: 'composer-input',
    type: 'text',
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': listId,
    'aria-describedby': hintId,
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    maxlength: '2000',
  });
  const button = h('button', { type: 'submit', class: 'composer-send', 'aria-label': 'Send' }, '➤');
  const list = h('ul', { class: 'completions', id: listId, role: 'listbox', 'aria-label': 'Completions' });
  const note = h('p', { class: 'completions-note' });
  const popup = h('div', { class: 'completions-box', hidden: true }, list, note);
  const hint = h('p', { class: 'composer-hint', id: hintId });
  const form = h(
    'form',
    { class: 'composer' },
    popup,
    h('div', { class: 'composer-line' }, input, button),
    hint,
  );

  let offered = NOTHING;
  let active = -1;
  let asked = 0;
  /** The line that `offered` is for. */
  let offeredFor = '';

  const close = () => offer(NOTHING);

  /** @param {Completions} completions */
  const offer = (completions) => {
    offered = completions;
    active = -1;
    list.replaceChildren(...completions.items.map(drawItem));
    setText(note, completions.note);
    setText(hint, completions.hint);
    popup.hidden = completions.items.length === 0;
    input.setAttribute('aria-expanded', String(!popup.hidden));
    point(completions.ready ? -1 : 0);
  };

  /** @param {number} index */
  const point = (index) => {
    active = index;
    [...list.children].forEach((item, at) => {
      item.setAttribute('aria-selected', String(at === index));
      if (at === index) item.scrollIntoView({ block: 'nearest' });
    });
    const id = list.children[index]?.id;
    if (id === undefined) input.removeAttribute('aria-activedescendant');
    else input.setAttribute('aria-activedescendant', id);
  };

  /** @param {Completion} item */
  const drawItem = (item) => {
    const element = h(
      'li',
      { id: newId(), role: 'option', 'aria-selected': 'false' },
      h('span', { class: 'completion-label' }, item.label),
      h('span', { class: 'completion-detail' }, item.detail),
    );
    // Before the input loses the focus.
    element.addEventListener('mousedown', (event) => {
      event.preventDefault();
      take(item);
    });
    return element;
  };

  const refresh = async () => {
    asked += 1;
    const turn = asked;
    const text = input.value;
    if (!text.startsWith('/')) return close();
    const completions = await complete(text);
    if (turn !== asked || document.activeElement !== input) return;
    offeredFor = text;
    offer(completions);
  };

  /** @param {Completion | undefined} item */
  const take = (item) => {
    if (item === undefined) return;
    input.value = item.text;
    input.focus();
    void refresh();
  };

  const sendLine = async () => {
    const text = input.value.trim();
    if (text === '' || button.disabled) return;
    asked += 1;
    close();
    input.value = '';
    button.disabled = true;
    await send(text);
    button.disabled = false;
  };

  /** @type {Map<string, () => boolean>} */
  const keys = new Map([
    ['ArrowDown', () => move(1)],
    ['ArrowUp', () => move(-1)],
    ['Tab', () => takeActive(Math.max(active, 0))],
    ['Enter', () => takeActive(active)],
    ['Escape', () => (popup.hidden ? false : (close(), true))],
  ]);
  /** @param {number} step */
  const move = (step) => {
    const count = offered.items.length;
    if (count > 0) point((Math.max(active, step > 0 ? -1 : 0) + step + count) % count);
    return count > 0;
  };
  /** @param {number} index */
  const takeActive = (index) => {
    // A list for an older line says nothing about this one.
    const item = popup.hidden || offeredFor !== input.value ? undefined : offered.items[index];
    // Taking what stands there already would only cost one more Enter.
    if (item === undefined || (offered.ready && item.text.trim() === input.value.trim())) return false;
    take(item);
    return true;
  };

  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (keys.get(event.key)?.() === true) event.preventDefault();
  });
  input.addEventListener('input', () => void refresh());
  input.addEventListener('focus', () => void refresh());
  input.addEventListener('blur', close);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void sendLine();
  });

  return {
    element: form,
    input,
    /** @param {string} text */
    fill(text) {
      input.value = text;
      input.focus();
      void refresh();
    },
  };
}
