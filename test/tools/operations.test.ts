import { expect, test } from 'vitest';
import { loadCommands } from '../../src/load-commands.ts';
import { operationFaults } from '../../src/tools/operation-faults.ts';
import { OPERATIONS } from '../../src/tools/operations.ts';

test('every operation has a test that runs it, and one without is named', () => {
  expect(operationFaults(process.cwd(), OPERATIONS)).toEqual([]);
  const [first] = OPERATIONS;
  expect(first && operationFaults('/nowhere', [first])).toEqual([
    'the operation Get_LiveStat has no test: write test/operations/stats-now.test.ts',
  ]);
});

test('every command that an operation names is there', async () => {
  const commands = await loadCommands();
  const named = OPERATIONS.flatMap(({ commands: paths }) => paths);
  expect(named.filter((path) => !commands.has(path))).toEqual([]);
});
