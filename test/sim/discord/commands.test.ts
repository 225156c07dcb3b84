import { expect, it } from 'vitest';
import { liveCommand } from './bot.ts';
import { createRawScene } from './raw.ts';
import type { RawScene } from './raw.ts';

const text = (name: string, more: object = {}) => ({ type: 3, name, description: 'd', ...more });
const sub = (name: string, ...options: object[]) => ({ type: 1, name, description: 'd', options });
const group = (name: string, ...options: object[]) => ({ type: 2, name, description: 'd', options });
const live = (...options: object[]) => ({ name: 'live', description: 'd', options });
const times = <Value>(count: number, make: (n: number) => Value): Value[] =>
  Array.from({ length: count }, (_, n) => make(n));
const guildPath = ({ started }: RawScene) =>
  `/applications/${started.applicationId}/guilds/${started.guildId}/commands`;

it('registers, replaces, changes and removes commands', async () => {
  await using scene = await createRawScene();
  const { ask, sim, started } = scene;
  const path = guildPath(scene);
  const made = await ask('POST', path, liveCommand);
  expect(made).toMatchObject({ status: 201, body: { name: 'live', type: 1, guild_id: started.guildId } });
  const again = await ask('POST', path, { ...liveCommand, description: 'New' });
  expect(again).toMatchObject({ status: 200, body: { id: made.fields['id'], description: 'New' } });
  const id = String(made.fields['id']);
  expect((await ask('PATCH', `${path}/${id}`, { description: 'Newer' })).fields['description']).toBe('Newer');
  expect((await ask('PATCH', `${path}/${id}`, { name: 'Big' })).fields['code']).toBe(50035);
  expect((await ask('GET', path)).body).toHaveLength(1);
  expect((await ask('PUT', path, [{ name: 'other', description: 'd' }])).body).toMatchObject([
    { name: 'other' },
  ]);
  expect((await ask('GET', `${path}/${id}`)).fields['code']).toBe(10063);
  const [other] = sim.commands(started.guildId);
  expect((await ask('DELETE', `${path}/${String(other?.['id'])}`)).status).toBe(204);
  expect(sim.commands(started.guildId)).toEqual([]);
  expect((await ask('GET', '/applications/1/commands')).fields['code']).toBe(20012);
  expect((await ask('PUT', path, { name: 'not-a-list' })).fields['code']).toBe(50035);
});

const accepted: [string, object][] = [
  ['25 sub-commands', live(...times(25, (n) => sub(`s${n}`)))],
  ['a group with a sub-command', live(group('g', sub('s', text('a', { required: true }), text('b'))))],
  ['letters of other alphabets', { name: '直播', description: 'd' }],
  [
    'translations',
    { ...live(), name_localizations: { 'zh-CN': '直播' }, description_localizations: { fr: 'x' } },
  ],
  ['a command for people', { name: 'Who Is This', type: 2 }],
];

it.each(accepted)('takes %s', async (_what, command) => {
  await using scene = await createRawScene();
  expect((await scene.ask('POST', guildPath(scene), command)).status).toBe(201);
});

const refused: [string, object][] = [
  ['an upper-case name', { name: 'Live', description: 'd' }],
  ['a name with a space', { name: 'li ve', description: 'd' }],
  ['a name of 33', { name: 'x'.repeat(33), description: 'd' }],
  ['no description', { name: 'live' }],
  ['a description of 101', { name: 'live', description: 'x'.repeat(101) }],
  ['26 options', live(...times(26, (n) => text(`o${n}`)))],
  ['an option name twice', live(text('a'), text('a'))],
  ['an option type of its own', live({ type: 12, name: 'a', description: 'd' })],
  ['a required option after an optional one', live(text('a'), text('b', { required: true }))],
  ['sub-commands beside options', live(sub('s'), text('a'))],
  ['a group in a group', live(group('g', group('h', sub('s'))))],
  ['a sub-command in a sub-command', live(sub('s', sub('t')))],
  ['options in a group', live(group('g', text('a')))],
  ['an empty group', live(group('g'))],
  ['26 choices', live(text('a', { choices: times(26, (n) => ({ name: `${n}`, value: `${n}` })) }))],
  ['a choice name of 101', live(text('a', { choices: [{ name: 'x'.repeat(101), value: 'x' }] }))],
  ['choices and autocomplete', live(text('a', { autocomplete: true, choices: [{ name: 'x', value: 'x' }] }))],
  ['autocomplete of a boolean', live({ type: 5, name: 'a', description: 'd', autocomplete: true })],
  [
    'text as the value of a number',
    live({ type: 4, name: 'a', description: 'd', choices: [{ name: 'x', value: 'x' }] }),
  ],
  ['an unknown locale', { ...live(), name_localizations: { zh: 'a' } }],
  ['an upper-case translation', { ...live(), name_localizations: { fr: 'Direct' } }],
  ['permissions that are words', { ...live(), default_member_permissions: 'ADMINISTRATOR' }],
];

it.each(refused)('refuses %s', async (_what, command) => {
  await using scene = await createRawScene();
  const answer = await scene.ask('PUT', guildPath(scene), [command]);
  expect(answer.fields['code']).toBe(50035);
  expect(answer.fields['errors']).toHaveProperty('0');
});

const wide = (count: number) =>
  live(
    ...times(20, (n) =>
      sub(
        `${n}`.padStart(4, 's'),
        text('a'.repeat(32), {
          choices: times(3, (m) => ({ name: `${m}`.padEnd(60), value: `${m}`.padEnd(count) })),
        }),
      ),
    ),
  );

const described = (fr: string) =>
  live(
    ...times(20, (n) =>
      sub(
        `s${n}`,
        ...times(4, (m) =>
          text(`${n}-${m}`, { description: 'd', description_localizations: { fr, de: 'y' } }),
        ),
      ),
    ),
  );

it('counts 8000 characters, the longest translation of each text', async () => {
  await using scene = await createRawScene();
  expect((await scene.ask('PUT', guildPath(scene), [wide(50)])).status).toBe(200);
  const large = await scene.ask('PUT', guildPath(scene), [wide(80)]);
  expect(large.fields).toMatchObject({
    errors: {
      0: {
        _errors: [{ code: 'APPLICATION_COMMAND_TOO_LARGE', message: 'Command exceeds maximum size (8000)' }],
      },
    },
  });
  const long = 'x'.repeat(100);
  expect((await scene.ask('PUT', guildPath(scene), [described('x')])).status).toBe(200);
  expect((await scene.ask('PUT', guildPath(scene), [described(long)])).fields['code']).toBe(50035);
});

const batch = (word: string, count: number) =>
  times(count, (n) => ({ name: `${word}${n}`, description: 'd' }));

it('allows 100 commands, and 200 creates in a day', async () => {
  await using scene = await createRawScene();
  const { ask, clock } = scene;
  const path = guildPath(scene);
  expect((await ask('PUT', path, batch('a', 101))).fields['code']).toBe(30032);
  expect((await ask('PUT', path, batch('b', 99))).status).toBe(200);
  expect((await ask('PUT', path, batch('c', 1))).fields['code']).toBe(30034);
  clock.advance(86_400_000);
  expect((await ask('PUT', path, batch('c', 1))).status).toBe(200);
});
