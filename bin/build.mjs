// Makes dist/ from nothing; `npm start` runs it without development packages.
import { spawnSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const typescript = dirname(createRequire(import.meta.url).resolve('typescript/package.json'));
rmSync('dist', { recursive: true, force: true });
const { status } = spawnSync(
  process.execPath,
  [join(typescript, 'bin', 'tsc'), '-p', 'tsconfig.build.json'],
  {
    stdio: 'inherit',
  },
);
// Fonts of the chart, beside the code that reads them.
cpSync('assets', join('dist', 'assets'), { recursive: true });
process.exitCode = status ?? 1;
