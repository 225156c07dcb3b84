import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { renderManifest } from '../chat/slack/register.ts';
import { loadCommands } from '../load-commands.ts';
import { generatedFiles, ROOT } from './generated-files.ts';

/**
 * `npm run manifest`: writes manifest.yml and the README's table of commands from `commands/`. With `--http <address>` it
 * prints the manifest of an app that takes its requests at that address, and writes nothing.
 */
const { values } = parseArgs({ options: { http: { type: 'string' } } });
const commands = await loadCommands();
if (values.http === undefined) writeFiles();
else printForHttp(values.http);

function writeFiles(): void {
  for (const [path, content] of generatedFiles(process.cwd(), commands)) {
    writeFileSync(path, content);
    process.stdout.write(`${path} written\n`);
  }
}

function printForHttp(address: string): void {
  if (URL.canParse(address) && new URL(address).protocol === 'https:') {
    process.stdout.write(renderManifest(ROOT, commands, { mode: 'http', address }));
  } else {
    process.stderr.write('--http needs the https address of the bot, such as https://bot.example.com\n');
    process.exitCode = 1;
  }
}
