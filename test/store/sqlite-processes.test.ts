import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/port.ts';
import { intent, NOW } from '../contracts/store/rows.ts';
import { openRaw, temporaryFolder } from './temporary.ts';

interface Child {
  readonly process: ChildProcess;
  /** The whole lines that it has printed so far, `ready` first. */
  readonly lines: string[];
  /** Fulfilled when it has printed so many lines. */
  printed(count: number): Promise<void>;
  readonly ended: Promise<unknown>;
}

/** Runs one of the programs in `children/` on the file `path`, on this very Node. */
function start(program: string, path: string): Child {
  const file = fileURLToPath(new URL(`children/${program}.ts`, import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', file, path], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines: string[] = [];
  let rest = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    const parts = `${rest}${chunk}`.split('\n');
    rest = parts.pop() ?? '';
    lines.push(...parts);
  });
  const ended = once(child, 'close');
  const printed = async (count: number) => {
    while (lines.length < count) {
      const more = await Promise.race([once(child.stdout, 'data'), ended.then(() => undefined)]);
      if (more === undefined) throw new Error(`${program} ended after ${lines.length} lines`);
    }
  };
  return { process: child, lines, printed, ended };
}

const tell = (child: Child) => child.process.stdin?.write('go\n');

it('three processes make one file together and take each of 300 claims once', async () => {
  const path = join(temporaryFolder(), 'new', 'tallylight.db');
  const children = [1, 2, 3].map(() => start('take-claims', path));
  await Promise.all(children.map((child) => child.printed(1)));
  for (const child of children) tell(child);
  await Promise.all(children.map(({ ended }) => ended));
  const won = children.flatMap(({ lines }) => lines.slice(1)).filter((line) => line !== '');
  const keys = won.map((line) => line.split(' ')[0]);
  const fences = won.map((line) => line.split(' ')[1]);
  expect(won).toHaveLength(300);
  expect(new Set(keys).size).toBe(300);
  expect(new Set(fences).size).toBe(300);
});

it('loses nothing acknowledged to kill -9, and opens again each time', async () => {
  const path = join(temporaryFolder(), 'tallylight.db');
  const acknowledged: string[] = [];
  for (let round = 0; round < 5; round += 1) {
    const child = start('write-until-killed', path);
    await child.printed(1);
    tell(child);
    // Lines come in bursts, so that the kill falls anywhere between two statements of the child.
    await child.printed(2 + Math.floor(Math.random() * 200));
    child.process.kill('SIGKILL');
    await child.ended;
    acknowledged.push(...child.lines.slice(1));
  }
  expect(acknowledged.length).toBeGreaterThan(5);
  const [check] = (await openRaw(path)).prepare('pragma integrity_check').all();
  expect(check).toEqual({ integrity_check: 'ok' });
  const store = await openStore(`file:${path}`, { now: () => NOW });
  onTestFinished(() => store.close());
  expect(await lost(store, acknowledged)).toEqual([]);
}, 15_000);

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
