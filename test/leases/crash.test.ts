import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import type { SimChange } from '../../src/sim/tencent/journal.ts';
import type { World } from '../kit/world.ts';
import { DROP, leased, openLeases, ownRows, titles, toldLast } from './leased.ts';

const CHILD = fileURLToPath(new URL('look-until-killed.ts', import.meta.url));
const STOP = 'StopRecordTask';

/** Another process comes to the end of the lease, and dies without a last word when the cloud says that moment has come. */
async function killedAt(world: World, isMoment: (change: SimChange) => boolean): Promise<void> {
  const { address, databaseUrl, services } = world;
  const args = ['--import', 'tsx', CHILD, JSON.stringify(address), databaseUrl, String(services.now())];
  const bot = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
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

/** A push that is recorded, and whose lease is over while nothing looks at it. */
async function openOver() {
  const world = await openLeases();
  const { dev, name, stream } = await leased(world, 'test 10m');
  world.cloud.world.goLive(stream);
  await dev.types(`record start ${name} 5h`);
  await world.passTime(590, 5);
  world.clock.advance(10_000);
  return { world, name };
}

test.each([DROP, STOP])(
  'a bot that dies after the effect of %s: it is not sent again, and told',
  async (action) => {
    const { world, name } = await openOver();
    world.cloud.faults.add({ kind: 'lose-answer', action });
    await killedAt(world, (change) => change.kind === 'called' && change.call.action === action);
    const next = await world.restart();
    next.cloud.faults.clear();
    await next.passTime(150);
    expect([next.calls(DROP), next.calls(STOP)]).toEqual([1, 1]);
    expect(titles(next, name)).toEqual(['Test stream X is over']);
    expect(toldLast(next)).toContain("the cloud's answer to that was lost");
    expect([...(await ownRows(next))].toSorted()).toEqual(['push done', 'record done']);
    await next.passTime(900, 10);
    expect([next.calls(DROP), next.calls(STOP)]).toEqual([1, 1]);
  },
);

test('a bot that dies before the effect: what is not known to be ended is not said to be', async () => {
  const { world, name } = await openOver();
  world.cloud.faults.add({ kind: 'slow', ms: 86_400_000, action: DROP });
  await killedAt(world, (change) => change.kind === 'waiting' && change.action === DROP);
  const next = await world.restart();
  next.cloud.faults.clear();
  await next.passTime(180);
  expect([next.calls(DROP), next.calls(STOP)]).toEqual([0, 1]);
  expect(titles(next, name)).toEqual(['Test stream X is over, but not all of it could be ended']);
  expect(toldLast(next)).toContain('still runs');
  expect([...(await ownRows(next))].toSorted()).toEqual(['push unknown', 'record done']);
});

test('a bot that is down when a lease is over ends it when it is back', async () => {
  const { world, name } = await openOver();
  world.clock.advance(3_600_000);
  const next = await world.restart();
  await next.passTime(30);
  expect([next.calls(DROP), next.calls(STOP)]).toEqual([1, 1]);
  expect(titles(next, name)).toEqual(['Test stream X is over']);
});
