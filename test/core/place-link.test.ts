import { expect, test } from 'vitest';
import { placeLink } from '../../src/core/place-link.ts';

test.each([
  ['slack:T1/C1', 'https://slack.com/app_redirect?team=T1&channel=C1'],
  ['slack:T1/C1/1732.5', 'https://slack.com/app_redirect?team=T1&channel=C1'],
  ['discord:12/34', 'https://discord.com/channels/12/34'],
])('%s leads to its channel', (place, url) => {
  expect(placeLink(place)).toMatchObject({ kind: 'link', url });
});

test.each(['terminal:here/tty', 'discord:/34', 'slack:T1', ''])('%s has no address', (place) => {
  expect(placeLink(place)).toBeUndefined();
});
