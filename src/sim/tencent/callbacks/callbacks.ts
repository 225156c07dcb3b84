import type { Account } from '../account.ts';
import type { StreamKey } from '../world/stream.ts';
import type { World } from '../world/world.ts';
import type { CallbackMessage, CallbackTarget, Fate, SentCallback } from './callback.ts';
import { otherMessage } from './other-messages.ts';
import { Sender } from './sender.ts';
import { messageOf } from './world-messages.ts';

export interface CallbacksOptions {
  readonly world: World;
  readonly account: Account;
  readonly fetch: typeof fetch;
  readonly target: CallbackTarget | undefined;
}

/** What the stand-in tells by callback, and to whom (tencent-live 11). */
export interface Callbacks {
  /** From now on; `undefined`: nobody is called back. */
  deliverTo(target: CallbackTarget | undefined): void;
  /** Decides what happens to each message from now on: lost, doubled, late. */
  disturb(fateOf: (message: CallbackMessage) => Fate): void;
  /** Sends an event of any type; `body` replaces fields of the sample (see `otherMessage`). */
  announce(type: number, stream: StreamKey, more?: Pick<Partial<CallbackMessage>, 'body' | 'unsigned'>): void;
  /** Every post since the start, in the order of their ends. */
  readonly sent: readonly SentCallback[];
  /** Resolves when no post waits for its answer. */
  idle(): Promise<void>;
  close(): void;
}

/** Calls back about what happens in a world: pushes, files and pictures by themselves, the rest on order. */
export function createCallbacks({ world, account, fetch, target }: CallbacksOptions): Callbacks {
  const sender = new Sender({ clock: world.clock, fetch });
  sender.deliverTo(target);
  world.changes.listen((change) => {
    const message = messageOf(change, world, account);
    if (message) sender.send(message);
  });
  return {
    deliverTo: (to) => sender.deliverTo(to),
    disturb: (fateOf) => sender.disturb(fateOf),
    announce(type, stream, { body, ...more } = {}) {
      const occasion = { stream, nowMs: world.clock.now(), account };
      sender.send({ ...otherMessage(type, occasion, body), ...more });
    },
    sent: sender.sent,
    idle: () => sender.idle(),
    close: () => sender.close(),
  };
}
