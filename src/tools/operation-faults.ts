import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Operation } from './operations.ts';

/** Operations that README promises without the test below `root` that runs them. */
export function operationFaults(root: string, operations: readonly Operation[]): readonly string[] {
  return operations
    .map(({ name, test }) => ({ name, test: `test/operations/${test}.test.ts` }))
    .filter(({ test }) => !existsSync(join(root, test)))
    .map(({ name, test }) => `the operation ${name} has no test: write ${test}`);
}
