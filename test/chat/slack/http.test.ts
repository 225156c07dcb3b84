import type { IncomingMessage, ServerResponse } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { noWaiting, startStage } from './scene.ts';
import { openHttpStage } from './http-stage.ts';
import { CHANNEL, PEOPLE } from './slack-stage.ts';
import { FORM, JSON_TYPE, signedPost } from './signed-post.ts';
import type { SlackOptions } from '../../../src/chat/slack/slack.ts';
import { createWebServer } from '../../../src/web/server.ts';
import { openTestDesk } from '../../fixtures/test-desk.ts';

const started = async (options: Partial<SlackOptions> = {}) => startStage(await openHttpStage(options));

const command = (trigger: string, line = 'status room-1') =>
  new URLSearchParams({
    command: '/live',
    text: line,
    team_id: 'T0SIMTEAM1',
    user_id: PEOPLE.member,
    user_name: 'member',
    channel_id: CHANNEL,
    channel_name: 'live',
    trigger_id: trigger,
  }).toString();

describe('a request that Slack did not sign', () => {
  it.each([
    ['with another secret', { secret: 'guessed' }],
    ['without a signature', { headers: { 'x-slack-signature': '' } }],
    ['with the signature of another length', { headers: { 'x-slack-signature': 'v0=00' } }],
    ['with a time that was not signed', { headers: { 'x-slack-request-timestamp': '1795339801' } }],
    ['with a time that is none', { headers: { 'x-slack-request-timestamp': '1795339800x' } }],
    ['more than five minutes ago', { off: -301 }],
    ['more than five minutes ahead', { off: 301 }],
  ])('%s is refused, and nobody is told why', async (_what, options) => {
    const scene = await started();
    expect(await signedPost(scene, command('one'), options)).toEqual({ status: 401, said: '' });
    expect(scene.bot.runs).toEqual([]);
    expect(scene.bot.logged.join('')).toContain('slack request refused');
  });

  it('is old five minutes after it was good', async () => {
    const scene = await started();
    expect(await signedPost(scene, command('one'), { off: -300 })).toEqual({ status: 200, said: '' });
    await scene.sees('member', 'room-1 is live');
    const headers = { 'x-slack-request-timestamp': String(scene.clock.now() / 1000) };
    scene.clock.advance(301_000);
    expect(await signedPost(scene, command('two'), { off: -301, headers })).toMatchObject({ status: 401 });
  });
});

