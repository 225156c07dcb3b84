import { afterEach, describe } from 'vitest';
import type { Store } from '../../src/store/port.ts';
import { auditContract } from './store/audit.ts';
import { callsContract } from './store/calls.ts';
import { claimsContract } from './store/claims.ts';
import { digestsContract } from './store/digests.ts';
import { eventsContract } from './store/events.ts';
import { factsContract } from './store/facts.ts';
import { intentsContract } from './store/intents.ts';
import { jobsContract } from './store/jobs.ts';
import { leasesContract } from './store/leases.ts';
import { latersContract } from './store/laters.ts';
import { storeLifeContract } from './store/life.ts';
import { sessionsContract } from './store/sessions.ts';

export interface OpenedStore {
  readonly store: Store;
  /** Another store on the same memory, as a second instance or a restart has it; the first stays usable. */
  readonly reopen: () => Promise<Store>;
}

export type OpenStore = () => Promise<OpenedStore>;

/** What every store must do. `open` gives an empty one each time; the suite closes what it opened. */
export function storeContract(name: string, open: OpenStore): void {
  describe(`${name} keeps the store contract`, () => {
    const opened: Store[] = [];
    const kept = (store: Store): Store => {
      opened.push(store);
      return store;
    };
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((store) => store.close()));
    });
    const openKept: OpenStore = async () => {
      const { store, reopen } = await open();
      return { store: kept(store), reopen: async () => kept(await reopen()) };
    };
    describe('calls', () => {
      callsContract(openKept);
    });
    describe('claims', () => {
      claimsContract(openKept);
    });
    describe('laters', () => {
      latersContract(openKept);
    });
    describe('intents', () => {
      intentsContract(openKept);
    });
    describe('audit', () => {
      auditContract(openKept);
    });
    describe('digests', () => {
      digestsContract(openKept);
    });
    describe('jobs', () => {
      jobsContract(openKept);
    });
    describe('facts', () => {
      factsContract(openKept);
    });
    describe('leases', () => {
      leasesContract(openKept);
    });
    describe('events', () => {
      eventsContract(openKept);
    });
    describe('sessions', () => {
      sessionsContract(openKept);
    });
    describe('life', () => {
      storeLifeContract(openKept);
    });
  });
}
