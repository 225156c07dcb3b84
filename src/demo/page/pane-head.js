// @ts-check
import { h, newId, setText } from './dom.js';
import { drawAvatar } from './message.js';

/**
 * @typedef {import('../screen.ts').PaneScreen} PaneScreen
 * @typedef {import('../screen.ts').Viewer} Viewer
 */

/**
 * The top of a pane: the workspace, through whose eyes it is seen, and its channels.
 *
 * @param {string} platform
 * @param {(change: Partial<Viewer>) => void} change
 */
export function createPaneHead(platform, change) {
  const [dot, place] = [h('span', { class: 'online', 'aria-hidden': 'true' }), h('span')];
  const people = h('fieldset', { class: 'people' });
  const channels = h('nav', { class: 'channels', 'aria-label': `Channels in ${platform}` });
  const note = h('p', { class: 'channel-note' });
  const element = h(
    'header',
    { class: 'pane-head' },
    h(
      'div',
      { class: 'pane-bar' },
      h('div', { class: 'pane-title' }, h('h2', {}, platform), h('p', { class: 'pane-place' }, dot, place)),
      people,
    ),
    h('div', { class: 'channel-bar' }, channels, note),
  );
  let drawn = '';
  return {
    element,
    /** @param {PaneScreen} screen */
    show(screen) {
      dot.classList.toggle('off', !screen.online);
      setText(place, `${screen.place} · ${screen.online ? 'bot online' : 'bot not connected'}`);
      setText(note, screen.channels.find(({ id }) => id === screen.channel)?.note ?? '');
      const json = JSON.stringify([screen.people, screen.channels]);
      if (json !== drawn) {
        people.replaceChildren(h('legend', {}, 'You are'), ...drawPeople(screen, change));
        channels.replaceChildren(...drawChannels(screen, change));
        drawn = json;
      }
      for (const input of people.querySelectorAll('input')) input.checked = input.value === screen.person;
      for (const tab of channels.children) {
        if (tab.getAttribute('data-channel') === screen.channel) tab.setAttribute('aria-current', 'true');
        else tab.removeAttribute('aria-current');
      }
    },
  };
}

/**
 * @param {PaneScreen} screen
 * @param {(change: Partial<Viewer>) => void} change
 */
function drawPeople({ people }, change) {
  const group = newId();
  return people.map(({ id, name, role }) => {
    const input = h('input', { type: 'radio', name: group, value: id });
    input.addEventListener('change', () => change({ person: id }));
    const words = h(
      'span',
      { class: 'person-words' },
      h('b', {}, name),
      h('span', { class: 'person-role' }, role),
    );
    return h('label', { class: 'person' }, input, drawAvatar(name, false), words);
  });
}

/**
 * @param {PaneScreen} screen
 * @param {(change: Partial<Viewer>) => void} change
 */
function drawChannels({ channels }, change) {
  return channels.map(({ id, name, kind }) => {
    const sign = h('span', { class: 'channel-sign', 'aria-hidden': 'true' }, kind === 'direct' ? '@' : '#');
    const tab = h('button', { type: 'button', class: 'channel', 'data-channel': id }, sign, name);
    tab.addEventListener('click', () => change({ channel: id }));
    return tab;
  });
}
