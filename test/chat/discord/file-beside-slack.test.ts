import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';

const CHILD = fileURLToPath(new URL('children/file-beside-slack.ts', import.meta.url));

test('a file leaves for Discord although the SDK of Slack was loaded first', async () => {
  const came: string[] = [];
  const server = createServer((request, response) => {
    request.on('data', (chunk: Buffer) => void came.push(chunk.toString()));
    request.on('end', () => void response.setHeader('content-type', 'application/json').end('{}'));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const { port } = addressOf(server.address());
  const args = ['--import', 'tsx', CHILD, `http://127.0.0.1:${port}`];
  const bot = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const said: string[] = [];
  bot.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  const [code] = await once(bot, 'close');
  expect([code, said.join('')]).toEqual([0, '']);
  expect(came.join('')).toMatch(/filename="a\.csv"[\s\S]*\r\n\r\na,b\r\n/);
});

function addressOf(address: AddressInfo | string | null): AddressInfo {
  if (address === null || typeof address === 'string') throw new TypeError('no TCP address');
  return address;
}
