import { afterEach, describe, expect, it } from 'vitest';
import { createReadyz, healthz } from '../../src/web/health.ts';
import { createMetrics } from '../../src/web/metrics.ts';
import { createWebServer, type Route, type WebServer } from '../../src/web/server.ts';

const running: WebServer[] = [];
const events: string[] = [];
const log = {
  info: () => undefined,
  warn: () => undefined,
  error: (event: string) => void events.push(event),
};

async function serve(...routes: Route[]): Promise<string> {
  const server = createWebServer(routes, log);
  running.push(server);
  return `http://127.0.0.1:${await server.start(0, '127.0.0.1')}`;
}

afterEach(async () => {
  events.length = 0;
  await Promise.all(running.splice(0).map((server) => server.stop()));
});

describe('the web server', () => {
  it('answers its own paths only, with their own method', async () => {
    const base = await serve({ method: 'GET', path: '/healthz', handle: healthz });
    expect((await fetch(`${base}/healthz?x=1`)).status).toBe(200);
    expect((await fetch(`${base}/healthz`, { method: 'POST' })).status).toBe(405);
    expect((await fetch(`${base}/constructor`)).status).toBe(404);
  });

  it('turns a broken handler into a 500 without details', async () => {
    const base = await serve({
      method: 'GET',
      path: '/x',
      handle: () => Promise.reject(new Error('secret')),
    });
    const response = await fetch(`${base}/x`);
    expect([response.status, await response.text()]).toEqual([500, '']);
    expect(events).toEqual(['web request failed']);
  });

  it(
    'is not held up at its end by who was answered last and keeps the connection',
    { timeout: 2500 },
    async () => {
      const [asked, answers]: [(() => void)[], (() => void)[]] = [[], []];
      const reached = new Promise<void>((resolve) => void asked.push(resolve));
      const base = await serve({
        method: 'GET',
        path: '/slow',
        handle: async (_, response) => {
          asked[0]?.();
          await new Promise<void>((resolve) => void answers.push(resolve));
          response.end('late');
        },
      });
      const response = fetch(`${base}/slow`);
      await reached;
      const stopped = running.splice(0).map((server) => server.stop());
      answers[0]?.();
      expect(await (await response).text()).toBe('late');
      // `fetch` keeps its connection for 3 seconds and more.
      await Promise.all(stopped);
    },
  );
});

describe('readyz', () => {
  it.each([
    [true, () => Promise.resolve(), 200],
    [false, () => Promise.resolve(), 503],
    [true, () => Promise.reject(new Error('closed')), 503],
  ])('slack up %s', async (slack, askStore, status) => {
    const handle = createReadyz({ platforms: () => new Map([['slack', slack]]), askStore });
    const base = await serve({ method: 'GET', path: '/readyz', handle });
    const response = await fetch(`${base}/readyz`);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ ready: status === 200, slack });
  });
});

describe('metrics', () => {
  it('counts answers, cloud calls and connections', async () => {
    const metrics = createMetrics();
    metrics.answered('slack', 'ban', 'ok');
    metrics.answered('slack', 'ban', 'ok');
    metrics.cloudCalled('ForbidLiveStream', 'ok');
    metrics.connected('discord', true);
    const text = await metrics.text();
    expect(text).toContain('tallylight_answers_total{platform="slack",command="ban",outcome="ok"} 2');
    expect(text).toContain('tallylight_cloud_calls_total{action="ForbidLiveStream",outcome="ok"} 1');
    expect(text).toContain('tallylight_platform_connected{platform="discord"} 1');
  });
});
