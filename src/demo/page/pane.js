// @ts-check
import { createComposer } from './composer.js';
import { h, setText } from './dom.js';
import { createFormLayer } from './form.js';
import { createMessageList } from './message-list.js';
import { createPaneHead } from './pane-head.js';
import { act, ask } from './post.js';

/**
 * @typedef {import('../screen.ts').PaneScreen} PaneScreen
 * @typedef {import('../screen.ts').Viewer} Viewer
 */

/**
 * @typedef {object} PaneOptions
 * @property {HTMLElement} root
 * @property {string} platform As people call it.
 * @property {string} path Of its part of the API.
 * @property {readonly string[]} examples Lines to begin with.
 * @property {() => void} look Called after the person or the channel was changed.
 */

/**
 * One platform: who looks at which channel, its messages, a form that may lie over them, and the line to type in.
 *
 * @param {PaneOptions} options
 */
export function createPane({ root, platform, path, examples, look }) {
  /** @type {Viewer} */
  let viewer = { person: '', channel: '' };
  const notice = h('p', { class: 'notice', role: 'status' });

  /** @param {string} name @param {Record<string, unknown>} body */
  const does = async (name, body) => {
    setText(notice, '');
    const { shown } = await act(`${path}/${name}`, { ...viewer, ...body });
    return shown;
  };
  /** @param {string | undefined} words */
  const tell = (words) => setText(notice, words ?? '');

  /** @param {Partial<Viewer>} change */
  const change = (change) => {
    viewer = { ...viewer, ...change };
    tell(undefined);
    look();
  };
  const head = createPaneHead(platform, change);
  const list = createMessageList(async (message, button, element) => {
    if (element.getAttribute('aria-busy') === 'true') return;
    element.setAttribute('aria-busy', 'true');
    tell(await does('presses', { message, button }));
    element.removeAttribute('aria-busy');
  });
  const composer = createComposer({
    complete: (text) =>
      ask(`${path}/completes`, { ...viewer, text }).catch(() => ({
        hint: '',
        note: '',
        ready: true,
        items: [],
      })),
    send: async (text) => tell(await does('types', { text })),
  });
  const form = createFormLayer({
    submit: (values) => does('submits', { values }),
    close: () => void does('closes', {}).then(tell),
  });
  const empty = drawEmpty(examples, composer.fill);
  const body = h('div', { class: 'pane-body' }, empty, list.element, notice, composer.element);
  root.append(head.element, h('div', { class: 'pane-stage' }, body, form.element));

  return {
    viewer: () => viewer,
    /** @param {PaneScreen} screen */
    show(screen) {
      const { person, channel, channels, messages } = screen;
      viewer = { person, channel };
      head.show(screen);
      empty.hidden = messages.length > 0;
      list.show(messages, `${person} ${channel}`);
      const { name = '', kind } = channels.find(({ id }) => id === channel) ?? {};
      composer.input.placeholder = `Message ${kind === 'direct' ? '' : '#'}${name}`;
      composer.input.setAttribute('aria-label', `Message to ${name} in ${platform}`);
      const wasOpen = body.inert;
      body.inert = screen.form !== null;
      form.show(screen.form);
      if (wasOpen && !body.inert) composer.input.focus();
    },
  };
}

/**
 * @param {readonly string[]} examples
 * @param {(text: string) => void} fill
 */
function drawEmpty(examples, fill) {
  const chips = examples.map((example) => {
    const chip = h('button', { type: 'button', class: 'chip' }, example);
    chip.addEventListener('click', () => fill(example));
    return chip;
  });
  return h(
    'div',
    { class: 'empty' },
    h('p', {}, 'Nothing was said here yet. Begin with one of these:'),
    h('div', { class: 'chips' }, chips),
  );
}
