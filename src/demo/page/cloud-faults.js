// @ts-check
import { h, setText } from './dom.js';

/** @typedef {import('../cloud/cloud-faults.ts').CloudFault} CloudFault */

/** @type {readonly (readonly [CloudFault, string, string])[]} */
const FAULTS = [
  ['slow', 'Slow', 'every call takes 2 s longer'],
  ['lost-ban', 'Lose the next ban’s answer', 'it takes effect, but the bot is not told'],
  ['down', 'Down', 'every call fails'],
];

/**
 * The fold-out with what can go wrong.
 *
 * @param {(fault: CloudFault, on: boolean) => void} set
 */
export function createFaults(set) {
  /** @type {Map<CloudFault, HTMLInputElement>} */
  const boxes = new Map();
  const lines = FAULTS.map(([fault, name, effect]) => {
    const box = h('input', { type: 'checkbox' });
    box.addEventListener('change', () => set(fault, box.checked));
    boxes.set(fault, box);
    return h(
      'label',
      { class: 'fault' },
      box,
      h('span', {}, h('b', {}, name), h('span', { class: 'fault-effect' }, effect)),
    );
  });
  const summary = h('summary', {}, 'Break something');
  const element = h('details', { class: 'faults' }, summary, h('div', { class: 'faults-box' }, lines));
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !element.open) return;
    element.open = false;
    summary.focus();
  });
  document.addEventListener('click', ({ target }) => {
    if (target instanceof Node && !element.contains(target)) element.open = false;
  });
  return {
    element,
    /** @param {Readonly<Record<CloudFault, boolean>>} planned */
    show(planned) {
      for (const [fault, box] of boxes) box.checked = planned[fault];
      const on = FAULTS.filter(([fault]) => planned[fault]).map(([, name]) => name.toLowerCase());
      setText(summary, on.length === 0 ? 'Break something' : `Broken: ${on.join(', ')}`);
      element.classList.toggle('on', on.length > 0);
    },
  };
}
