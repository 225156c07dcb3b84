import { describe, expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/port.ts';
import { letGo, startChild } from '../store/child.ts';
import { intent, NOW } from './store/rows.ts';

export interface Emptied {
  /** The address of an empty database, a new one each time. */
  readonly empty: () => Promise<string> | string;
  /** Looks for damage to the database itself. */
  readonly check?: (databaseUrl: string) => Promise<void>;
}

/** What every database must stand of several processes. */
export function storeProcessesContract(name: string, { empty, check }: Emptied): void {
  describe(`${name} keeps the store contract over processes`, () => {
    it('makes one store of three processes and gives each of 300 claims once', async () => {
      const databaseUrl = await empty();
      const children = [1, 2, 3].map(() => startChild('take-claims', databaseUrl));
      await letGo(children);
      await Promise.all(children.map(({ ended }) => ended));
      const won = children.flatMap(({ lines }) => lines.slice(1)).filter((line) => line !== '');
      const keys = won.map((line) => line.split(' ')[0]);
      const fences = won.map((line) => line.split(' ')[1]);
      expect(won).toHaveLength(300);
      expect(new Set(keys).size).toBe(300);
      expect(new Set(fences).size).toBe(300);
    }, 60_000);

    it('loses nothing acknowledged to kill -9, and opens again each time', async () => {
      const databaseUrl = await empty();
      const acknowledged: string[] = [];
      for (let round = 0; round < 5; round += 1) {
        const child = startChild('write-until-killed', databaseUrl);
        await letGo([child]);
        // Lines come in bursts, so that the kill falls anywhere between two statements of the child.
        await child.printed(2 + Math.floor(Math.random() * 200));
        child.process.kill('SIGKILL');
        await child.ended;
        acknowledged.push(...child.lines.slice(1));
      }
      expect(acknowledged.length).toBeGreaterThan(5);
      await check?.(databaseUrl);
      const store = await openStore(databaseUrl, { now: () => NOW });
      onTestFinished(() => store.close());
      expect(await lost(store, acknowledged)).toEqual([]);
    }, 60_000);
  });
}

/** The acknowledged lines whose rows are not there, and writes that are there by half. */
async function lost(store: Store, acknowledged: readonly string[]): Promise<string[]> {
  const audited = (await store.audit.list({}, 1_000_000)).map(({ requestId }) => requestId);
  const looks = await store.laters.takeDue(NOW + 999, NOW + 9_999, 1_000_000);
  const lookOf = new Map(looks.map((look) => [look.id, look.intent]));
  const settled = new Set(audited);
  const isThere = async (line: string): Promise<boolean> => {
    const [what, id = ''] = line.split(' ');
    if (what === 'saved') return (await store.calls.read(id)) !== undefined;
    if (what === 'spent') return (await store.calls.read(id))?.spent !== undefined;
    if (what === 'settled') return settled.has(`request of ${id}`);
    const again = await store.intents.begin(intent(id, { target: `write:${id}` }));
    // Its look has the intent exactly until it is settled, whether or not the child could still say so.
    const open = !settled.has(`request of ${id}`);
    return 'rival' in again && again.rival.running === open && lookOf.get(id) === (open ? id : undefined);
  };
  const missing: string[] = [];
  for (const line of acknowledged) if (!(await isThere(line))) missing.push(line);
  return settled.size === audited.length ? missing : [...missing, 'an audit row came twice'];
}
