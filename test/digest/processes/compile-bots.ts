import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * Compiles the bot's program into a folder that is gone after the test, and gives its path. A compiled bot starts in half of
 * the time that one takes whose sources are compiled as they are loaded; here so many start that this is most of the test.
 */
export function compileBots(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tallylight-bots-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const beside of ['node_modules', 'assets', 'package.json'])
    symlinkSync(join(ROOT, beside), join(folder, beside));
  const config = {
    extends: join(ROOT, 'tsconfig.json'),
    compilerOptions: {
      rootDir: ROOT,
      outDir: folder,
      noCheck: true,
      typeRoots: [join(ROOT, 'node_modules/@types')],
    },
    include: ['src', 'commands', 'test/digest/processes'].map((part) => join(ROOT, part)),
    exclude: [join(ROOT, 'src/demo/page')],
  };
  const configFile = join(folder, 'tsconfig.json');
  writeFileSync(configFile, JSON.stringify(config));
  const typescript = dirname(createRequire(import.meta.url).resolve('typescript/package.json'));
  execFileSync(process.execPath, [join(typescript, 'bin', 'tsc'), '-p', configFile], { stdio: 'inherit' });
  return join(folder, 'test/digest/processes/bot-process.js');
}
