import { beforeEach, expect, test } from 'vitest';
import { readActions } from '../../src/digest/actions.ts';
import type { AuditRow } from '../../src/store/port.ts';
import { openWorld, type World } from '../kit/world.ts';
import { DAY } from './made-days.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});

const cut = (at: number, over: Partial<AuditRow> = {}): AuditRow => ({
  at,
  call: 'c',
  actor: 'slack:U1',
  place: 'slack:T1/C1',
  command: 'cut',
  input: '{}',
  target: 'write:room-1',
  requestId: undefined,
  outcome: 'done',
  ...over,
});

async function adds(rows: readonly AuditRow[]): Promise<void> {
  for (const row of rows) await world.services.store.audit.append(row);
}

const read = () => readActions(DAY.from, DAY.to, world.services.store.audit);

test('tells what was done in the day, oldest first, and where', async () => {
  await adds([
    cut(DAY.from - 1),
    cut(DAY.from + 5, { command: 'ban', input: '{"for":"2h"}' }),
    cut(DAY.from + 9, { outcome: 'refused' }),
    cut(DAY.to - 1),
    cut(DAY.to),
  ]);
  expect(await read()).toMatchObject([
    { at: DAY.from + 5, kind: 'ban', stream: 'room-1', place: 'slack:T1/C1', until: DAY.from + 7205 },
    { at: DAY.to - 1, kind: 'cut' },
  ]);
});

test('reads all of a day with more rows than one read holds, each once', async () => {
  // A burst within two minutes, and some beside it.
  const times = Array.from({ length: 1300 }, (_, index) => DAY.from + 40_000 + (index % 120));
  await adds([...times, DAY.from, DAY.to - 1].map((at) => cut(at)));
  const found = await read();
  expect(found).toHaveLength(1302);
  expect(found.map(({ at }) => at)).toEqual(found.map(({ at }) => at).toSorted((a, b) => a - b));
});
