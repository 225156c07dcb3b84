import { readdirSync, readFileSync, existsSync } from 'node:fs';
import { posix } from 'node:path';
import { importFault } from './import-rule.ts';

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s[^'";]*?from\s*'([^']+)'|(?:^|\n)\s*import\s*'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/g;

/** Every fault of the house rules below `root` that can be seen in the files: imports, and tests that must be there. */
export function ruleFaults(root: string): readonly string[] {
  return [...importFaults(root), ...testFaults(root), ...contractFaults(root)];
}

function importFaults(root: string): string[] {
  const files = [...filesBelow(root, 'src'), ...filesBelow(root, 'commands')];
  return files.flatMap((file) =>
    importsOf(readFileSync(posix.join(root, file), 'utf8')).flatMap((specifier) => {
      const target = specifier.startsWith('.') ? posix.join(posix.dirname(file), specifier) : undefined;
      return importFault({ file, specifier, target }) ?? [];
    }),
  );
}

function importsOf(source: string): string[] {
  return [...source.matchAll(IMPORT)].map(([, from, bare, dynamic]) => from ?? bare ?? dynamic ?? '');
}

/** A command without a test of the same path is a fault. */
function testFaults(root: string): string[] {
  return filesBelow(root, 'commands')
    .map((file) => ({ file, test: posix.join('test', file.replace(/\.ts$/, '.test.ts')) }))
    .filter(({ test }) => !existsSync(posix.join(root, test)))
    .map(({ file, test }) => `${file} has no test: write ${test}`);
}

const CONTRACTS = [
  { adapters: 'src/chat', contract: 'chatContract', skip: ['terminal'] },
  { adapters: 'src/live', contract: 'liveContract', skip: ['port', 'tencent'] },
] as const;

/** Every adapter calls the contract suite of its port. */
function contractFaults(root: string): string[] {
  return CONTRACTS.flatMap(({ adapters, contract, skip }) =>
    foldersOf(root, adapters)
      .filter((name) => !skip.some((skipped) => skipped === name))
      .filter((name) => !callsContract(root, adapters, name, contract))
      .map((name) => `${adapters}/${name} calls no ${contract} (test/contracts)`),
  );
}

function callsContract(root: string, adapters: string, name: string, contract: string): boolean {
  const tests = filesBelow(root, posix.join(adapters.replace('src/', 'test/'), name));
  return tests.some((file) => readFileSync(posix.join(root, file), 'utf8').includes(`${contract}(`));
}

function foldersOf(root: string, folder: string): string[] {
  const path = posix.join(root, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  );
}

function filesBelow(root: string, folder: string): string[] {
  const path = posix.join(root, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map((name) => posix.join(folder, name));
}
