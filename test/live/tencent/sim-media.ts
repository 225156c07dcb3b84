import type { MixInput, UnixSeconds } from '../../../src/live/port.ts';
import type { MixInput as WorldInput } from '../../../src/sim/tencent/world/mix-order.ts';
import type { World } from '../../../src/sim/tencent/world/world.ts';
import type { LiveCloud } from '../../contracts/live/fixture.ts';

/** Files, pictures and mixes of a stand-in's world. */
export function simMedia(
  world: World,
  now: () => UnixSeconds,
): Pick<LiveCloud, 'file' | 'picture' | 'mix' | 'mixes'> {
  return {
    file(stream, from, to) {
      world.recorded.recall({ stream, format: 'mp4', startedMs: from * 1000, endedMs: to * 1000 });
    },
    picture: (stream) => void world.snapshots.add(stream, now() * 1000),
    mix({ session, output, inputs }) {
      world.mixes.start({ session, output, isNewStream: true, template: 0, inputs: inputs.map(worldInput) });
    },
    mixes: () =>
      world.mixes.list().map(({ session, output, inputs }) => ({
        session,
        output,
        inputs: inputs.toSorted((a, b) => a.layer - b.layer).map(({ name }) => name),
      })),
  };
}

function worldInput({ name, layer, ...input }: MixInput): WorldInput {
  const { x, y, width, height } = (input.kind === 'stream' ? input.box : undefined) ?? {};
  return { name, layer, kind: input.kind, x, y, width, height, crop: undefined };
}
