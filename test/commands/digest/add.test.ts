import { expect, test } from 'vitest';
import { text } from '../../../src/core/text.ts';
import { words, type Person } from '../../kit/person.ts';
import { openWorld, type World } from '../../kit/world.ts';

const GRANTS = { view: ['slack:*'], operate: ['slack:user:mod'] };
const open = () => openWorld({ grants: GRANTS });

async function adds(person: Person, line: string) {
  return person.presses(await person.types(`digest add daily ${line}`), 'Add the digest');
}
const kept = (world: World) => world.services.store.digests.list();

test('asks first, with the next three runs by the clocks of the zone', async () => {
  const world = await open();
  const asked = await world.person('mod').types('digest add daily at=09:30 zone=Asia/Shanghai');
  expect(asked.audience).toBe('me');
  expect(words(asked)).toContain('Post a digest here every day at 09:30?');
  expect(words(asked)).toContain('2026-11-23 09:30, 2026-11-24 09:30, 2026-11-25 09:30');
  expect(await kept(world)).toEqual([]);
});

test('adds it to the channel, and everybody there reads so', async () => {
  const world = await open();
  const answer = await adds(world.person('mod'), 'at=09:30 zone=Asia/Shanghai');
  expect(answer.audience).toBe('channel');
  expect(words(answer)).toContain('A digest comes here every day at 09:30');
  expect(await kept(world)).toMatchObject([
    { channel: 'slack:C1', nextRun: Date.UTC(2026, 10, 23, 1, 30) / 1000 },
  ]);
  const audited = await world.services.store.audit.list({}, 1);
  expect(audited).toMatchObject([{ command: 'digest add', actor: 'slack:mod', outcome: 'done' }]);
});

test("takes the installation's zone when none is given", async () => {
  const world = await open();
  await adds(world.person('mod'), '09:30');
  expect(await kept(world)).toMatchObject([{ nextRun: Date.UTC(2026, 10, 23, 9, 30) / 1000 }]);
});

test('shows the real time of a run that the clocks jump over', async () => {
  const world = await open();
  // 2027-03-14: New York's clocks jump from 02:00 to 03:00.
  world.clock.advance(111 * 86_400_000);
  const asked = await world.person('mod').types('digest add daily at=02:30 zone=America/New_York');
  expect(words(asked)).toContain('2027-03-14 03:00, 2027-03-15 02:30');
});

test('refuses where the bot cannot post, and says how to invite it', async () => {
  const world = await open();
  world.chat.uninvite(text`Type /invite @tally in the channel.`);
  const answer = await world.person('mod').types('digest add daily 09:30');
  expect(answer.error).toBe('bad-input');
  expect(words(answer)).toContain('The bot cannot post in this channel.');
  expect(words(answer)).toContain('Type /invite @tally in the channel.');
});

test('asks again at the press whether it can post', async () => {
  const world = await open();
  const person = world.person('mod');
  const asked = await person.types('digest add daily 09:30');
  world.chat.uninvite(text`Invite it.`);
  expect((await person.presses(asked, 'Add the digest')).error).toBe('bad-input');
  expect(await kept(world)).toEqual([]);
});

test('refuses a direct message', async () => {
  const world = await open();
  const person = world.person('mod', { place: { direct: true } });
  expect(words(await person.types('digest add daily 09:30'))).toContain('not for a direct message');
});

test('refuses the same digest twice, and more than five', async () => {
  const world = await open();
  const person = world.person('mod');
  for (const hour of [1, 2, 3, 4]) await adds(person, `at=0${hour}:00`);
  expect(words(await person.types('digest add daily 1:00'))).toContain('has that digest already');
  await adds(person, '05:00');
  expect(words(await person.types('digest add daily 06:00'))).toContain('has 5 digests');
  expect(await kept(world)).toHaveLength(5);
});

test.each(['25:00', '9', 'noon'])('refuses %s as a time', async (given) => {
  const world = await open();
  const answer = await world.person('mod').types(`digest add daily at=${given}`);
  expect(words(answer)).toContain(`at cannot be ${given}`);
});

test('refuses a zone that does not exist', async () => {
  const world = await open();
  const answer = await world.person('mod').types('digest add daily at=09:30 zone=Mars/Olympus');
  expect(words(answer)).toContain('zone cannot be Mars/Olympus');
});

test('needs operate', async () => {
  const world = await open();
  expect((await world.person('mel').types('digest add daily 09:30')).error).toBe('not-permitted');
});
