import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Scene } from './bolt.ts';
import { createScene } from './bolt.ts';

describe('slash commands through the real Bolt', () => {
  let scene: Scene;
  beforeEach(async () => {
    scene = await createScene();
  });
  afterEach(() => scene.stop());

  it('answers through the response_url, for the typist alone', async () => {
    const { sim, app } = scene;
    app.command('/live', async ({ ack, respond, command }) => {
      await ack();
      await respond({ text: `you said ${command.text}`, response_type: 'ephemeral' });
    });
    await app.start();
    expect(await sim.person('U1').types('C1', '/live', ' status room-1 ')).toEqual({ acked: true });
    await sim.until(() => sim.messages('C1', 'U1').length === 1, 'the answer');
    expect(sim.messages('C1', 'U1')[0]?.text).toBe('you said status room-1');
    expect(sim.messages('C1', 'U2')).toEqual([]);
    expect(sim.refusals).toEqual([]);
  });
});
