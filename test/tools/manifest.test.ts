import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadCommands } from '../../src/load-commands.ts';
import { renderManifest } from '../../src/chat/slack/register.ts';

const run = promisify(execFile);
const manifest = (address: string) =>
  run(process.execPath, ['--import', 'tsx', 'src/tools/manifest.ts', '--http', address]);

it('prints the manifest for HTTP, and nothing else', async () => {
  const address = 'https://bot.example.com';
  const { stdout } = await manifest(address);
  expect(stdout).toBe(renderManifest('live', await loadCommands(), { mode: 'http', address }));
  expect(parse(stdout)).toMatchObject({ settings: { socket_mode_enabled: false } });
});

it.each(['http://bot.example.com', 'bot.example.com'])('takes no address like %s', async (address) => {
  await expect(manifest(address)).rejects.toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringContaining('https://bot.example.com'),
  });
});
