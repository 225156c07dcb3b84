// @ts-check
import { h, setText } from './dom.js';

/** @import Mpegts from 'mpegts.js' */

/** @type {Promise<typeof Mpegts> | undefined} */
let library;

/** The package that makes FLV playable in a browser; it comes from the demo itself, and only when it is needed. */
function loadLibrary() {
  library ??= new Promise((resolve, reject) => {
    const script = h('script', { src: '/mpegts.js' });
    script.addEventListener('load', () => resolve(Reflect.get(window, 'mpegts')));
    script.addEventListener('error', () => reject(new Error('The player could not be loaded')));
    document.head.append(script);
  });
  return library;
}

/**
 * A small player of one live push, closed until it is opened.
 *
 * @param {(isOpen: boolean) => void} turned
 */
export function createPlayer(turned) {
  const video = h('video', { class: 'player-video', controls: true, playsinline: true });
  video.muted = true; // A browser starts nothing by itself that makes noise.
  const words = h('p', { class: 'player-words', role: 'status' });
  const element = h('div', { class: 'player', hidden: true }, video, words);
  /** @type {Mpegts.Player | undefined} */
  let player;
  let isOpen = false;

  /** @param {string} [why] */
  function close(why = '') {
    player?.destroy();
    player = undefined;
    setText(words, why);
    video.hidden = true;
    element.hidden = why === '';
    if (!isOpen) return;
    isOpen = false;
    turned(false);
  }

  /** @param {string} url @param {string} name */
  async function open(url, name) {
    isOpen = true;
    turned(true);
    video.hidden = false;
    video.setAttribute('aria-label', `${name}, as it is pushed`);
    element.hidden = false;
    setText(words, 'Connecting…');
    video.onplaying = () => setText(words, '');
    const mpegts = await loadLibrary();
    if (!isOpen) return;
    mpegts.LoggingControl.enableAll = false;
    const options = { liveBufferLatencyChasing: true };
    // By its whole address: the package reads it in a place of its own.
    const source = { type: 'flv', isLive: true, url: new URL(url, location.href).href };
    const made = mpegts.createPlayer(source, options);
    player = made;
    made.on(mpegts.Events.ERROR, () => close('The picture was lost.'));
    made.on(mpegts.Events.LOADING_COMPLETE, () => close('The push is over.'));
    made.attachMediaElement(video);
    made.load();
    await made.play();
  }

  return {
    element,
    isOpen: () => isOpen,
    close,
    /** @param {string} url @param {string} name */
    open: (url, name) => open(url, name).catch((thrown) => isOpen && close(String(thrown.message ?? thrown))),
  };
}
