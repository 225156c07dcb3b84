import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plainView } from '../../../src/sim/slack/reading/reading.ts';
import type { Scene } from './bolt.ts';
import { createScene } from './bolt.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const form = {
  type: 'modal' as const,
  callback_id: 'ban',
  private_metadata: 'x1',
  title: plain('Ban a stream'),
  submit: plain('Ban'),
  close: plain('Leave it'),
  notify_on_close: true,
  blocks: [
    {
      type: 'input',
      block_id: 'reason',
      label: plain('Reason'),
      element: { type: 'plain_text_input', action_id: 'text', min_length: 3 },
    },
    {
      type: 'input',
      block_id: 'stream',
      optional: true,
      label: plain('Stream'),
      element: { type: 'external_select', action_id: 'name', min_query_length: 0 },
    },
    {
      type: 'actions',
      block_id: 'more',
      elements: [{ type: 'button', action_id: 'next', text: plain('Next') }],
    },
  ],
};

describe('modals through the real Bolt', () => {
  let scene: Scene;
  beforeEach(async () => {
    scene = await createScene();
    scene.app.command('/live', async ({ ack, client, command }) => {
      await ack();
      await client.views.open({ trigger_id: command.trigger_id, view: form });
    });
  });
  afterEach(() => scene.stop());

  const open = async () => {
    const ada = scene.sim.person('U1');
    await ada.types('C1', '/live', 'ban');
    await scene.sim.until(() => scene.sim.view('U1') !== undefined, 'the modal');
    return ada;
  };

  it('shows what the app opened, and takes what was typed', async () => {
    const bodies: unknown[] = [];
    scene.app.view('ban', async ({ ack, body }) => {
      bodies.push(body);
      await ack();
    });
    await scene.start();
    const ada = await open();
    const view = scene.sim.view('U1');
    expect(view && plainView(view)).toBe('Ban a stream\nReason\nStream\n[Next]\n[Leave it] [Ban]');
    expect(await ada.fills({ Reason: 'spam' })).toBe('closed');
    expect(scene.sim.view('U1')).toBeUndefined();
    expect(bodies).toMatchObject([
      {
        type: 'view_submission',
        team: { id: scene.access.teamId },
        user: { id: 'U1', name: 'ada', team_id: scene.access.teamId },
        api_app_id: scene.access.appId,
        trigger_id: expect.any(String),
        response_urls: [],
        view: {
          id: expect.stringMatching(/^V/),
          callback_id: 'ban',
          private_metadata: 'x1',
          hash: expect.any(String),
          root_view_id: view?.id,
          previous_view_id: null,
          app_id: scene.access.appId,
          bot_id: expect.any(String),
          state: {
            values: {
              reason: { text: { type: 'plain_text_input', value: 'spam' } },
              stream: { name: { type: 'external_select', selected_option: null } },
            },
          },
        },
      },
    ]);
    expect(scene.sim.refusals).toEqual([]);
  });

  it('lets the client ask for required and long enough text first', async () => {
    await scene.start();
    const ada = await open();
    expect(await ada.fills()).toEqual({ errors: { reason: 'Please complete this required field.' } });
    expect(await ada.fills({ reason: 'ab' })).toEqual({ errors: { reason: 'Please use more characters.' } });
    expect(scene.sim.refusals).toEqual([]);
  });

  it('shows the errors of the app under the inputs', async () => {
    scene.app.view('ban', ({ ack, view }) => {
      const value = view.state.values['reason']?.['text']?.value;
      return value === 'good' ? ack() : ack({ response_action: 'errors', errors: { reason: 'Say more' } });
    });
    await scene.start();
    const ada = await open();
    expect(await ada.fills({ reason: 'bad' })).toEqual({ errors: { reason: 'Say more' } });
    expect(scene.sim.view('U1')?.errors).toEqual({ reason: 'Say more' });
    expect(await ada.fills({ reason: 'good' })).toBe('closed');
  });

  it('refuses errors for blocks that are no inputs', async () => {
    scene.app.view('ban', ({ ack }) => ack({ response_action: 'errors', errors: { more: 'no' } }));
    await scene.start();
    const ada = await open();
    expect(await ada.fills({ reason: 'spam' })).toEqual({ failed: expect.any(String) });
    expect(scene.sim.refusals).toMatchObject([{ what: 'ack', error: 'invalid_view_response' }]);
  });

  it('updates, pushes and clears in the acknowledgement, three deep at most', async () => {
    let depth = 0;
    scene.app.view('ban', ({ ack, view }) => {
      depth += 1;
      if (view.state.values['reason']?.['text']?.value === 'stop') return ack({ response_action: 'clear' });
      return ack({ response_action: 'push', view: { ...form, title: plain(`Level ${depth}`) } });
    });
    await scene.start();
    const ada = await open();
    const root = scene.sim.view('U1')?.id;
    expect(await ada.fills({ reason: 'go on' })).toBe('pushed');
    expect(await ada.fills({ reason: 'go on' })).toBe('pushed');
    expect(scene.sim.view('U1')).toMatchObject({ rootId: root, view: { title: { text: 'Level 2' } } });
    expect(await ada.fills({ reason: 'go on' })).toEqual({ failed: expect.any(String) });
    expect(await ada.fills({ reason: 'stop' })).toBe('closed');
    expect(scene.sim.view('U1')).toBeUndefined();
  });

  it('updates a modal from a button, keeping what was typed; the hash guards it', async () => {
    scene.app.action('next', async ({ ack, body, client }) => {
      await ack();
      if (body.type !== 'block_actions' || body.view === undefined) return;
      const view = { ...form, title: plain('Second') };
      await client.views.update({ view_id: body.view.id, hash: body.view.hash, view });
      const again = client.views.update({ view_id: body.view.id, hash: body.view.hash, view });
      await again.catch(() => undefined);
    });
    await scene.start();
    const ada = await open();
    await ada.chooses(scene.sim.view('U1')?.id ?? '', 'Reason', 'half');
    await ada.presses(scene.sim.view('U1')?.id ?? '', 'Next');
    await scene.sim.until(() => scene.sim.refusals.length === 1, 'the second update');
    expect(scene.sim.view('U1')).toMatchObject({
      view: { title: { text: 'Second' } },
      state: { reason: { text: { value: 'half' } } },
    });
    expect(scene.sim.refusals).toMatchObject([{ what: 'views.update', error: 'hash_conflict' }]);
  });

  it('offers the options of an external select', async () => {
    scene.app.options('name', ({ ack, payload }) =>
      ack({ options: [{ text: plain(`${payload.value} · live`), value: payload.value }] }),
    );
    const chosen: unknown[] = [];
    scene.app.view('ban', async ({ ack, view }) => {
      chosen.push(view.state.values['stream']?.['name']?.selected_option?.value);
      await ack();
    });
    await scene.start();
    const ada = await open();
    expect(await ada.looksUp(scene.sim.view('U1')?.id ?? '', 'Stream', 'room')).toHaveLength(1);
    expect(await ada.fills({ reason: 'spam', stream: 'room-1' })).toBe('closed');
    expect(chosen).toEqual(['room-1']);
  });

  it('tells the app of a closed modal', async () => {
    const closed: unknown[] = [];
    scene.app.view({ callback_id: 'ban', type: 'view_closed' }, async ({ ack, body }) => {
      closed.push(body.type);
      await ack();
    });
    await scene.start();
    const ada = await open();
    await ada.closes();
    expect(closed).toEqual(['view_closed']);
  });

  it('takes a trigger once, and within three seconds', async () => {
    const triggers: string[] = [];
    scene.app.command('/other', () => Promise.resolve());
    scene.app.use(async ({ body, next }) => {
      if ('trigger_id' in body && typeof body.trigger_id === 'string') triggers.push(body.trigger_id);
      await next();
    });
    await scene.start();
    await open();
    const again = (trigger_id: string) => scene.app.client.views.open({ trigger_id, view: form });
    await expect(again(triggers[0] ?? '')).rejects.toThrow('exchanged_trigger_id');
    await expect(again('1.2.3')).rejects.toThrow('invalid_trigger_id');
    scene.app.action('next', ({ ack }) => ack());
    await scene.sim.person('U1').presses(scene.sim.view('U1')?.id ?? '', 'Next');
    scene.clock.advance(3001);
    await expect(again(triggers[1] ?? '')).rejects.toThrow('expired_trigger_id');
  });

  it('says what is wrong with a view', async () => {
    const view = { ...form, title: plain('x'.repeat(25)), submit: undefined };
    await expect(
      scene.app.client.views.open({ trigger_id: 'x', view: JSON.parse(JSON.stringify(view)) }),
    ).rejects.toMatchObject({
      data: {
        error: 'invalid_arguments',
        response_metadata: {
          messages: [
            '[ERROR] must be less than 25 characters [json-pointer:/view/title/text]',
            '[ERROR] must define `submit` to use an `input` block in modals [json-pointer:/view/blocks/0/input]',
            '[ERROR] must define `submit` to use an `input` block in modals [json-pointer:/view/blocks/1/input]',
          ],
        },
      },
    });
  });
});
