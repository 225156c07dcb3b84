import { describe, expect, test } from 'vitest';
import { words, type PersonOptions } from '../kit/person.ts';
import { openWorld, type World } from '../kit/world.ts';

const grants = {
  view: ['slack:*', 'discord:*', 'terminal:tess'],
  test: ['discord:role:R1'],
  moderate: ['slack:user:mod', 'slack:group:S1', 'discord:user:dee'],
  admin: ['slack:user:root'],
};
const open = () => openWorld({ grants });
const can = async (world: World, line: string, who = 'meg', options?: PersonOptions) =>
  words(await world.person(who, options).types(`can ${line}`));

describe('allowed', () => {
  test('with the permission and the grant that it comes from, for the asker alone', async () => {
    const world = await open();
    expect(await can(world, 'ban', 'mod')).toBe(`✔ You may run /live ban

  Needs    the permission moderate
  You      slack:mod, member
  Because  moderate is granted to slack:user:mod
`);
    expect((await world.person('mod').types('can ban')).audience).toBe('me');
    expect(world.calls()).toBe(0);
  });

  test.each([
    ['everybody', 'status', 'meg', {}, 'view is granted to every member (slack:*)'],
    ['an admin', 'ban', 'root', {}, 'admin is granted to slack:user:root'],
    ['a user group', 'ban', 'meg', { actor: { groups: ['S1'] } }, 'moderate is granted to slack:group:S1'],
    [
      'a role, as the settings write it',
      'url push',
      'dora',
      { actor: { platform: 'discord', groups: ['R1'] } },
      'test is granted to discord:role:R1',
    ],
    ['the terminal', 'status', 'tess', { actor: { platform: 'terminal' } }, 'granted to terminal:tess'],
  ] as const)('by %s', async (_, line, who, options, because) => {
    expect(await can(await open(), line, who, options)).toContain(because);
  });

  test('but not in a direct message, where the command changes a stream', async () => {
    const world = await open();
    const direct = { place: { direct: true } };
    expect(await can(world, 'ban', 'mod', direct)).toContain('But not in a direct message');
    expect(await can(world, 'status', 'mod', direct)).not.toContain('direct message');
  });
});

describe('refused', () => {
  test('why, and whom to ask here', async () => {
    expect(await can(await open(), 'ban')).toBe(`i You may not run /live ban

  Needs  the permission moderate
  You    slack:meg, member

This needs the permission moderate, which you do not have.

Ask mod, S1.
`);
  });

  test('a permission that nobody has is asked of the admins', async () => {
    expect(await can(await open(), 'record start')).toContain('Ask root.');
  });

  test('groups that could not be looked up are told as that', async () => {
    const options = { actor: { groups: 'unknown' as const } };
    const said = await can(await open(), 'ban', 'meg', options);
    expect(said).toContain('Your groups could not be looked up just now, so moderate cannot be checked.');
  });

  test('a guest may not even ask', async () => {
    const world = await open();
    const guest = world.person('gus', { actor: { standing: 'guest' } });
    expect(await guest.types('can ban')).toMatchObject({ error: 'not-permitted' });
  });
});

describe('the command, as people type it', () => {
  test.each(['ban', '/live ban', 'live ban', '/ban', 'BAN', '/LIVE ban', 'ban room-1 24h nudity', '  ban  '])(
    '%j',
    async (line) => {
      expect(await can(await open(), line, 'mod')).toContain('You may run /live ban');
    },
  );

  test.each(['record start', '/live record   start', 'Record Start room-1'])('%j', async (line) => {
    expect(await can(await open(), line, 'root')).toContain('You may run /live record start');
  });

  test.each([
    ['bann', 'There is no command bann.', 'Did you mean /live ban'],
    ['/live sttaus', 'There is no command sttaus.', 'Did you mean /live status?'],
    [
      'record',
      'There is no command record.',
      'Did you mean /live record files, /live record list, /live record start, /live record stop?',
    ],
    [
      '/live url',
      'There is no command url.',
      'Did you mean /live url check, /live url play, /live url push?',
    ],
    ['coffee', 'There is no command coffee.', 'See /live help for what there is.'],
    ['__proto__', 'There is no command __proto__.', 'See /live help'],
  ])('%j is none', async (line, said, next) => {
    const world = await open();
    const answer = await can(world, line);
    expect(answer).toContain(said);
    expect(answer).toContain(next);
  });
});
