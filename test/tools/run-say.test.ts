import { expect, test } from 'vitest';
import { runSay, type SayOptions } from '../../src/tools/run-say.ts';
import { openWorld, type World } from '../kit/world.ts';

const ROOM = { domain: 'push.example.com', app: 'live', name: 'room-1' };
const grants = { view: ['terminal:ada'], moderate: ['terminal:ada'] };

/** What `ada` at a terminal reads, and the exit code. */
async function say(world: World, line: string, options: Partial<SayOptions> = {}) {
  const written: string[] = [];
  const code = await runSay(line, {
    services: world.services,
    user: 'ada',
    write: (text) => void written.push(text),
    confirm: () => Promise.resolve(true),
    pause: (delayMs) => Promise.resolve(world.clock.advance(delayMs)),
    ...options,
  });
  return { code, said: written.join('\n') };
}

test('a look: the reply, and exit code 0', async () => {
  const world = await openWorld({ grants });
  world.cloud.world.goLive(ROOM);
  const { code, said } = await say(world, 'status room-1');
  expect(code).toBe(0);
  expect(said).toContain('✔ room-1 is live');
});

test('a write: question, answer, what was read back', async () => {
  const world = await openWorld({ grants });
  world.cloud.world.goLive(ROOM);
  const asked: string[] = [];
  const { code, said } = await say(world, 'ban room-1 2h nudity on air', {
    confirm: (verb) => Promise.resolve(asked.push(verb) > 0),
  });
  expect(code).toBe(0);
  expect(asked).toEqual(['Ban for 2h']);
  expect(said).toMatch(
    /Ban room-1 for 2h\?[^]*Banning room-1…[^]*✔ room-1 is banned: verified off the air after 1 s/,
  );
  expect(await world.services.store.audit.list({}, 5)).toMatchObject([
    { actor: 'terminal:ada', place: 'terminal:terminal/terminal', outcome: 'done' },
  ]);
});

test('a question that is answered with no changes nothing', async () => {
  const world = await openWorld({ grants });
  const { code } = await say(world, 'ban room-1 2h nudity', { confirm: () => Promise.resolve(false) });
  expect([code, world.calls('ForbidLiveStream')]).toEqual([0, 0]);
});

test('a write that is not verified: exit code 1', async () => {
  const world = await openWorld({ grants });
  world.cloud.faults.add({ kind: 'drop', action: 'ForbidLiveStream', times: 1 });
  const { code, said } = await say(world, 'ban room-1 2h nudity');
  expect(code).toBe(1);
  expect(said).toContain('✘ room-1: the ban is not verified');
});

test.each([
  ['bann room-1', 'Did you mean /live ban'],
  ['ban room-1', 'for is missing: give from 1m to 90d'],
  ['ban room-1 2y x', 'for cannot be 2y'],
])('%s: what is wrong, and exit code 1', async (line, expected) => {
  const world = await openWorld({ grants });
  const { code, said } = await say(world, line);
  expect(code).toBe(1);
  expect(said).toContain(expected);
});

test('a terminal user is granted like any other', async () => {
  const world = await openWorld({ grants });
  const { code, said } = await say(world, 'ban room-1 2h nudity', { user: 'eve' });
  expect(code).toBe(1);
  expect(said).toContain('Not allowed');
  expect(await world.services.store.audit.list({}, 5)).toMatchObject([
    { actor: 'terminal:eve', outcome: 'refused' },
  ]);
});
