import { recallShows } from './demo-history.ts';
import type { StreamKey } from './world/stream.ts';
import type { World } from './world/world.ts';

const minuteMs = 60_000;
const encoder = { afterMs: 15_000 };

/**
 * Fills an empty world with a small account and keeps it moving on the world's clock:
 *
 * - `room-1`: a healthy 1080p30 at 4 Mbps, also pushed in the app `backup` (a ban hits both); its encoder
 *   comes back 15 s after it is cut; about 240 watch, and it is recorded for the next two hours
 * - `room-2`: 720p that stutters, better and worse; about 60 watch
 * - `host` and `guest`: two healthy 720p pushes, whose names can be mixed
 * - `studio`: comes and goes, with 12 viewers
 * - `lobby`: ended 20 minutes ago
 * - two pictures of `room-1` from the last half hour, and one of `lobby`
 * - yesterday and the day before: see `recallShows`
 *
 * The answer stops the movement.
 */
export function seedDemoWorld(world: World): () => void {
  const nowMs = world.clock.now();
  const at = (name: string, app = 'live'): StreamKey => ({ domain: pushDomain(world), app, name });
  recallShows(world, at);
  endedEarlier(world, at('lobby'), nowMs);
  const lively = { jitter: 0.04, reconnects: encoder };
  const watched = { viewers: 240, swing: 0.5, transcodedKbps: 1000 };
  world.goLive(at('room-1'), { ...lively, ...watched, beganMs: nowMs - 42 * minuteMs });
  world.goLive(at('room-1', 'backup'), { ...lively, beganMs: nowMs - 41 * minuteMs });
  const small = { width: 1280, height: 720, videoBps: 2_000_000, metaVideoBps: 2_000_000 };
  world.goLive(at('room-2'), { ...lively, ...small, viewers: 60, swing: 0.5, beganMs: nowMs - 8 * minuteMs });
  world.stutter(at('room-2'), 0.45);
  for (const name of ['host', 'guest']) {
    world.goLive(at(name), { ...lively, ...small, viewers: 20, beganMs: nowMs - 12 * minuteMs });
  }
  recordFor(world, at('room-1'), 2 * 60 * minuteMs);
  for (const minutes of [28, 14]) world.snapshots.add(at('room-1'), nowMs - minutes * minuteMs);
  world.snapshots.add(at('lobby'), nowMs - 25 * minuteMs);
  const stops = [drift(world, at('room-2')), comeAndGo(world, at('studio'))];
  return () => {
    for (const stop of stops) stop();
  };
}

function pushDomain(world: World): string {
  const [first] = world.pushDomains;
  if (first === undefined) throw new Error('the demo world needs a push domain');
  return first;
}

function endedEarlier(world: World, stream: StreamKey, nowMs: number): void {
  world.recall({
    stream,
    clientIp: '203.0.113.7',
    viewers: 35,
    beganMs: nowMs - 80 * minuteMs,
    endedMs: nowMs - 20 * minuteMs,
    reason: { errcode: 3, sub: 0 },
    accepted: true,
  });
}

function recordFor(world: World, stream: StreamKey, forMs: number): void {
  const startMs = Math.floor(world.clock.now() / 1000) * 1000;
  world.recordings.create({ stream, startMs, endMs: startMs + forMs, templateId: 1001 });
}

/** The stutter gets better and worse every 20 s. */
function drift(world: World, stream: StreamKey): () => void {
  const factors = [0.45, 0.6, 0.35, 0.5];
  return repeat(world, 20_000, (turn) => world.stutter(stream, factors[turn % factors.length] ?? 1));
}

/** Live for three minutes, away for three. */
function comeAndGo(world: World, stream: StreamKey): () => void {
  return repeat(world, 3 * minuteMs, () => {
    if (world.pushesOf(stream).length > 0) world.endPush(stream);
    else world.goLive(stream, { jitter: 0.02, viewers: 12 });
  });
}

function repeat(world: World, everyMs: number, run: (turn: number) => void): () => void {
  let turn = 0;
  let cancel = world.clock.after(everyMs, next);
  function next(): void {
    turn += 1;
    run(turn);
    cancel = world.clock.after(everyMs, next);
  }
  return () => cancel();
}
