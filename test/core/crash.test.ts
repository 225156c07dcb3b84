import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import type { SimChange } from '../../src/sim/tencent/journal.ts';
import { words } from '../kit/person.ts';
import { openWorld, type World } from '../kit/world.ts';

const FORBID = 'ForbidLiveStream';
const CHILD = fileURLToPath(new URL('children/ban-until-killed.ts', import.meta.url));
const ROOM = { domain: 'push.example.com', app: 'live', name: 'room-1' };

/** Another process bans room-1, and dies without a last word when the cloud says that moment has come. */
async function killedAt(world: World, isMoment: (change: SimChange) => boolean): Promise<void> {
  const { address, databaseUrl, services } = world;
  const bot = spawn(
    process.execPath,
    ['--import', 'tsx', CHILD, JSON.stringify(address), databaseUrl, String(services.now())],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  onTestFinished(() => void bot.kill('SIGKILL'));
  const said: string[] = [];
  bot.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  const end = world.cloud.onChange((change) => {
    if (isMoment(change)) bot.kill('SIGKILL');
  });
  const [, signal] = await once(bot, 'close');
  end();
  if (signal !== 'SIGKILL') throw new Error(`the bot ended by itself:\n${said.join('')}`);
}

const hangs = (change: SimChange) => change.kind === 'called' && change.call.action === FORBID;
const waits = (change: SimChange) => change.kind === 'waiting' && change.action === FORBID;

test('a bot that dies after the effect: the next one reads it back, writes one row, tells it in its place', async () => {
  const world = await openWorld();
  world.cloud.world.goLive(ROOM);
  world.cloud.faults.add({ kind: 'lose-answer', action: FORBID });
  await killedAt(world, hangs);
  expect(await world.services.store.audit.list({}, 5)).toEqual([]);

  const next = await world.restart();
  next.cloud.faults.clear();
  await next.passTime(24);
  expect(next.chat.told).toEqual([]);
  await next.passTime(10);
  const [told, ...more] = next.chat.told;
  expect(more).toEqual([]);
  expect(told).toMatchObject({
    asker: { actor: { id: 'mod' }, place: { home: 'T1', channel: 'C1' } },
    message: undefined,
    answer: { audience: 'channel' },
  });
  expect(told && words(told.answer)).toContain('room-1 is banned: verified off the air');
  expect(told && words(told.answer)).toContain("The cloud's answer to the ban was lost");
  await next.passTime(60);
  expect(next.chat.told).toHaveLength(1);
  expect(next.calls(FORBID)).toBe(1);
  expect(await next.services.store.audit.list({}, 5)).toMatchObject([
    { actor: 'slack:mod', command: 'ban', outcome: 'done', target: 'write:room-1' },
  ]);
});

test('a bot that dies before the effect: nothing was changed, which is told and kept, and the name is free', async () => {
  const world = await openWorld();
  world.cloud.world.goLive(ROOM);
  world.cloud.faults.add({ kind: 'slow', ms: 86_400_000, action: FORBID });
  await killedAt(world, waits);

  const next = await world.restart();
  next.cloud.faults.clear();
  const mod = next.person('mod');
  const busy = await mod.presses(await mod.types('ban room-1 1h spam'), 'Ban');
  expect(busy).toMatchObject({ error: 'busy' });
  await next.passTime(35);
  expect(next.chat.told.map(({ answer }) => words(answer))).toEqual([
    expect.stringContaining('nothing was changed so far.'),
  ]);
  expect(await next.services.store.audit.list({}, 5)).toMatchObject([{ outcome: 'nothing' }]);
  expect(words(await mod.presses(await mod.types('ban room-1 1h spam'), 'Ban'))).toContain(
    'The cloud took it.',
  );
});
