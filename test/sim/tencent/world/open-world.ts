import { manualClock } from '../../../../src/sim/clock.ts';
import { World } from '../../../../src/sim/tencent/world/world.ts';
import { keyOf, startMs } from '../sim-client.ts';

/** An empty world on a clock that is moved by hand, and the names of what happens in it. */
export function openWorld() {
  const clock = manualClock(startMs);
  const names = { pushDomains: ['push.example.com'], playDomains: ['play.example.com'] };
  const world = new World({ clock, random: () => 0.5, ...names });
  const told: string[] = [];
  world.changes.listen((change) => told.push(change.kind));
  const advance = (seconds: number) => clock.advance(seconds * 1000);
  const goLive = (name: string, size: { width?: number; height?: number } = {}) =>
    world.goLive(keyOf(name), size);
  return { clock, world, told, advance, goLive };
}
