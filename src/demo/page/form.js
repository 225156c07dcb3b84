// @ts-check
import { h, newId } from './dom.js';
import { drawParts } from './parts.js';

/**
 * @typedef {import('../screen.ts').FormView} FormView
 * @typedef {import('../screen.ts').InputView} InputView
 * @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Box
 */

/**
 * @typedef {object} FormActs
 * @property {(values: Record<string, string>) => Promise<string | undefined>} submit Words when it was not taken.
 * @property {() => void} close
 */

/**
 * The form that may lie over a pane. What was typed stays while faults appear; Escape closes it.
 *
 * @param {FormActs} acts
 */
export function createFormLayer({ submit, close }) {
  const layer = h('div', { class: 'form-layer', hidden: true });
  /** @type {FormView | null} */
  let shown = null;
  /** @type {Map<string, Box>} */
  let boxes = new Map();

  layer.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
  });
  layer.addEventListener('mousedown', (event) => {
    if (event.target === layer) event.preventDefault();
  });

  /** @param {FormView} form */
  const draw = (form) => {
    const typed =
      shown?.id === form.id ? new Map([...boxes].map(([name, box]) => [name, box.value])) : new Map();
    boxes = new Map();
    const fields = form.parts.map((part) =>
      part.kind === 'input'
        ? drawInput(part, typed.get(part.name), boxes)
        : drawParts([part], () => undefined),
    );
    layer.replaceChildren(drawForm(form, fields.flat(), { submit: () => submit(valuesOf(boxes)), close }));
    const faulty = [...boxes.values()].find((box) => box.getAttribute('aria-invalid') === 'true');
    const empty = [...boxes.values()].find((box) => box.value === '');
    (faulty ?? empty ?? [...boxes.values()][0])?.focus();
  };

  return {
    element: layer,
    /** @param {FormView | null} form */
    show(form) {
      if (JSON.stringify(form) === JSON.stringify(shown)) return;
      layer.hidden = form === null;
      if (form === null) layer.replaceChildren();
      else draw(form);
      shown = form;
    },
  };
}

/** @param {Map<string, Box>} boxes */
const valuesOf = (boxes) => Object.fromEntries([...boxes].map(([name, { value }]) => [name, value]));

/**
 * @param {FormView} form
 * @param {Node[]} fields
 * @param {{ submit: () => Promise<string | undefined>, close: () => void }} acts
 */
function drawForm(form, fields, { submit, close }) {
  const title = newId();
  const cancel = h('button', { type: 'button', class: 'btn plain' }, form.close);
  const cross = h('button', { type: 'button', class: 'form-cross', 'aria-label': 'Close' }, '×');
  const send =
    form.submit === undefined ? null : h('button', { type: 'submit', class: 'btn submit' }, form.submit);
  const fault = h('p', { class: 'form-fault', role: 'alert' });
  const box = h(
    'form',
    { class: 'form', role: 'dialog', 'aria-labelledby': title, novalidate: true, autocomplete: 'off' },
    h('header', { class: 'form-head' }, h('h3', { id: title }, form.title), cross),
    h('div', { class: 'form-fields' }, fields, fault),
    h('footer', { class: 'form-foot' }, cancel, send),
  );
  for (const button of [cancel, cross]) button.addEventListener('click', close);
  box.addEventListener('submit', (event) => {
    event.preventDefault();
    if (send?.disabled !== false) return;
    send.disabled = true;
    void submit().then((words) => {
      send.disabled = false;
      fault.textContent = words ?? '';
    });
  });
  return box;
}

/**
 * @param {InputView} input
 * @param {string | undefined} typed
 * @param {Map<string, Box>} boxes Where the box is put, by name.
 */
function drawInput(input, typed, boxes) {
  const [id, help] = [newId(), newId()];
  const box = drawBox(input, {
    id,
    'aria-describedby': help,
    'aria-invalid': input.error === undefined ? 'false' : 'true',
  });
  box.value = typed ?? input.value;
  boxes.set(input.name, box);
  const optional = input.required ? null : h('span', { class: 'optional' }, ' (optional)');
  return h(
    'div',
    { class: 'form-field' },
    h('label', { for: id }, input.label, optional),
    box,
    h(
      'p',
      { class: 'form-help', id: help },
      input.error === undefined ? null : h('span', { class: 'form-error' }, input.error),
      input.hint === undefined || input.hint === '' ? null : h('span', { class: 'form-hint' }, input.hint),
    ),
  );
}

/**
 * @param {InputView} input
 * @param {Record<string, string>} attributes
 * @returns {Box}
 */
function drawBox(input, attributes) {
  const all = { ...attributes, class: 'box', 'aria-required': input.required ? 'true' : 'false' };
  if (input.input === 'menu') {
    const options = input.choices.map(({ value, label }) => h('option', { value }, label));
    return h('select', all, h('option', { value: '' }, input.placeholder || 'Choose…'), options);
  }
  const typed = { ...all, placeholder: input.placeholder, maxlength: input.mostLetters };
  if (input.input === 'lines') return h('textarea', { ...typed, rows: '3' });
  return h('input', { ...typed, type: 'text', spellcheck: 'false' });
}
