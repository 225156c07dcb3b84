import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'tallylight-demo-test-'));

afterAll(() => rmSync(folder, { recursive: true }));

const runDemo = (...args: readonly string[]) =>
  spawn(process.execPath, ['--import', 'tsx', 'src/demo/demo.ts', ...args], {
    env: { ...process.env, TMPDIR: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

test('it says on a line of its own where it is, and SIGTERM ends it with 0 and leaves nothing', async () => {
  const demo = runDemo('--port', '0');
  const [line] = await once(demo.stdout, 'data');
  expect(String(line)).toMatch(/^demo ready: http:\/\/127\.0\.0\.1:\d+\n$/);
  const events = await fetch(`${String(line).trim().replace('demo ready: ', '')}/api/events`);
  demo.kill('SIGTERM');
  expect(await once(demo, 'exit')).toEqual([0, null]);
  await events.body?.cancel();
  expect(readdirSync(folder).filter((name) => name.startsWith('tallylight'))).toEqual([]);
});

test('a port that is taken ends it with the way out, and leaves nothing', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const demo = runDemo('--port', String(typeof address === 'object' ? address?.port : 0));
  let told = '';
  demo.stderr.on('data', (chunk: Buffer) => {
    told += chunk.toString();
  });
  expect(await once(demo, 'exit')).toEqual([1, null]);
  expect(told).toContain('npm run demo -- --port 0');
  expect(readdirSync(folder).filter((name) => name.startsWith('tallylight'))).toEqual([]);
  other.close();
});
