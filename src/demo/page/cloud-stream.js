// @ts-check
import { h, setText } from './dom.js';
import { createPlayer } from './player.js';
import { lengthWords, timeWords } from './when.js';

/** @typedef {import('../cloud/cloud-screen.ts').StreamRow} StreamRow */

/** The sign repeats the word, so that colour alone says nothing. */
const SIGNS = { live: '●', banned: '⊘', offline: '○' };

/**
 * One stream; its parts stay in place while their words change.
 *
 * @param {(act: 'go-live' | 'end-push') => void} does
 */
export function createStreamCard(does) {
  const [name, app] = [h('b', { class: 'stream-name' }), h('span', { class: 'stream-app' })];
  const state = h('span', { class: 'stream-state' });
  const [first, second] = [h('p', { class: 'stream-figures' }), h('p', { class: 'stream-since' })];
  const button = h('button', { type: 'button', class: 'stream-button' });
  const watch = h('button', { type: 'button', class: 'stream-button watch-button', hidden: true });
  const player = createPlayer((isOpen) => setText(watch, isOpen ? 'Stop watching' : 'Watch'));
  setText(watch, 'Watch');
  let id = '';
  const head = h('p', { class: 'stream-head' }, h('span', { class: 'stream-id' }, name, app), state);
  const element = h(
    'li',
    { class: 'stream' },
    head,
    first,
    h('div', { class: 'stream-foot' }, second, button),
    watch,
    player.element,
  );
  watch.addEventListener('click', () => {
    if (player.isOpen()) player.close();
    else void player.open(`/api/cloud/watch?stream=${encodeURIComponent(id)}`, name.textContent ?? '');
  });
  button.addEventListener('click', () => does(element.dataset['state'] === 'live' ? 'end-push' : 'go-live'));
  return {
    element,
    /** @param {StreamRow} row */
    show(row) {
      element.dataset['state'] = row.state;
      setText(name, row.name);
      setText(app, row.app === 'live' ? '' : ` in ${row.app}`);
      setText(state, `${SIGNS[row.state]} ${row.state}`);
      setText(first, figureWords(row));
      setText(second, sinceWords(row));
      id = row.id;
      watch.hidden = row.isReal !== true;
      watch.setAttribute('aria-label', `${watch.textContent}: ${row.name} in ${row.app}`);
      const verb = row.state === 'live' ? 'End push' : 'Go live';
      setText(button, verb);
      button.setAttribute('aria-label', `${verb}: ${row.name} in ${row.app}`);
    },
  };
}

/** @param {StreamRow} row */
function figureWords({ state, resolution = '', fps = 0, declaredFps = 0, videoBps = 0, reason }) {
  if (state === 'banned') return reason === undefined ? 'No reason was given' : `“${reason}”`;
  if (state === 'offline') return 'No push';
  return `${resolution} · ${fps}/${declaredFps} fps · ${(videoBps / 1e6).toFixed(1)} Mbps`;
}

/** @param {StreamRow} row */
function sinceWords({ state, since, bannedUntil }) {
  if (state === 'banned')
    return bannedUntil === undefined ? '' : `until ${timeWords(bannedUntil, 'date-time')}`;
  if (since === undefined) return '';
  const length = lengthWords(Date.now() / 1000 - since);
  return state === 'live' ? `live for ${length}` : `ended ${length} ago`;
}
