import { expect, test } from 'vitest';
import { words } from '../kit/person.ts';
import { openWorld } from '../kit/world.ts';

const grants = {
  view: ['slack:*'],
  moderate: ['slack:user:mod', 'slack:group:S1'],
  admin: ['slack:user:root'],
};

test('what a member can do, and whom to ask for the rest', async () => {
  const world = await openWorld({ grants });
  const answer = await world.person('meg').types('help');
  const [open = '', closed = ''] = words(answer).split('Not for you yet:');
  expect(answer.audience).toBe('me');
  expect(open).toContain('/live status <stream>');
  expect(open).not.toContain('/live ban');
  expect(closed).toMatch(/ban, .*unban.* needs moderate\. Ask mod, S1\./);
  expect(closed).toContain('Ask root.');
  expect(world.calls()).toBe(0);
});

test('a moderator sees how a ban is typed; an admin is missing nothing', async () => {
  const world = await openWorld({ grants });
  expect(words(await world.person('mod').types('help'))).toContain('/live ban <stream> <for> <reason…>');
  const all = words(await world.person('root').types(''));
  expect(all).not.toContain('Not for you yet');
  for (const path of world.services.commands.keys()) expect(all).toContain(`/live ${path}`);
});
