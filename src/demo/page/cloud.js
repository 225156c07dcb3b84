// @ts-check
import { createFaults } from './cloud-faults.js';
import { createStreamCard } from './cloud-stream.js';
import { h, setText } from './dom.js';
import { act } from './post.js';

/** @typedef {import('../cloud/cloud-screen.ts').CloudScreen} CloudScreen */

/**
 * The strip of simulated streams: what the cloud really has, beside what the bot says of it.
 *
 * @param {HTMLElement} root
 */
export function createCloud(root) {
  const notice = h('p', { class: 'cloud-notice', role: 'status' });
  /** @param {string} path @param {unknown} body */
  const does = async (path, body) => setText(notice, (await act(`/api/cloud/${path}`, body)).shown ?? '');
  const faults = createFaults((fault, on) => void does('fault', { fault, on }));
  const list = h('ul', { class: 'streams', tabindex: '0', 'aria-label': 'Streams in the cloud' });
  root.append(
    h(
      'div',
      { class: 'cloud-head' },
      h('h2', { id: 'cloud-title' }, 'The cloud'),
      h('p', { class: 'cloud-words' }, 'What Tencent has, whatever the bot says'),
      notice,
      faults.element,
    ),
    list,
  );
  /** @type {Map<string, ReturnType<typeof createStreamCard>>} */
  const cards = new Map();
  return {
    /** @param {CloudScreen} screen */
    show({ streams, faults: planned }) {
      faults.show(planned);
      streams.forEach((row, index) => {
        const card = cards.get(row.id) ?? createStreamCard((path) => void does(path, { stream: row.id }));
        cards.set(row.id, card);
        card.show(row);
        if (list.children[index] !== card.element)
          list.insertBefore(card.element, list.children[index] ?? null);
      });
    },
  };
}
