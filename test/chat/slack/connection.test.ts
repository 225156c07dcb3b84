import { describe, expect, it, onTestFinished } from 'vitest';
import { noWaiting, startSlack } from './scene.ts';
import { openSlackStage } from './slack-stage.ts';
import { openTestDesk } from '../../fixtures/test-desk.ts';

describe('the socket', () => {
  it.each(['warning', 'refresh_requested', 'closed', 'terminated'] as const)(
    'comes back after it was %s',
    async (kind) => {
      const { sim, chat, types, sees } = await startSlack();
      sim.disconnect(kind);
      await sim.until(
        () => sim.calls.filter(({ method }) => method === 'apps.connections.open').length === 2,
        'a new one',
      );
      await sim.until(() => sim.connections === 1, 'the new socket');
      await expect.poll(() => chat.connected()).toBe(true);
      await types('member', 'status room-1');
      await sees('member', 'room-1 is live');
    },
  );

  it('is tried again, ever more slowly, while Slack is down', async () => {
    const { schedule, waited } = noWaiting();
    const { chat, sim } = await startSlack({
      schedule,
      before: ({ sim: down }) => down.faults.error('apps.connections.open', 'internal_error', 3),
    });
    await sim.until(() => sim.connections === 1, 'the socket');
    await expect.poll(() => chat.connected()).toBe(true);
    expect(waited.slice(0, 3)).toEqual([1000, 2000, 4000]);
  });

  it('survives that Slack is away just when the socket is lost', async () => {
    const { schedule, waited } = noWaiting();
    const { chat, sim } = await startSlack({ schedule });
    sim.faults.error('apps.connections.open', 'internal_error', 2);
    sim.disconnect('terminated');
    await sim.until(() => sim.connections === 0, 'the lost socket');
    await sim.until(() => sim.connections === 1, 'the new socket');
    await expect.poll(() => chat.connected()).toBe(true);
    expect(waited).toEqual([0, 1000, 2000]);
  });

  it('waits as long as Slack wants', async () => {
    const { schedule, waited } = noWaiting();
    const { sim } = await startSlack({
      schedule,
      before: ({ sim: busy }) => busy.faults.rateLimit('apps.connections.open', 1, 9),
    });
    await sim.until(() => sim.connections === 1, 'the socket');
    expect(waited[0]).toBe(9000);
  });

  it('names the setting when Slack refuses the app token', async () => {
    const stage = await openSlackStage({ entrance: { appToken: 'xapp-wrong' } });
    const bot = await openTestDesk({ now: () => 0, grants: {} });
    onTestFinished(async () => {
      await stage.chat.stop();
      await bot.close();
      await stage.close();
    });
    await expect(stage.chat.start(bot.desk)).rejects.toThrow(/SLACK_APP_TOKEN: invalid_auth/);
    expect(bot.logged.join('\n')).not.toContain('xapp-wrong');
  });
});

async function faultsOf(options: Parameters<typeof openSlackStage>[0]) {
  const stage = await openSlackStage({ schedule: noWaiting().schedule, ...options });
  onTestFinished(() => stage.close());
  return stage.chat.check([]);
}

describe('check', () => {
  it('names the bot token that Slack refuses', async () => {
    expect(await faultsOf({ botToken: 'xoxb-wrong' })).toMatchObject([
      { setting: 'SLACK_BOT_TOKEN', problem: 'Slack refuses the bot token: invalid_auth.' },
    ]);
  });

  it('names a home that the token is not for', async () => {
    expect(await faultsOf({ home: ['T0OTHERTEAM'] })).toMatchObject([{ setting: 'home.slack' }]);
  });

  it('names an address where nobody answers', async () => {
    const stage = await openSlackStage();
    await stage.close();
    expect(await faultsOf({ apiUrl: stage.access.apiUrl })).toMatchObject([{ setting: 'SLACK_API_URL' }]);
  });

  it('does not call an outage of Slack a fault of the settings', async () => {
    const stage = await openSlackStage({ schedule: noWaiting().schedule });
    onTestFinished(() => stage.close());
    stage.sim.faults.error('auth.test', 'internal_error', 3);
    expect(await stage.chat.check([])).toEqual([]);
  });
});
