import { expect, test } from 'vitest';
import { words } from '../../kit/person.ts';
import { openWorld } from '../../kit/world.ts';

test('a mix that is not kept is named, and nothing is sent', async () => {
  const world = await openWorld({ grants: { view: ['slack:*'], operate: ['slack:user:op'] } });
  for (const what of ['mix_1', 'tl_123', '<!channel>', '__proto__']) {
    const answer = await world.person('op').types(`mix stop ${what}`);
    expect(words(answer)).toContain(`No mix that was started here has the output or the session ${what}.`);
    expect(words(answer)).toContain('See /live mix list for what there is');
  }
  expect(world.calls()).toBe(0);
});
