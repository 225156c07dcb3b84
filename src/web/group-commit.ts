import { setTimeout } from 'node:timers/promises';
import type { CloudEvent, CloudEvents } from '../store/port.ts';

/** Events of one transaction at most, so that none holds the store for long. */
const MOST = 200;
/** How long the first of them waits for others: nothing beside the 20 s that an answer may take (tencent-live 11.1). */
const GATHER_MS = 5;

interface Waiting {
  readonly event: CloudEvent;
  readonly done: (isNew: boolean) => void;
  readonly failed: (cause: unknown) => void;
}

/**
 * Keeps events that come at once in one transaction: a burst costs a few syncs of the disk, not one each. What comes out is
 * fulfilled when the event is on disk (true when it was new), and rejected when it is not.
 */
export function createGroupCommit(events: Pick<CloudEvents, 'add'>): (event: CloudEvent) => Promise<boolean> {
  const waiting: Waiting[] = [];
  let isRunning = false;
  const run = async (): Promise<void> => {
    while (waiting.length > 0) {
      if (waiting.length < MOST) await setTimeout(GATHER_MS);
      await keep(waiting.splice(0, MOST), events);
    }
    isRunning = false;
  };
  return (event) =>
    new Promise((done, failed) => {
      waiting.push({ event, done, failed });
      if (isRunning) return;
      isRunning = true;
      void run();
    });
}

async function keep(group: readonly Waiting[], events: Pick<CloudEvents, 'add'>): Promise<void> {
  try {
    const fresh = new Set(await events.add(group.map(({ event }) => event)));
    // Of two deliveries in one group only the first is new.
    for (const { event, done } of group) done(fresh.delete(event.key));
  } catch (cause) {
    for (const { failed } of group) failed(cause);
  }
}
