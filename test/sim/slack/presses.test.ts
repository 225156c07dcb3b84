import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Scene } from './bolt.ts';
import { createScene } from './bolt.ts';

const card = [
  { type: 'section', block_id: 'what', text: { type: 'mrkdwn', text: 'room-1' } },
  {
    type: 'actions',
    block_id: 'do',
    elements: [
      { type: 'button', action_id: 'ban', value: 'x1', text: { type: 'plain_text', text: 'Ban room-1' } },
      {
        type: 'static_select',
        action_id: 'why',
        options: [{ text: { type: 'plain_text', text: 'Spam' }, value: 'spam' }],
      },
    ],
  },
];

describe('presses through the real Bolt', () => {
  let scene: Scene;
  beforeEach(async () => {
    scene = await createScene();
  });
  afterEach(() => scene.stop());

  const post = () => scene.post({ channel: 'C1', text: 'card', blocks: card });

  it('carries the whole of block_actions', async () => {
    const { sim, app, access } = scene;
    const bodies: unknown[] = [];
    app.action('ban', async ({ ack, body }) => {
      bodies.push(body);
      await ack();
    });
    await scene.start();
    const ts = await post();
    expect(await sim.person('U1').presses(ts, 'Ban room-1')).toEqual({ acked: true });
    expect(bodies).toMatchObject([
      {
        type: 'block_actions',
        user: { id: 'U1', username: 'ada', name: 'ada', team_id: access.teamId },
        api_app_id: access.appId,
        container: { type: 'message', message_ts: ts, channel_id: 'C1', is_ephemeral: false },
        team: { id: access.teamId, domain: 'sim-studio' },
        enterprise: null,
        is_enterprise_install: false,
        channel: { id: 'C1', name: 'live' },
        message: { type: 'message', ts, text: 'card', user: access.botUserId, blocks: card },
        state: { values: { do: { why: { type: 'static_select', selected_option: null } } } },
        response_url: expect.stringContaining('/actions/'),
        trigger_id: expect.any(String),
        actions: [
          { type: 'button', action_id: 'ban', block_id: 'do', value: 'x1', action_ts: expect.any(String) },
        ],
      },
    ]);
  });

  it('replaces and deletes the pressed message, also an ephemeral one', async () => {
    const { sim, app } = scene;
    app.command('/live', async ({ ack, respond }) => {
      await ack();
      await respond({ text: 'mine', blocks: card });
    });
    const messages: unknown[] = [];
    app.action('ban', async ({ ack, respond, body }) => {
      await ack();
      messages.push('message' in body ? body.message : undefined);
      await respond({ text: 'done', replace_original: true });
    });
    await scene.start();
    await sim.person('U1').types('C1', '/live');
    await sim.until(() => sim.messages('C1', 'U1').length === 1, 'the ephemeral card');
    const ts = sim.messages('C1', 'U1')[0]?.ts ?? '';
    await expect(sim.person('U2').presses(ts, 'ban')).rejects.toThrow('does not see');
    await sim.person('U1').presses(ts, 'ban');
    await sim.until(() => sim.messages('C1', 'U1')[0]?.text === 'done', 'the replacement');
    expect(sim.messages('C1', 'U1')[0]?.blocks).toEqual([]);
    expect(messages).toEqual([undefined]);
  });

  it('wants to be told whether the original is replaced', async () => {
    const { sim, app } = scene;
    app.action('ban', async ({ ack, respond }) => {
      await ack();
      await respond({ text: 'done' });
    });
    await scene.start();
    await sim.person('U1').presses(await post(), 'ban');
    await sim.until(() => sim.refusals.length === 1, 'the refusal');
    expect(sim.refusals[0]?.error).toBe('replace_original_not_said');
  });

  it('names the workspace of a stranger', async () => {
    const { sim, app } = scene;
    sim.workspace.setUser({ id: 'U3', name: 'eve', teamId: 'T0OTHER', isStranger: true });
    sim.workspace.join('C1', 'U3');
    const teams: unknown[] = [];
    app.action('ban', async ({ ack, body }) => {
      teams.push(body.user.team_id, body.team?.id);
      await ack();
    });
    await scene.start();
    await sim.person('U3').presses(await post(), 'ban');
    expect(teams).toEqual(['T0OTHER', scene.access.teamId]);
  });

  it('shows a triangle when a press is not acknowledged, and takes no answer in the ack', async () => {
    const { sim, app, clock } = scene;
    app.action('ban', () => {
      clock.advance(3000);
      return Promise.resolve();
    });
    await scene.start();
    const outcome = await sim.person('U1').presses(await post(), 'ban');
    expect(outcome).toEqual({ acked: false, shown: expect.stringContaining('⚠') });
    expect(sim.refusals).toMatchObject([{ what: 'ack', error: 'timeout' }]);
  });

  it('sends the chosen option of a menu, and again with the next press', async () => {
    const { sim, app } = scene;
    const chosen: unknown[] = [];
    const states: unknown[] = [];
    app.action('ban', async ({ ack, body }) => {
      states.push('state' in body ? body.state : undefined);
      await ack();
    });
    app.action('why', async ({ ack, action }) => {
      chosen.push('selected_option' in action ? action.selected_option : undefined);
      await ack();
    });
    await scene.start();
    const ts = await post();
    await sim.person('U1').chooses(ts, 'why', 'Spam');
    expect(chosen).toMatchObject([{ value: 'spam' }]);
    await sim.person('U1').presses(ts, 'ban');
    expect(states).toMatchObject([{ values: { do: { why: { selected_option: { value: 'spam' } } } } }]);
    await expect(sim.person('U1').chooses(ts, 'why', 'Fun')).rejects.toThrow('offers no Fun');
  });
});
