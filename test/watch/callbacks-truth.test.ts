import { expect, onTestFinished, test } from 'vitest';
import { everyNth } from '../../src/sim/tencent/callbacks/every-nth.ts';
import { closedBySilence, cutByCall, endedByClient } from '../../src/sim/tencent/world/stop-reasons.ts';
import type { Push, PushEvent } from '../../src/sim/tencent/world/stream.ts';
import { createCallbacks } from '../../src/web/callbacks.ts';
import { createWebServer } from '../../src/web/server.ts';
import { START_MS } from '../live/tencent/hurried-clock.ts';
import { KEY } from '../web/callback-bodies.ts';
import { createForger } from './forger.ts';
import { lightFetch } from './light-fetch.ts';
import { openWatch, room, type Watched } from './open-watch.ts';

const STREAMS = 600;
/** 100 moments, a minute apart, at each of which 90 streams begin or end: 9,000 callbacks of the cloud. */
const MOMENTS = 100;
const BEGIN_OR_END = 90;
const MOMENT_MS = 60_000;
/** Eight forgeries at each, some of two posts: a tenth of all. */
const FORGED = 8;
/** The bot looks every ten minutes here, for the sake of the test's own time. */
const MOMENTS_A_LOOK = 10;
const REASONS = [endedByClient, closedBySilence, cutByCall];

/** Numbers that are the same in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** The web door, on the store of the watch; callbacks are lost, doubled and late on their way to it. */
async function openDoor({ sim, store, now, logged }: Watched, send: typeof fetch) {
  const say = (event: string) => void logged.push(event);
  const log = { info: say, warn: say, error: say };
  const server = createWebServer(
    [createCallbacks({ path: 'a-secret-word', key: KEY, events: store.events, now, log })],
    log,
  );
  const url = `http://127.0.0.1:${await server.start(0, '127.0.0.1')}/callbacks/tencent/a-secret-word`;
  onTestFinished(() => server.stop());
  const disturbed = everyNth({ drop: 10, double: 11, delay: 9, delayMs: 240_000 });
  const dropped = new Set<string>();
  sim.callbacks.disturb((message) => {
    const fate = disturbed(message);
    if (fate.copies === 0) dropped.add(`${message.type} ${String(message.body['sequence'])}`);
    return fate;
  });
  sim.callbacks.deliverTo({ url, key: KEY });
  const post = async (body: unknown): Promise<number> => {
    const answer = await send(url, { method: 'POST', body: JSON.stringify(body) });
    return answer.status;
  };
  return { post, dropped };
}

const second = (ms: number) => Math.floor(ms / 1000) - START_MS / 1000;
const ended = ({ stream, beganMs, endedMs, reason }: PushEvent): string =>
  `${stream.name} ${second(beganMs)}-${second(endedMs)} ${reason.errcode}/${reason.sub} confirmed`;
const running = ({ stream, beganMs }: Push): string => `${stream.name} ${second(beganMs)}-  confirmed`;

/** Every push of which at least one callback was not lost on its way, as it truly was. */
function truthOf({ sim: { world } }: Watched, dropped: ReadonlySet<string>): ReadonlyMap<string, string> {
  const isTold = ({ sequence }: Push, types: readonly number[]) =>
    types.some((type) => !dropped.has(`${type} ${sequence}`));
  const over = world.history().filter((push) => isTold(push, [0, 1]));
  const onAir = world.live().filter((push) => isTold(push, [1]));
  return new Map([
    ...over.map((push) => [push.sequence, ended(push)] as const),
    ...onAir.map((push) => [push.sequence, running(push)] as const),
  ]);
}

test('10,000 callbacks, lost, doubled, late and forged: the table is the truth, and nothing forged is confirmed', async () => {
  const send = lightFetch();
  const watched = await openWatch('v3', { fetch: send });
  const { sim, clock, watch, live, store } = watched;
  const { post, dropped } = await openDoor(watched, send);
  const random = seeded(7);
  const forge = createForger(KEY);
  const forged = new Set<string>();
  let posts = 0;
  const look = async () => {
    await watch.act();
    await watch.check(await live.streams.online({}));
  };
  for (let moment = 1; moment <= MOMENTS; moment += 1) {
    clock.advance(MOMENT_MS);
    for (let count = 0; count < BEGIN_OR_END; count += 1) {
      const stream = room(`room-${(moment * BEGIN_OR_END + count * 6 + Math.floor(random() * 6)) % STREAMS}`);
      const [push] = sim.world.pushesOf(stream);
      if (push === undefined) sim.world.goLive(stream);
      else if (push.beganMs < clock.now()) sim.world.endPush(stream, REASONS[Math.floor(random() * 3)]);
    }
    const targets = sim.world.live().filter(({ beganMs }) => beganMs < clock.now());
    const forgeries = Array.from({ length: FORGED }).flatMap(() => {
      const [target] = targets.splice(Math.floor(random() * targets.length), 1);
      return target === undefined ? [] : forge(target, clock.now());
    });
    const statuses = await Promise.all(forgeries.map(({ body }) => post(body)));
    expect(statuses).toEqual(forgeries.map(({ isTaken }) => (isTaken ? 200 : 403)));
    for (const { isTaken, sequence } of forgeries) if (isTaken) forged.add(sequence);
    posts += forgeries.length;
    await sim.callbacks.idle();
    if (moment % MOMENTS_A_LOOK === 0) await look();
  }
  // Whoever was said to have ended does end; the others stay on air.
  for (const { stream, sequence } of sim.world.live()) if (forged.has(sequence)) sim.world.endPush(stream);
  for (let count = 0; count < 5; count += 1) {
    clock.advance(MOMENT_MS);
    await sim.callbacks.idle();
  }
  for (let count = 0; count < 3; count += 1) {
    clock.advance(1_900_000);
    await look();
  }
  posts += sim.callbacks.sent.filter(({ resultCode }) => resultCode === 0).length;

  const truth = truthOf(watched, dropped);
  const table = await watched.table();
  process.stdout.write(
    `${posts} callbacks posted, ${dropped.size} lost, ${forged.size} sequences forged, ${truth.size} pushes in the table\n`,
  );
  expect(posts).toBeGreaterThan(9000);
  expect(new Map([...table].filter(([sequence]) => truth.has(sequence)))).toEqual(truth);
  const others = [...table].filter(([sequence]) => !truth.has(sequence));
  expect(others.length).toBeGreaterThan(300);
  expect(others.filter(([sequence]) => !forged.has(sequence))).toEqual([]);
  expect(others.filter(([, row]) => row.endsWith(' confirmed'))).toEqual([]);
  expect(others.filter(([, row]) => row.endsWith(' contradicted')).length).toBe(others.length);
  expect(await store.events.pending(1)).toEqual([]);
  expect(sim.calls.every(({ action }) => action.startsWith('Describe'))).toBe(true);
}, 120_000);
