import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Scene } from './bolt.ts';
import { createScene } from './bolt.ts';

const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: 'on *air*' } }];

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
    await scene.start();
    expect(await sim.person('U1').types('C1', '/live', ' status room-1 ')).toEqual({ acked: true });
    await sim.until(() => sim.messages('C1', 'U1').length === 1, 'the answer');
    expect(sim.messages('C1', 'U1')[0]?.text).toBe('you said status room-1');
    expect(sim.messages('C1', 'U2')).toEqual([]);
    expect(sim.refusals).toEqual([]);
  });

  it('sends every field that Slack sends, and hides private names', async () => {
    const { sim, app, access } = scene;
    const bodies: object[] = [];
    app.command('/live', async ({ ack, body }) => {
      bodies.push(body);
      await ack();
    });
    await scene.start();
    sim.workspace.setChannel({ id: 'C2', name: 'secret', isPrivate: true, members: ['U1'] });
    await sim.person('U1').types('C2', '/live', 'help');
    expect(bodies).toEqual([
      {
        token: expect.any(String),
        team_id: access.teamId,
        team_domain: 'sim-studio',
        channel_id: 'C2',
        channel_name: 'privategroup',
        user_id: 'U1',
        user_name: 'ada',
        command: '/live',
        text: 'help',
        api_app_id: access.appId,
        is_enterprise_install: 'false',
        response_url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/commands\//),
        trigger_id: expect.any(String),
      },
    ]);
  });

  it('shows a message that came with the acknowledgement', async () => {
    const { sim, app } = scene;
    app.command('/live', ({ ack }) => ack({ text: 'on air', blocks, response_type: 'in_channel' }));
    await scene.start();
    const { message } = await sim.person('U1').types('C1', '/live');
    expect(message?.text).toBe('on air');
    expect(sim.messages('C1')).toHaveLength(1);
  });

  it('works where the bot is no member, while posting does not', async () => {
    const { sim, app } = scene;
    sim.workspace.setChannel({ id: 'C3', name: 'elsewhere', members: ['U1'] });
    const faults: unknown[] = [];
    app.command('/live', async ({ ack, respond }) => {
      await ack();
      await scene.post({ channel: 'C3', text: 'hello' }).catch((error: unknown) => faults.push(error));
      await respond({ text: 'public', response_type: 'in_channel' });
    });
    await scene.start();
    await sim.person('U1').types('C3', '/live');
    await sim.until(() => sim.messages('C3').length === 1, 'the public answer');
    expect(faults).toEqual([expect.objectContaining({ message: expect.stringContaining('not_in_channel') })]);
  });

  it('tells the typist when the acknowledgement does not come within 3 s', async () => {
    const { sim, app, clock } = scene;
    let heard = false;
    app.command('/live', () => {
      heard = true;
      sim.workspace.setUser({ id: 'U9', name: 'bell' });
      return Promise.resolve();
    });
    await scene.start();
    const typing = sim.person('U1').types('C1', '/live');
    await sim.until(() => heard, 'the command to arrive');
    clock.advance(2999);
    expect(sim.refusals).toEqual([]);
    clock.advance(1);
    expect(await typing).toEqual({ acked: false, shown: '/live failed with the error "operation_timeout"' });
    expect(sim.refusals).toEqual([{ what: 'ack', error: 'operation_timeout', detail: '/live ' }]);
  });

  it('comes twice when Slack repeats itself, with the same trigger', async () => {
    const { sim, app } = scene;
    const triggers: string[] = [];
    app.command('/live', async ({ ack, command }) => {
      triggers.push(command.trigger_id);
      await ack();
      sim.workspace.setUser({ id: 'U9', name: 'bell' });
    });
    await scene.start();
    sim.faults.repeatEnvelope();
    await sim.person('U1').types('C1', '/live');
    await sim.until(() => triggers.length === 2, 'the second envelope');
    expect(triggers[0]).toBe(triggers[1]);
  });

  it('says that nobody answers while no socket is open', async () => {
    const outcome = await scene.sim.person('U1').types('C1', '/live');
    expect(outcome.shown).toBe('/live failed with the error "dispatch_failed"');
  });

  it('knows no commands in threads, of others, or of strangers', async () => {
    const { sim } = scene;
    sim.workspace.setUser({ id: 'U3', name: 'eve', teamId: 'T0OTHER', isStranger: true });
    sim.workspace.join('C1', 'U3');
    const shown = async (userId: string, command: string, place = {}) =>
      (await sim.person(userId).types('C1', command, '', place)).shown;
    expect(await shown('U1', '/live', { threadTs: '1.2' })).toBe('/live is not supported in threads. Sorry!');
    expect(await shown('U1', '/other')).toBe('/other is not a valid command.');
    expect(await shown('U3', '/live')).toBe('/live is not a valid command.');
    await expect(sim.person('U1').types('C9', '/live')).rejects.toThrow('U1 is not in C9');
  });
});
