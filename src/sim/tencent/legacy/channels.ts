import type { World } from '../world/world.ts';

/** The reading scale; the writing one of SetStatus is another (tencent-live 0.3). */
export const readStatus = { interrupted: 0, on: 1, closed: 3 } as const;

export type ReadStatus = (typeof readStatus)[keyof typeof readStatus];

/** The 2.0 API knows a stream by its name alone. */
export interface Channel {
  readonly id: string;
  readonly status: ReadStatus;
  /** When it was first pushed, or banned before that. */
  readonly createdMs: number;
}

/** Every name that was ever pushed or is banned, oldest first. */
export function channelsOf(world: World): readonly Channel[] {
  const live = new Set(world.live().map(({ stream }) => stream.name));
  const banned = new Set(world.bans().map(({ stream }) => stream.name));
  const created = new Map<string, number>();
  for (const { stream, beganMs } of [...world.runs(), ...world.bans()]) {
    created.set(stream.name, Math.min(beganMs, created.get(stream.name) ?? Infinity));
  }
  const statusOf = (name: string): ReadStatus => {
    if (banned.has(name)) return readStatus.closed;
    return live.has(name) ? readStatus.on : readStatus.interrupted;
  };
  return [...created]
    .map(([id, createdMs]) => ({ id, status: statusOf(id), createdMs }))
    .toSorted((a, b) => a.createdMs - b.createdMs);
}
