import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Scene } from './bolt.ts';
import { createScene } from './bolt.ts';

describe('response_urls', () => {
  let scene: Scene;
  let url = '';
  beforeEach(async () => {
    scene = await createScene();
    scene.app.command('/live', async ({ ack, command }) => {
      url = command.response_url;
      await ack();
    });
    await scene.start();
    await scene.sim.person('U1').types('C1', '/live');
  });
  afterEach(() => scene.stop());

  const say = async (body: unknown) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
    return [answer.status, await answer.text()];
  };

  it('can be used five times', async () => {
    for (let use = 0; use < 5; use += 1) expect(await say({ text: `${use}` })).toEqual([200, 'ok']);
    expect(await say({ text: '6' })).toEqual([404, '{"ok":false,"error":"used_url"}']);
    expect(scene.sim.messages('C1', 'U1')).toHaveLength(5);
  });

  it('end after 30 minutes', async () => {
    scene.clock.advance(30 * 60_000);
    expect(await say({ text: 'in time' })).toEqual([200, 'ok']);
    scene.clock.advance(1);
    expect(await say({ text: 'late' })).toEqual([404, '{"ok":false,"error":"expired_url"}']);
  });

  it.each([
    ['replacing the answer of a command', { text: 'x', replace_original: true }, 'no_original_message'],
    ['an empty message', {}, 'no_text'],
    ['an unknown field', { text: 'x', channel: 'C1' }, 'invalid_payload'],
    ['a wrong audience', { text: 'x', response_type: 'everybody' }, 'invalid_response_type'],
    ['faulty blocks', { blocks: [{ type: 'section' }] }, 'invalid_blocks'],
  ])('refuse %s', async (_what, body, error) => {
    expect(await say(body)).toEqual([400, JSON.stringify({ ok: false, error })]);
    expect(scene.sim.refusals).toMatchObject([{ what: 'response_url', error }]);
  });

  it('lose an answer, fail and slow down on demand', async () => {
    const { sim, clock } = scene;
    sim.faults.rateLimit('response_url');
    sim.faults.error('response_url', 'server_error');
    expect(await say({ text: 'x' })).toEqual([429, 'rate_limited']);
    expect(await say({ text: 'x' })).toEqual([500, 'server_error']);
    sim.faults.slow('response_url', 2000);
    const slow = say({ text: 'slow' });
    await sim.until(() => sim.messages('C1', 'U1').length === 1, 'the effect');
    clock.advance(2000);
    expect(await slow).toEqual([200, 'ok']);
    expect(sim.refusals).toEqual([]);
  });
});
