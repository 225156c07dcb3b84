import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { createSessionWatch } from '../../src/watch/sessions.ts';
import { openCloud } from '../live/tencent-v3/open-cloud.ts';
import { letGo, startChild } from '../store/child.ts';
import { temporaryFolder } from '../store/temporary.ts';
import { NOW, pushBody, signed } from './callback-bodies.ts';

const ROUNDS = 3;
const AT_ONCE = 16;

/** Posts push after push until the door is gone; gives the sequences that were acknowledged with 200. */
async function postUntilGone(
  port: string,
  round: number,
  onEach: (count: number) => void,
): Promise<string[]> {
  const agent = new Agent({ keepAlive: true });
  onTestFinished(() => agent.destroy());
  const acknowledged: string[] = [];
  const url = `http://127.0.0.1:${port}/callbacks/tencent/a-secret-word`;
  const post = (sequence: string) =>
    new Promise<boolean>((resolve) => {
      request(url, { method: 'POST', agent }, (response) => {
        response.resume();
        if (response.statusCode === 200) acknowledged.push(sequence);
        onEach(acknowledged.length);
        resolve(true);
      })
        .on('error', () => resolve(false))
        .end(JSON.stringify(signed(pushBody(1, { sequence }))));
    });
  const line = async (first: number): Promise<void> => {
    for (let next = first; await post(`${round}-${next}`); next += AT_ONCE);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => line(index)));
  return acknowledged;
}

test('nothing that was acknowledged is lost to kill -9, and all of it is acted on by the next process', async () => {
  const databaseUrl = `file:${join(temporaryFolder(), 'bot.db')}`;
  const acknowledged: string[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const child = startChild('take-callbacks', databaseUrl);
    await letGo([child]);
    await child.printed(2);
    const enough = 100 + Math.floor(Math.random() * 400);
    const kill = (count: number) => count >= enough && child.process.kill('SIGKILL');
    acknowledged.push(...(await postUntilGone(child.lines[1] ?? '', round, kill)));
    await child.ended;
  }
  expect(acknowledged.length).toBeGreaterThanOrEqual(100 * ROUNDS);

  const store = await openStore(databaseUrl, { now: () => NOW });
  onTestFinished(() => store.close());
  const kept = await store.events.list({ types: [1], from: 0, to: NOW }, 1_000_000);
  const sequences = new Set(kept.map(({ body }) => /"sequence":"([^"]+)"/.exec(body)?.[1]));
  expect(acknowledged.filter((sequence) => !sequences.has(sequence))).toEqual([]);
  expect(sequences.size).toBe(kept.length);

  const { live } = await openCloud();
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  await createSessionWatch({ live, store, log, now: () => NOW, random: Math.random }).act();
  const table = await store.sessions.list({ since: 0 }, 1_000_000);
  expect(new Set(table.map(({ sequence }) => sequence))).toEqual(sequences);
}, 60_000);
