import { expect, test } from 'vitest';
import { createDesk } from '../../src/core/desk.ts';
import { BotError } from '../../src/core/errors.ts';
import type { Services } from '../../src/core/services.ts';
import { text } from '../../src/core/text.ts';
import { createPerson, words, type Person } from '../kit/person.ts';
import { openWorld, type World } from '../kit/world.ts';

const open = () => openWorld({ grants: { view: ['slack:*'], operate: ['slack:user:mod'] } });

const audits = async ({ services }: World) => (await services.store.audit.list({}, 50)).toReversed();
const kept = ({ services }: World) => services.store.digests.list();
const ask = (person: Person) => person.types('digest add daily 12:30');
const add = async (person: Person) => person.presses(await ask(person), 'Add the digest');
const firstId = async (world: World): Promise<string> => (await kept(world))[0]?.id ?? '';

/** The same bot, whose memory takes no audit rows, or whose digests move no more. */
function personOver(services: Services, store: Partial<Services['store']>): Person {
  const broken = { ...services, store: { ...services.store, ...store } };
  return createPerson(
    createDesk(broken, () => []),
    'mod',
  );
}

const withoutAudit = ({ services }: World): Person =>
  personOver(services, {
    audit: { ...services.store.audit, append: () => Promise.reject(new Error('the disk is full')) },
  });

test('each change of a digest leaves one line: who, where, what and how it ended', async () => {
  const world = await open();
  const mod = world.person('mod');
  await add(mod);
  const id = await firstId(world);
  for (const change of [`pause ${id} 1w`, `pause ${id} 0s`, `remove ${id}`])
    await mod.types(`digest ${change}`);
  const rows = await audits(world);
  expect(rows.map(({ command, input }) => [command, JSON.parse(input)])).toEqual([
    ['digest add', { every: 'daily', at: '12:30' }],
    ['digest pause', { digest: id, for: '1w' }],
    ['digest pause', { digest: id, for: '0s' }],
    ['digest remove', { digest: id }],
  ]);
  for (const row of rows) {
    expect(row).toMatchObject({
      actor: 'slack:mod',
      place: 'slack:T1/C1',
      outcome: 'done',
      target: undefined,
    });
  }
  expect(new Set(rows.map(({ call }) => call)).size).toBe(rows.length);
});

test('the line names the thread in which a digest was asked for', async () => {
  const world = await open();
  await add(world.person('mod', { place: { thread: '17.01' } }));
  expect(await audits(world)).toMatchObject([{ place: 'slack:T1/C1/17.01' }]);
});

test('what changes nothing leaves no line: questions, faults, and looking', async () => {
  const world = await open();
  const mod = world.person('mod');
  await ask(mod);
  for (const line of ['add daily 25:00', 'pause none', 'remove none', 'list', 'now', 'preview none'])
    await mod.types(`digest ${line}`);
  expect(await audits(world)).toEqual([]);
});

test('whoever may not change digests leaves a line that says so', async () => {
  const world = await open();
  await add(world.person('mod'));
  const id = await firstId(world);
  for (const line of ['add daily 09:30', `pause ${id}`, `remove ${id}`])
    await world.person('mel').types(`digest ${line}`);
  const refused = (await audits(world)).slice(1);
  expect(refused.map(({ command, actor, outcome }) => [command, actor, outcome])).toEqual([
    ['digest add', 'slack:mel', 'refused'],
    ['digest pause', 'slack:mel', 'refused'],
    ['digest remove', 'slack:mel', 'refused'],
  ]);
  expect(await kept(world)).toHaveLength(1);
});

test('a change whose line could not be written says that it was made, and is not made twice', async () => {
  const world = await open();
  const mod = withoutAudit(world);
  const asked = await ask(mod);
  const answer = await mod.presses(asked, 'Add the digest');
  expect(answer).toMatchObject({ error: 'internal', audience: 'me', endsQuestion: true });
  expect(words(answer)).toContain('Done, but something broke after it');
  expect(await kept(world)).toHaveLength(1);
  expect((await mod.presses(asked, 'Add the digest')).error).toBe('already-done');
  expect(await kept(world)).toHaveLength(1);
});

test.each(['pause', 'remove'])('so does one of digest %s', async (change) => {
  const world = await open();
  await add(world.person('mod'));
  const answer = await withoutAudit(world).types(`digest ${change} ${await firstId(world)}`);
  expect(words(answer)).toContain('Done, but something broke after it');
  expect(words(answer)).toContain('The change was made.');
});

test('a change that somebody else was faster with says that nothing was changed, and leaves no line', async () => {
  const world = await open();
  await add(world.person('mod'));
  const { digests } = world.services.store;
  const slow = personOver(world.services, {
    digests: { ...digests, moved: () => Promise.resolve(false), remove: () => Promise.resolve(false) },
  });
  const id = await firstId(world);
  expect(words(await slow.types(`digest pause ${id}`))).toContain('Nothing was changed.');
  expect(words(await slow.types(`digest remove ${id}`))).toContain('Nothing was changed.');
  expect(await audits(world)).toHaveLength(1);
});

test('a digest that could not be kept gives the question back', async () => {
  const world = await open();
  const { digests } = world.services.store;
  const full = personOver(world.services, {
    digests: { ...digests, add: () => Promise.reject(new Error('the disk is full')) },
  });
  const asked = await ask(full);
  const answer = await full.presses(asked, 'Add the digest');
  expect(words(answer)).toContain('Nothing was changed.');
  expect(await audits(world)).toEqual([]);
  const again = await world.person('mod').presses(asked, 'Add the digest');
  expect(again.error).toBeUndefined();
  expect(await kept(world)).toHaveLength(1);
});

test('one of which the store does not know says so, and the question is over', async () => {
  const world = await open();
  const { digests } = world.services.store;
  const lost = { said: text`The database does not answer.`, did: 'unknown', next: text`Look.` } as const;
  const person = personOver(world.services, {
    digests: {
      ...digests,
      async add(digest) {
        await digests.add(digest);
        throw new BotError('internal', lost);
      },
    },
  });
  const asked = await ask(person);
  const answer = await person.presses(asked, 'Add the digest');
  expect(words(answer)).toContain('It is not known whether anything was changed.');
  expect(answer.endsQuestion).toBe(true);
  expect((await person.presses(asked, 'Add the digest')).error).toBe('already-done');
});
