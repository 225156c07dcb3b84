import { pathToFileURL } from 'node:url';
import { loadCommands } from '../load-commands.ts';
import { manifestFaults } from './manifest-faults.ts';
import { ruleFaults } from './rules.ts';

/** Part of `npm run check`: the import rule, tests and contracts that must be there, a current manifest and README. */
const root = process.cwd();
const commands = await loadCommands(pathToFileURL(`${root}/commands/`));
const faults = [...ruleFaults(root), ...manifestFaults(root, commands)];
for (const fault of faults) process.stderr.write(`${fault}\n`);
process.exitCode = faults.length > 0 ? 1 : 0;
