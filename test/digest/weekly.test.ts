import { expect, test } from 'vitest';
import { renderReply } from '../../src/chat/terminal/render.ts';
import { at } from '../kit/digest-past.ts';
import { words } from '../kit/person.ts';
import { openWorld } from '../kit/world.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

test.each([
  ['weekly', 'monday', '2026-11-23T09:30:00Z', '2026-11-16 to 2026-11-22', 7],
  ['monthly', '1', '2026-12-01T09:30:00Z', '2026-11', 30],
])('a %s digest adds up its days, in its channel at its time', async (every, on, run, title, days) => {
  const world = await openWorld({ grants: { view: ['slack:*'], operate: ['slack:user:mod'] } });
  const { world: cloud } = world.cloud;
  const runMs = Date.parse(run);
  const midnightMs = runMs - 9.5 * HOUR_MS;
  const asker = world.person('mod');
  const asked = await asker.types(`digest add ${every} at=09:30 zone=UTC on=${on}`);
  expect(words(asked)).toContain('before it');
  await asker.presses(asked, 'Add the digest');
  for (let back = 1; back <= days; back += 1) {
    const beganMs = midnightMs - back * DAY_MS + HOUR_MS;
    cloud.recall({ stream: at(`room-${back % 3}`), beganMs, endedMs: beganMs + HOUR_MS, viewers: 10 });
  }
  world.clock.advance(runMs - world.clock.now());
  await world.bot.digests.tick();
  const [post, ...more] = world.chat.posted;
  expect(more).toEqual([]);
  const said = post === undefined ? '' : renderReply(post.reply);
  expect(said).toContain(title);
  expect(said).toMatch(new RegExp(`Pushes +${days}\\b`));
  expect(said).toMatch(new RegExp(`Time on air +${days}h`));
});
