import { writeFileSync } from 'node:fs';
import { loadCommands } from '../load-commands.ts';
import { generatedFiles } from './generated-files.ts';

/** `npm run manifest`: writes manifest.yml and the README's table of commands from `commands/`. */
for (const [path, content] of generatedFiles(process.cwd(), await loadCommands())) {
  writeFileSync(path, content);
  process.stdout.write(`${path} written\n`);
}
