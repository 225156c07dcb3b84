import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { Scene } from './bolt.ts';
import { createBolt, createScene } from './bolt.ts';

describe('Socket Mode through the real Bolt', () => {
  let scene: Scene;
  beforeEach(async () => {
    scene = await createScene();
    scene.app.command('/live', ({ ack }) => ack());
  });
  afterEach(() => scene.stop());

  const reconnects = async (end: () => void) => {
    const { sim } = scene;
    const opened = () => sim.calls.filter((call) => call.method === 'apps.connections.open').length;
    end();
    await sim.until(() => opened() === 2 && sim.connections === 1, 'a new connection');
    return sim.person('U1').types('C1', '/live');
  };

  it.each(['refresh_requested', 'warning', 'closed', 'terminated'] as const)(
    'is connected again after %s',
    async (kind) => {
      await scene.start();
      expect(await reconnects(() => scene.sim.disconnect(kind))).toEqual({ acked: true });
    },
  );

  it('spreads commands over several connections', async () => {
    await scene.start();
    const second = createBolt(scene.access);
    const heard: string[] = [];
    second.command('/live', async ({ ack, command }) => {
      heard.push(command.text);
      await ack();
    });
    await second.init();
    await second.start();
    for (const text of ['1', '2', '3', '4']) await scene.sim.person('U1').types('C1', '/live', text);
    expect(heard).toEqual(['2', '4']);
    await second.stop();
  });

  it('opens an address once, and speaks first', async () => {
    const { url } = await scene.app.client.apps.connections.open({ token: scene.access.appToken });
    const first = new WebSocket(url ?? '');
    const hello = await new Promise((resolve) => first.once('message', resolve));
    expect(JSON.parse(String(hello))).toMatchObject({ type: 'hello', num_connections: 1 });
    const error = await new Promise((resolve) => new WebSocket(url ?? '').once('error', resolve));
    expect(String(error)).toContain('408');
    first.send('{"envelope_id":"none"}');
    await scene.sim.until(() => scene.sim.refusals.length === 1, 'the refusal');
    expect(scene.sim.refusals[0]).toMatchObject({ what: 'ack', error: 'unknown_envelope' });
    first.close();
  });

  it('repeats an event until it is acknowledged, under the same id', async () => {
    const { sim, app, clock } = scene;
    const seen: unknown[] = [];
    app.event('app_mention', ({ body, context }) => {
      seen.push([body.event_id, context.retryNum]);
      return Promise.resolve();
    });
    app.use(async ({ context, next }) => {
      if (context.retryNum === 0) clock.advance(3000);
      await next();
    });
    await scene.start();
    expect(await sim.emits({ type: 'app_mention', user: 'U1', text: 'hi', channel: 'C1', ts: '1.2' })).toBe(
      true,
    );
    expect(seen).toEqual([
      [expect.any(String), 0],
      [expect.any(String), 1],
    ]);
  });
});
