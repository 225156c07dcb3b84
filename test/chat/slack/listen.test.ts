import { App, type AckFn, type Receiver } from '@slack/bolt';
import { expect, it, onTestFinished } from 'vitest';
import { listen } from '../../../src/chat/slack/listen.ts';
import { createRunning } from '../../../src/chat/slack/running.ts';
import type { Session } from '../../../src/chat/slack/session.ts';
import { plainText } from '../../../src/core/text.ts';
import { openTestDesk } from '../../fixtures/test-desk.ts';

/** The real Bolt, fed by hand, so that one request can be delivered twice. */
async function fedByHand(fails: Partial<Pick<Session, 'actorOf'>> = {}) {
  const bot = await openTestDesk({
    now: () => 1000,
    grants: { view: [{ platform: 'slack', who: 'everyone', id: '' }] },
  });
  onTestFinished(() => bot.close());
  const shown: string[] = [];
  const [running, gate] = [createRunning(), { isOpen: true }];
  const session: Session = {
    desk: bot.desk,
    web: {
      repeatable: () => Promise.reject(new Error('not called')),
      once: () => Promise.reject(new Error('not called')),
    },
    upload: () => Promise.reject(new Error('not called')),
    schedule: () => () => undefined,
    running,
    answers: {
      show: async (_asker, { reply }) => void shown.push(plainText(reply.title)),
      edit: () => Promise.resolve(),
      endQuestion: () => Promise.resolve(),
    },
    actorOf: ({ id, name }) =>
      Promise.resolve({ platform: 'slack', id, name, standing: 'member', groups: [] }),
    newId: () => 'call-1',
    catalogue: undefined,
    ...fails,
  };
  const receiver: Receiver = {
    init: () => undefined,
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
  };
  const app = new App({
    receiver,
    authorize: () => Promise.resolve({}),
    convoStore: false,
    ignoreSelf: false,
  });
  listen(app, session, { running, isOpen: () => gate.isOpen });
  const acks: unknown[] = [];
  const acked: AckFn<unknown> = async (said) => void acks.push(said);
  const deliver = async (body: Record<string, unknown>, ack = acked) => {
    await app.processEvent({ body, ack });
    await running.ended();
  };
  return { bot, shown, acks, gate, deliver };
}

const typed = (trigger: string, line = 'status room-1') => ({
  command: '/live',
  text: line,
  team_id: 'T1',
  user_id: 'U1',
  user_name: 'ada',
  channel_id: 'C1',
  channel_name: 'live',
  trigger_id: trigger,
  response_url: 'https://hooks.slack.example/commands/1',
});

const pressed = (time: string) => ({
  type: 'block_actions',
  team: { id: 'T1' },
  user: { id: 'U1', username: 'ada', team_id: 'T1' },
  channel: { id: 'C1' },
  container: { type: 'message', is_ephemeral: true },
  trigger_id: `trigger ${time}`,
  actions: [{ type: 'button', action_id: 'tl:rGONE', action_ts: time }],
});

it('runs a request once, however often it is delivered', async () => {
  const { bot, acks, shown, deliver } = await fedByHand();
  await deliver(typed('one'));
  await deliver(typed('one'));
  await deliver(typed('two'));
  await deliver(pressed('1.1'));
  await deliver(pressed('1.1'));
  expect(bot.runs).toHaveLength(2);
  expect(shown).toEqual(['room-1 is live', 'room-1 is live', 'Too late']);
  expect(acks).toEqual([undefined, undefined, undefined, undefined, undefined]);
});

it('runs nothing that could not be acknowledged, and takes it when it is delivered again', async () => {
  const { bot, deliver } = await fedByHand();
  await deliver(typed('one'), () => Promise.reject(new Error('the socket is closed')));
  expect(bot.runs).toEqual([]);
  await deliver(typed('one'));
  expect(bot.runs).toEqual(['status room-1']);
});

it('leaves unacknowledged what comes after the gate was closed', async () => {
  const { bot, acks, gate, deliver } = await fedByHand();
  gate.isOpen = false;
  await deliver(typed('one'));
  expect([acks, bot.runs]).toEqual([[], []]);
});

it('acknowledges a payload that it cannot read, and says so in the log', async () => {
  const { acks, bot, deliver } = await fedByHand();
  await deliver({ ...typed('one'), channel_id: undefined });
  expect(acks).toEqual([undefined]);
  expect(bot.logged.join('')).toContain('slack request unreadable');
});

it('leaves other commands alone', async () => {
  const { acks, deliver } = await fedByHand();
  await deliver({ ...typed('one'), command: '/livestream' });
  expect(acks).toEqual([]);
});

it('tells the person that something broke, with the reference of the log', async () => {
  const { bot, shown, deliver } = await fedByHand({ actorOf: () => Promise.reject(new Error('a bug')) });
  await deliver(typed('one'));
  expect(shown).toHaveLength(1);
  expect(bot.logged.join('')).toMatch(/slack request failed.*call-1.*a bug/s);
});
