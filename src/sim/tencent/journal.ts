import { createSignal } from './signal.ts';
import type { Call } from './wire/call-server.ts';
import type { WorldChange } from './world/world-change.ts';
import type { World } from './world/world.ts';

export type SimChange =
  | WorldChange
  | { readonly kind: 'called'; readonly call: Call }
  /** A fault holds a call or its answer back until the clock has moved by `ms`. */
  | { readonly kind: 'waiting'; readonly action: string; readonly ms: number };

export interface Journal {
  /** The last 10 000 requests, oldest first. */
  readonly calls: readonly Call[];
  readonly onCall: (call: Call) => void;
  readonly onWait: (action: string, ms: number) => void;
  /** The answer ends the listening. */
  readonly onChange: (listener: (change: SimChange) => void) => () => void;
}

const keptCalls = 10_000;

/** Keeps what reached the stand-in, and tells of it together with the changes of its world. */
export function createJournal(world: World): Journal {
  const calls: Call[] = [];
  const changes = createSignal<SimChange>();
  world.changes.listen(changes.send);
  return {
    calls,
    onCall(call) {
      calls.push(call);
      if (calls.length > keptCalls) calls.shift();
      changes.send({ kind: 'called', call });
    },
    onWait: (action, ms) => changes.send({ kind: 'waiting', action, ms }),
    onChange: changes.listen,
  };
}
