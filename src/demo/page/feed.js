// @ts-check

/** @typedef {import('../screen.ts').Viewer} Viewer */

/**
 * @typedef {object} FeedOptions
 * @property {() => { readonly slack: Viewer, readonly discord: Viewer }} viewers Who looks at which pane now.
 * @property {(name: string, part: any) => void} show Draws one part of the state: `slack`, `discord` or `cloud`.
 * @property {(isLost: boolean) => void} lost Says that the demo does not answer, or does again.
 */

/**
 * Follows the state of the demo; `restart` asks anew after somebody looks at something else.
 *
 * @param {FeedOptions} options
 */
export function createFeed({ viewers, show, lost }) {
  /** @type {EventSource | undefined} */
  let source;
  const start = () => {
    source?.close();
    const { slack, discord } = viewers();
    const query = new URLSearchParams({
      slack: `${slack.person},${slack.channel}`,
      discord: `${discord.person},${discord.channel}`,
    });
    const opened = new EventSource(`/api/events?${query}`);
    source = opened;
    for (const name of ['slack', 'discord', 'cloud']) {
      opened.addEventListener(name, ({ data }) => {
        if (source === opened) show(name, JSON.parse(data));
      });
    }
    opened.addEventListener('open', () => lost(false));
    opened.addEventListener('error', () => lost(true));
  };
  start();
  return { restart: start };
}
