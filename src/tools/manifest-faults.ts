import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Commands } from '../core/command.ts';
import { generatedFiles } from './generated-files.ts';

/** A line for each generated file that is not what `npm run manifest` would write. */
export function manifestFaults(root: string, commands: Commands): readonly string[] {
  return [...generatedFiles(root, commands)]
    .filter(
      ([path, content]) =>
        !existsSync(join(root, path)) || readFileSync(join(root, path), 'utf8') !== content,
    )
    .map(([path]) => `${path} is stale: run "npm run manifest"`);
}