describe('a request', () => {
  it('runs once, however often it is delivered, whatever it says of retries', async () => {
    const scene = await started();
    const retried = { headers: { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' } };
    // The first delivery that arrives may be a second one.
    expect(await signedPost(scene, command('one'), retried)).toEqual({ status: 200, said: '' });
    expect(await signedPost(scene, command('one'))).toEqual({ status: 200, said: '' });
    expect(await signedPost(scene, command('one'), retried)).toEqual({ status: 200, said: '' });
    expect(await signedPost(scene, command('two'))).toEqual({ status: 200, said: '' });
    await expect.poll(() => scene.bot.runs.length).toBe(2);
  });

  it('is acknowledged before Slack or anybody else is asked', async () => {
    const scene = await started();
    // The stand-in answers only when its clock moves, and it does not.
    scene.sim.faults.slow('users.info', 60_000);
    scene.sim.faults.slow('usergroups.users.list', 60_000);
    expect(await scene.types('member', 'status room-1')).toEqual({ acked: true });
    expect(scene.bot.runs).toEqual([]);
    await scene.sim.until(() => scene.calls('usergroups.users.list') > 0, 'the question who that is');
    scene.sim.faults.slow('users.info', 0);
    scene.clock.advance(60_000);
    await scene.sees('member', 'room-1 is live');
  });

  it('of somebody who hung up is not run', async () => {
    const stage = await openHttpStage();
    const bot = await openTestDesk({ now: () => stage.clock.now() / 1000, grants: {} });
    const responses: ServerResponse[] = [];
    const web = createWebServer([{ method: 'POST', path: '/', handle }], bot.services.log);
    function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
      responses.push(response);
      return stage.chat.handle(request, response);
    }
    // The time is asked for when the request was read, and before it is acknowledged.
    const now = () => {
      for (const response of responses) response.destroy();
      return bot.desk.now();
    };
    await stage.chat.start({ ...bot.desk, now });
    onTestFinished(async () => {
      await stage.chat.stop();
      await web.stop();
      await stage.close();
      await bot.close();
    });
    const url = `http://127.0.0.1:${await web.start(0, '127.0.0.1')}/`;
    await expect(signedPost({ ...stage, url }, command('one'))).rejects.toThrow('fetch failed');
    await expect.poll(() => bot.logged.join('')).toContain('slack request not acknowledged');
    expect(bot.runs).toEqual([]);
  });

  it('that nobody listens to is not acknowledged, but for events: Slack would send them again', async () => {
    const scene = await started();
    const event = JSON.stringify({ type: 'event_callback', event: { type: 'app_uninstalled' } });
    expect(await signedPost(scene, event, { type: JSON_TYPE })).toEqual({ status: 200, said: '' });
    const other = command('one').replace('%2Flive', '%2Fother');
    expect(await signedPost(scene, other)).toEqual({ status: 404, said: '' });
    expect(scene.bot.runs).toEqual([]);
  });

  it.each([
    ['of an unknown type', 415, 'hello', 'text/plain'],
    ['without a type', 415, 'hello', ''],
    ['of broken JSON', 400, '{', JSON_TYPE],
    ['that is no object', 400, '[1]', `${JSON_TYPE}; charset=utf-8`],
    ['with a broken payload', 400, 'payload=%7B', FORM],
    ['of nothing', 404, '', FORM],
  ])('%s gets %i', async (_what, status, body, type) => {
    expect(await signedPost(await started(), body, { type })).toEqual({ status, said: '' });
  });

  it('of more than a mebibyte is refused, whether it says so or not', async () => {
    const scene = await started();
    const large = 'x'.repeat(1024 * 1024 + 1);
    expect(await signedPost(scene, large)).toEqual({ status: 413, said: '' });
    const body = new Blob([large]).stream();
    const unsaid = await fetch(scene.url, { method: 'POST', body, duplex: 'half' });
    expect(unsaid.status).toBe(413);
    const fits = command('one') + '&more='.padEnd(1_000_000, 'x');
    expect(await signedPost(scene, fits)).toEqual({ status: 200, said: '' });
  });

  it('about the address is answered', async () => {
    const scene = await started();
    const asked = JSON.stringify({ type: 'url_verification', challenge: 'abc' });
    expect(await signedPost(scene, asked, { type: JSON_TYPE })).toEqual({
      status: 200,
      said: '{"challenge":"abc"}',
    });
    expect(await signedPost(scene, 'ssl_check=1&token=old')).toEqual({ status: 200, said: '' });
  });
});

describe('a form', () => {
  it('is told what is wrong in the answer to its request', async () => {
    const scene = await started();
    await scene.types('moderator', 'mark room-1');
    await scene.sim.until(() => scene.form('moderator') !== undefined, 'the form');
    const values = { 'f:for': 'forever', 'f:reason': 'spam' };
    const submission = await scene.sim.person(PEOPLE.moderator).fills(values);
    expect(submission).toMatchObject({ errors: { 'f:for': expect.stringContaining('forever') } });
    expect(scene.sim.refusals).toEqual([]);
  });
});

describe('the connection', () => {
  it('takes nothing before the start and after the stop', async () => {
    const stage = await openHttpStage();
    expect(await signedPost(stage, command('one'))).toEqual({ status: 503, said: '' });
    const scene = await startStage(stage);
    expect(scene.sim.connections).toBe(0);
    await scene.chat.stop();
    expect(await signedPost(stage, command('two'))).toEqual({ status: 503, said: '' });
    expect(scene.bot.runs).toEqual([]);
  });

  it('counts as up when Slack knows the bot, and is tried again until then', async () => {
    const { schedule, waited } = noWaiting();
    const stage = await openHttpStage({ schedule });
    const isUp: boolean[] = [];
    const unwatch = stage.sim.onChange(() => void isUp.push(stage.chat.connected()));
    stage.sim.faults.error('auth.test', 'internal_error', 4);
    const { chat, calls } = await startStage(stage);
    await expect.poll(() => chat.connected()).toBe(true);
    unwatch();
    expect(calls('auth.test')).toBe(5);
    expect(isUp).not.toContain(true);
    expect(waited).toContain(30_000);
  });

  it('is refused at the start when Slack refuses the token', async () => {
    const stage = await openHttpStage({ botToken: 'xoxb-wrong' });
    await expect(startStage(stage)).rejects.toThrow(/SLACK_BOT_TOKEN: invalid_auth/);
    expect(stage.chat.connected()).toBe(false);
  });
});

it('over a socket takes no request over HTTP', async () => {
  const scene = await started({ entrance: { appToken: 'xapp-stand-in-app' } });
  expect(await signedPost(scene, command('one'))).toEqual({ status: 503, said: '' });
});
