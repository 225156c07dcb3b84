import { describe, expect, test } from 'vitest';
import type { Actor } from '../../src/core/call.ts';
import { CHANNEL, words } from '../kit/person.ts';
import { openWorld, type World } from '../kit/world.ts';

const LINE = 'ban room-1 24h nudity';
const audits = (world: World) => world.services.store.audit.list({}, 50);
const outcomes = async (world: World) =>
  (await audits(world)).map(({ actor, outcome }) => `${actor} ${outcome}`);

describe('refused and audited, and nothing reaches the cloud', () => {
  const outsiders: readonly (readonly [string, Partial<Actor>, string])[] = [
    ['a stranger', { standing: 'stranger', id: 'mod' }, 'Only members of this workspace or server'],
    ['a bot', { standing: 'bot', id: 'mod' }, 'Bots cannot give commands.'],
    ['a guest', { standing: 'guest', id: 'gus' }, 'This needs the permission moderate'],
    ['a member without it', { id: 'meg' }, 'This needs the permission moderate'],
    ['the same id elsewhere', { platform: 'discord', id: 'mod' }, 'This needs the permission moderate'],
  ];

  test.each(outsiders)('%s', async (_, actor, why) => {
    const world = await openWorld();
    const person = world.person(actor.id ?? '', { actor });
    const answer = await person.types(LINE);
    expect(answer).toMatchObject({ error: 'not-permitted', audience: 'me', endsQuestion: false });
    expect(words(answer)).toContain('Not allowed');
    expect(words(answer)).toContain(why);
    expect(words(answer)).toContain('Nothing was changed. Ask ');
    expect(await outcomes(world)).toEqual([`${person.actor.platform}:${person.actor.id} refused`]);
    expect(world.calls()).toBe(0);
  });

  test('a moderator in a direct message, where the team would not see it', async () => {
    const world = await openWorld();
    const mod = world.person('mod', { place: { direct: true, channel: 'D1' } });
    const answer = await mod.types(LINE);
    expect(words(answer)).toContain('/live ban changes a stream, so it is not taken in a direct message.');
    expect(words(answer)).toContain('Nothing was changed. Give it in a channel, where the team sees it.');
    expect(await audits(world)).toMatchObject([
      { actor: 'slack:mod', place: 'slack:T1/D1', outcome: 'refused' },
    ]);
    expect(words(await mod.types('status room-1'))).toContain('room-1');
  });

  test('what is asked for is kept without its signature, even when it cannot be read', async () => {
    const world = await openWorld();
    const meg = world.person('meg');
    await meg.sends('ban', {
      stream: 'rtmp://push.example.com/live/room-1?txSecret=c0ffee',
      reason: 'see ?txSecret=c0ffee',
    });
    await meg.sends('ban', { stream: 'rtmp://push.example.com/live/x/room-1?txSecret=c0ffee' });
    const inputs = (await audits(world)).map(({ input }) => input);
    expect(inputs).toEqual([
      '{"stream":"rtmp://push.example.com/live/x/room-1…"}',
      '{"stream":"push.example.com/live/room-1","reason":"see ?txSecret=…"}',
    ]);
  });

  test('a refused look is not worth a row', async () => {
    const world = await openWorld({ grants: {} });
    expect(await world.person('meg').types('status room-1')).toMatchObject({ error: 'not-permitted' });
    expect(await audits(world)).toEqual([]);
  });
});

describe('at the press', () => {
  test('who lost the role since the question was put', async () => {
    const world = await openWorld({ grants: { view: ['slack:*'], moderate: ['slack:group:S1'] } });
    const before = world.person('mod', { actor: { groups: ['S1'] } });
    const question = await before.types(LINE);
    const after = world.person('mod', { actor: { groups: [] } });
    expect(words(await after.presses(question, 'Ban'))).toContain('This needs the permission moderate');
    const unsure = world.person('mod', { actor: { groups: 'unknown' } });
    expect(words(await unsure.presses(question, 'Ban'))).toContain('could not be looked up');
    expect(world.calls('ForbidLiveStream')).toBe(0);
    expect(await outcomes(world)).toEqual(['slack:mod refused', 'slack:mod refused']);
    expect(words(await before.presses(question, 'Ban'))).toContain('Banning room-1');
  });

  test('who was not the one asked', async () => {
    const world = await openWorld({ grants: { moderate: ['slack:*'] } });
    const question = await world.person('ann').types(LINE);
    const answer = await world.person('bob').presses(question, 'Ban');
    expect(words(answer)).toContain('This question was put to slack:ann, not to you.');
    expect(words(answer)).toContain('Nothing was changed. Give the command yourself.');
    expect(answer.endsQuestion).toBe(false);
    expect(await outcomes(world)).toEqual(['slack:bob refused']);
    expect(words(await world.person('ann').presses(question, 'Ban'))).toContain('Banning room-1');
  });

  test('who sees the card of another, but may not do what its button does', async () => {
    const world = await openWorld({ grants: { view: ['slack:*'], moderate: ['slack:user:mod'] } });
    const card = await world.person('mod').types('status room-1');
    const answer = await world.person('meg').presses(card, 'Ban');
    expect(words(answer)).toContain('Not allowed');
    expect(await outcomes(world)).toEqual(['slack:meg refused']);
  });
});

test('the desk says the same before a form opens', async () => {
  const world = await openWorld();
  const { desk } = world;
  const [mod, meg] = [world.person('mod'), world.person('meg')];
  expect(desk.allowed(mod.actor, 'ban').allowed).toBe(true);
  const refused = desk.allowed(meg.actor, 'ban');
  expect(refused.allowed).toBe(false);
  const asked = await meg.types(LINE);
  expect(words({ reply: desk.refusal(refused, meg.actor) })).toBe(words(asked));
  expect(desk.allowed(mod.actor, 'constructor').allowed).toBe(false);
});

test('where the question was put is where the audit says it was', async () => {
  const world = await openWorld();
  const mod = world.person('mod', { place: { ...CHANNEL, thread: '17.5' } });
  await mod.presses(await mod.types(LINE), 'Ban');
  expect(await audits(world)).toMatchObject([{ place: 'slack:T1/C1/17.5', outcome: 'done' }]);
});
