import { pathToFileURL } from 'node:url';
import { loadCommands } from '../load-commands.ts';
import { manifestFaults } from './manifest-faults.ts';
import { operationFaults } from './operation-faults.ts';
import { OPERATIONS } from './operations.ts';
import { ruleFaults } from './rules.ts';

/** Part of `npm run check`: the import rule, tests and contracts that must be there, a current manifest and README. */
const root = process.cwd();
const commands = await loadCommands(pathToFileURL(`${root}/commands/`));
const faults = [...ruleFaults(root), ...operationFaults(root, OPERATIONS), ...manifestFaults(root, commands)];
for (const fault of faults) process.stderr.write(`${fault}\n`);
process.exitCode = faults.length > 0 ? 1 : 0;
