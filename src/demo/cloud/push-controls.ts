import type { TencentSim } from '../../sim/tencent/tencent-sim.ts';
import { streamPath, type StreamKey } from '../../sim/tencent/world/stream.ts';
import type { ActAnswer } from '../screen.ts';

const ENCODER = { jitter: 0.04, reconnects: { afterMs: 15_000 } } as const;

/** An encoder starts to push; the cloud refuses a banned name. Throws an Error for a stream that nobody knows. */
export function goLive({ world }: TencentSim, id: string): ActAnswer {
  const stream = knownStream(world, id);
  if (world.pushesOf(stream).length > 0) return {};
  if (world.goLive(stream, ENCODER)) return {};
  return { shown: `The cloud refused the push: ${stream.name} is banned.` };
}

/** The encoder stops. Throws an Error for a stream that nobody knows. */
export function endPush({ world }: TencentSim, id: string): ActAnswer {
  world.endPush(knownStream(world, id));
  return {};
}

function knownStream(world: TencentSim['world'], id: string): StreamKey {
  const known = [...world.live(), ...world.history(), ...world.bans()].map(({ stream }) => stream);
  const stream = known.find((key) => streamPath(key) === id);
  if (stream === undefined) throw new Error(`there is no stream ${id}`);
  return stream;
}
