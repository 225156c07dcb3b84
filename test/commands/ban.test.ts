import { describe, expect, test } from 'vitest';
import { words } from '../kit/person.ts';
import { openWorld, type World } from '../kit/world.ts';

const at = (name: string, app = 'live', domain = 'push.example.com') => ({ domain, app, name });
const ROOM = at('room-1');
const FORBID = 'ForbidLiveStream';
const asked = async (world: World, line: string) => words(await world.person('mod').types(line));
const bans = async (world: World, line: string) => {
  const mod = world.person('mod');
  return mod.presses(await mod.types(line), 'Ban for');
};
const lastTold = (world: World) => {
  const told = world.chat.told.at(-1);
  return told === undefined ? '' : words(told.answer);
};

describe('the question', () => {
  test('says what will be hit, until when and why, and that nothing has happened', async () => {
    const world = await openWorld();
    world.cloud.world.goLive(ROOM);
    expect(await asked(world, 'ban room-1 2h nudity on air')).toBe(`! Ban room-1 for 2h?

  Stream        push.example.com/live/room-1
  State now     live
  Banned until  2026-11-22 14:00 UTC
  Reason        nudity on air

A ban hits the same name on every domain and app; on the push domains of this installation nothing else is live under it now.

Nothing has been changed yet. The button works until 2026-11-22 12:10 UTC.

[Ban for 2h]
`);
    expect(world.calls(FORBID)).toBe(0);
  });

  test('names everything else of that name that is live, and how many more', async () => {
    const world = await openWorld({ pushDomains: ['push.example.com', 'other.example.com'] });
    for (let app = 0; app < 12; app += 1) world.cloud.world.goLive(at('room-1', `app${app}`));
    world.cloud.world.goLive(at('room-1', 'live', 'other.example.com'));
    world.cloud.world.goLive(ROOM);
    world.cloud.world.goLive(at('room-12'));
    const question = await asked(world, 'ban room-1 2h nudity');
    expect(question).toContain('It also takes off the air: push.example.com/app0/room-1, ');
    expect(question).toContain(' and 3 more.');
    expect(question).not.toContain('room-12');
  });

  test('says so when the cloud does not tell what else is hit', async () => {
    const world = await openWorld();
    world.cloud.faults.add({ kind: 'error', code: 'InternalError', action: 'DescribeLiveStreamOnlineList' });
    expect(await asked(world, 'ban room-1 2h nudity')).toContain(
      'The cloud did not say what else is live under this name',
    );
  });

  test('tells of a ban that holds already, and that it is replaced', async () => {
    const world = await openWorld();
    world.cloud.world.ban(ROOM, world.clock.now() + 3_600_000);
    expect(await asked(world, 'ban room-1 2h nudity')).toContain(
      'Banned already until  2026-11-22 13:00 UTC (the new end replaces it)',
    );
  });
});

describe('the form', () => {
  test.each(['ban', 'ban room-1', 'ban room-1 24h'])('%s needs one', (line) => {
    return openWorld().then(({ desk }) => expect(desk.planTyped(line).first).toBe('form'));
  });

  test('asks the same question', async () => {
    const world = await openWorld();
    const question = await world.person('mod').fillsIn('ban room-1', { for: '24h', reason: 'nudity' });
    expect(words(question)).toContain('! Ban room-1 for 24h?');
  });
});

describe('the bounds', () => {
  test.each([
    ['1m', '2026-11-22T12:01:00Z'],
    ['90d', '2027-02-20T12:00:00Z'],
  ])('%s is sent as it is', async (length, end) => {
    const world = await openWorld();
    expect((await bans(world, `ban room-1 ${length} nudity`)).error).toBeUndefined();
    expect(world.cloud.calls.find(({ action }) => action === FORBID)).toMatchObject({
      code: undefined,
      params: { ResumeTime: end },
    });
  });

  test.each(['59s', '91d', '90d1s', 'forever'])('%s is refused before anything is asked', async (length) => {
    const world = await openWorld();
    expect(await asked(world, `ban room-1 ${length} nudity`)).toContain('give from 1m to 90d, in s m h d w');
    expect(world.calls()).toBe(0);
  });

  test('a reason has 2048 bytes, not characters', async () => {
    const world = await openWorld();
    const most = `${'直'.repeat(682)}ab`;
    expect((await bans(world, `ban room-1 1h ${most}`)).error).toBeUndefined();
    expect(world.cloud.world.bans()).toMatchObject([{ reason: most }]);
    expect(await asked(world, `ban room-1 1h ${most}c`)).toContain('give 1 to 2048 bytes of text');
  });
});

describe('the report', () => {
  test('verified: until when, why, by whom, and the way back', async () => {
    const world = await openWorld();
    world.cloud.world.goLive(ROOM);
    await bans(world, 'ban room-1 2h nudity');
    await world.passTime(1);
    expect(lastTold(world)).toBe(`✔ room-1 is banned: verified off the air after 1 s

  Stream        push.example.com/live/room-1
  Banned until  2026-11-22 14:00 UTC
  Reason        nudity
  By            mod

[Status] [Unban…]
`);
  });

  test('names every stream that was hit', async () => {
    const world = await openWorld();
    world.cloud.world.goLive(ROOM);
    world.cloud.world.goLive(at('room-1', 'backup'));
    await bans(world, 'ban backup/room-1 2h nudity');
    await world.passTime(1);
    expect(lastTold(world)).toContain('  push.example.com/backup/room-1, push.example.com/live/room-1\n');
    expect(world.cloud.world.live()).toEqual([]);
  });

  test('its buttons work: status, and a way back that asks first', async () => {
    const world = await openWorld();
    await bans(world, 'ban room-1 2h nudity');
    await world.passTime(1);
    const [card] = world.chat.told;
    if (card === undefined) throw new Error('nothing was told');
    const mod = world.person('mod');
    expect(words(await mod.presses(card.answer, 'Status'))).toContain('room-1 is banned');
    expect(words(await mod.presses(card.answer, 'Unban'))).toContain('! Unban room-1?');
  });
});

test('a play URL of a transcoded picture bans the stream itself, again and again', async () => {
  const world = await openWorld();
  for (const length of ['1h', '2h', '3h']) {
    const line = `ban https://play.example.com/live/room-1_hd.m3u8?txSecret=c0ffee ${length} nudity`;
    expect(words(await bans(world, line))).toContain('Banning room-1…');
    await world.passTime(1);
  }
  expect(world.calls(FORBID)).toBe(3);
  expect(await world.services.store.audit.list({ target: 'write:room-1' }, 9)).toHaveLength(3);
});

test('hostile reasons stay text', async () => {
  const world = await openWorld();
  const reason = '<!channel> @everyone *b* `c` \u202e [x](https://evil.example)';
  const question = await world.person('mod').sends('ban', { stream: 'room-1', for: '1h', reason });
  const facts = question.reply.blocks.find((block) => block.kind === 'facts');
  expect(facts?.facts.at(-1)?.value).toEqual({
    strings: ['', ''],
    values: ['<!channel> @everyone *b* `c` [x](https://evil.example)'],
  });
});

test('a lost answer about a stream that was not live proves nothing by its state', async () => {
  const world = await openWorld();
  const mod = world.person('mod');
  world.loseAnswer('ForbidLiveStream');
  await mod.presses(await mod.types('ban room-1 5h longer'), 'Ban');
  await world.passTime(8);
  const [told] = world.chat.told;
  expect(told && words(told.answer)).toContain('room-1 is banned, but perhaps not by this ban');
  const [row] = await world.services.store.audit.list({}, 1);
  expect(row?.outcome).toBe('unknown');
});
