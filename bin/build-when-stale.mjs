// Before `npm start`: builds dist/ when it is missing or older than the sources, where the compiler is installed.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const BUILT = 'dist/src/main.js';
const newest = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((time, { parentPath, name }) => Math.max(time, statSync(join(parentPath, name)).mtimeMs), 0);
const stale = () =>
  ['src', 'commands'].filter(existsSync).some((folder) => newest(folder) > statSync(BUILT).mtimeMs);
const canBuild = existsSync('node_modules/typescript') && existsSync('src/main.ts');

if (canBuild && (!existsSync(BUILT) || stale())) await import('./build.mjs');
else if (!existsSync(BUILT)) {
  process.stderr.write('dist/ is missing: run "npm ci && npm run build" first.\n');
  process.exitCode = 1;
}
