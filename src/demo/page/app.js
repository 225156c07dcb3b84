// @ts-check
import { createCloud } from './cloud.js';
import { createFeed } from './feed.js';
import { createPane } from './pane.js';
import { keepTimesTrue } from './when.js';

const EXAMPLES = ['/live status room-1', '/live streams', '/live help'];

/** @param {string} id */
function byId(id) {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`the page has no ${id}`);
  return element;
}

const look = () => feed.restart();
const slack = createPane({
  root: byId('slack'),
  platform: 'Slack',
  path: '/api/slack',
  examples: EXAMPLES,
  look,
});
const discord = createPane({
  root: byId('discord'),
  platform: 'Discord',
  path: '/api/discord',
  examples: EXAMPLES,
  look,
});
const cloud = createCloud(byId('cloud'));

const parts = new Map(
  /** @type {[string, { show: (part: any) => void }][]} */ ([
    ['slack', slack],
    ['discord', discord],
    ['cloud', cloud],
  ]),
);
const feed = createFeed({
  viewers: () => ({ slack: slack.viewer(), discord: discord.viewer() }),
  show: (name, part) => parts.get(name)?.show(part),
  lost: (isLost) => {
    byId('lost').hidden = !isLost;
  },
});
keepTimesTrue();
