import { expect, test } from 'vitest';
import { renderReply } from '../../../src/chat/terminal/render.ts';
import { readOrder } from '../../../src/core/digest-order.ts';
import { text } from '../../../src/core/text.ts';
import { recallTwoDays } from '../../kit/digest-past.ts';
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

test('knows a zone however it is typed', async () => {
  const world = await open();
  await adds(world.person('mod'), 'at=09:30 zone=asia/shanghai');
  const again = await world.person('mod').types('digest add daily at=09:30 zone=Asia/Shanghai');
  expect(words(again)).toContain('This channel has that digest already');
});

test.each([
  ['00:30 zone=Asia/Shanghai', '03:00'],
  ['00:30 zone=UTC', '03:00'],
  ['03:15 zone=America/New_York', ''],
  ['09:30 zone=Asia/Shanghai', ''],
])('says of a digest at %s whether it comes in part first', async (when, says) => {
  const world = await open();
  const asked = await world.person('mod').types(`digest add daily at=${when}`);
  const [, until = ''] = /counted, up to about (\S+): it comes in part first/.exec(words(asked)) ?? [];
  expect(until).toBe(says);
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

test('says in a thread that it comes in the channel, and posts it there', async () => {
  const world = await open();
  recallTwoDays(world.cloud);
  const inThread = 'It comes in the channel itself, not in this thread.';
  const person = world.person('mod', { place: { thread: '1700000000.000100' } });
  const asked = await person.types('digest add daily 12:30');
  expect(words(asked)).toContain(inThread);
  expect(words(await person.presses(asked, 'Add the digest'))).toContain(inThread);
  world.clock.advance(1_800_000);
  await world.bot.digests.tick();
  expect(world.chat.posted.map(({ place }) => [place.channel, place.thread])).toEqual([['C1', undefined]]);
  expect(words(await world.person('mod').types('digest add daily 13:30'))).not.toContain(inThread);
});

test('asks whether the bot can post in the channel, wherever the thread is', async () => {
  const world = await open();
  const asked: (string | undefined)[] = [];
  world.chat.postable = (place) => {
    asked.push(place.thread);
    return Promise.resolve(undefined);
  };
  await world.person('mod', { place: { thread: '1700000000.000100' } }).types('digest add daily 12:30');
  expect(asked).toEqual([undefined]);
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

test('narrows it to some streams, says so, and keeps that beside the one of all', async () => {
  const world = await open();
  const person = world.person('mod');
  await adds(person, '09:30');
  const asked = await person.types('digest add daily 09:30 app=live prefix=room- top=5');
  const said =
    'Only of streams in app live, with names that begin with room-. Tencent tells viewers, bandwidth and requests of all';
  expect(words(asked)).toContain(said);
  expect(words(await person.presses(asked, 'Add the digest'))).toContain(said);
  const orders = (await kept(world)).map(({ body }) => readOrder(body));
  expect(orders.map(({ filter, top }) => ({ filter, top }))).toEqual(
    expect.arrayContaining([
      { filter: undefined, top: undefined },
      { filter: { app: 'live', prefix: 'room-' }, top: 5 },
    ]),
  );
  const twin = await person.types('digest add daily 09:30 app=live prefix=room-');
  expect(words(twin)).toContain('has that digest already');
  expect(words(await person.types('digest list'))).toContain('every day at 09:30, UTC, of live/room-*');
});

test('posts and previews what it was narrowed to, and adds the same again', async () => {
  const world = await open();
  recallTwoDays(world.cloud);
  const person = world.person('mod');
  await adds(person, '12:30 prefix=room- top=1');
  const [id = ''] = (await kept(world)).map((digest) => digest.id);
  const preview = words(await person.types(`digest preview ${id}`));
  expect(preview).toContain('2026-11-21 · room-* · ');
  expect(preview).toContain('… and 1 more stream.');
  world.clock.advance(1_800_000);
  await world.bot.digests.tick();
  const [posted] = world.chat.posted.map(({ reply }) => renderReply(reply));
  expect(posted).toContain('2026-11-21 · room-* · ');
  expect(posted).toContain('Only of streams with names that begin with room-.');
  const removed = await person.types(`digest remove ${id}`);
  const again = await person.presses(removed, 'Add it again');
  expect(words(again)).toContain('Only of streams with names that begin with room-.');
});

test('refuses a push domain that is none', async () => {
  const answer = await (await open()).person('mod').types('digest add daily 09:30 domain=play.example.com');
  expect(answer.error).toBe('bad-input');
  expect(words(answer)).toContain('is no push domain of this installation');
});
