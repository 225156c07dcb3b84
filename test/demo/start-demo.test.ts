import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Demo } from '../../src/demo/start-demo.ts';
import { get, sitDown, startSilentDemo } from './demo-page.ts';

let demo: Demo;

beforeAll(async () => {
  demo = await startSilentDemo();
});

afterAll(() => demo.stop());

test('the page and everything that it names is served, and nothing is asked of anybody else', async () => {
  const page = await get(demo.address, '/');
  expect(page.status).toBe(200);
  const names = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, name = '']) => name);
  expect(names).toContain('/app.js');
  const got = await Promise.all(names.map(async (name) => [name, (await get(demo.address, name)).status]));
  expect(got).toEqual(names.map((name) => [name, 200]));
  const styles = await Promise.all(
    names.filter((name) => name.endsWith('.css')).map((name) => get(demo.address, name)),
  );
  const addresses = styles.flatMap(({ text }) => text.match(/url\([^)]+\)/g) ?? []);
  expect(addresses.filter((address) => address.includes('//'))).toEqual([]);
});

test('every module that a module of the page imports is served', async () => {
  const seen = new Set<string>();
  const visit = async (name: string): Promise<void> => {
    if (seen.has(name)) return;
    seen.add(name);
    const { status, headers, text } = await get(demo.address, `/${name}`);
    expect([name, status, headers['content-type']]).toEqual([name, 200, 'text/javascript; charset=utf-8']);
    const imports = [...text.matchAll(/ from '\.\/([^']+)'/g)];
    for (const [, next = ''] of imports) await visit(next);
  };
  await visit('app.js');
  expect(seen.size).toBeGreaterThan(10);
});

test.each(['demo.example', '127.0.0.1', '127.0.0.1:1', '192.168.0.1:80'])(
  'a request to the host %s is refused',
  async (host) => {
    const paths = ['/', '/app.js', '/api/state', '/api/events'];
    const got = await Promise.all(paths.map((path) => get(demo.address, path, { host })));
    expect(got.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
  },
);

test('a request that another page sends is refused, also by the name localhost', async () => {
  const { port } = new URL(demo.address);
  const host = `localhost:${port}`;
  expect((await get(demo.address, '/api/state', { host })).status).toBe(200);
  expect((await get(demo.address, '/api/state', { host, origin: `http://${host}` })).status).toBe(200);
  expect((await get(demo.address, '/api/state', { host, origin: 'http://evil.example' })).status).toBe(403);
  expect((await get(demo.address, '/api/state', { origin: 'null' })).status).toBe(403);
});

test('an act that is no JSON is refused, so that a foreign form cannot send one', async () => {
  const response = await fetch(`${demo.address}/api/cloud/fault`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain' },
    body: '{"fault":"down","on":true}',
  });
  expect(response.status).toBe(400);
  expect(await response.json()).toEqual({ error: 'send JSON' });
});

test('both bots are online and the events tell of a stream that ends', async () => {
  const seat = sitDown(demo.address, { pane: 'slack' });
  const { discord } = await seat.until((slack, state) =>
    slack.online && state.discord.online ? state : undefined,
  );
  expect(discord.people.map(({ role }) => role)).toEqual(['moderator', 'developer, may only look']);
  const ended = seat.until((_slack, { cloud }) =>
    cloud.streams.find(({ name, state }) => name === 'room-2' && state === 'offline'),
  );
  await seat.post('cloud/end-push', { stream: 'push.example.com/live/room-2' });
  expect((await ended).app).toBe('live');
});

test('faults of the cloud are set one by one', async () => {
  const seat = sitDown(demo.address, { pane: 'slack' });
  await seat.post('cloud/fault', { fault: 'lost-ban', on: true });
  await seat.post('cloud/fault', { fault: 'down', on: true });
  await seat.post('cloud/fault', { fault: 'down', on: false });
  const { faults } = await seat.until((_slack, { cloud }) => cloud);
  expect(faults).toEqual({ down: false, slow: false, 'lost-ban': true });
  expect(await seat.post('cloud/fault', { fault: 'fire', on: true })).toHaveProperty('error');
});
