import { describe, expect, it } from 'vitest';
import { plainText } from '../../../src/sim/slack/reading/reading.ts';
import { noWaiting, startSlack } from './scene.ts';

describe('who asks', () => {
  it('is looked up once a minute', async () => {
    const { types, sees, calls, clock } = await startSlack();
    const look = async () => {
      await types('member', 'key room-1');
      await sees('member', 'A key for room-1');
      return [calls('users.info'), calls('usergroups.users.list')];
    };
    expect(await look()).toEqual([1, 1]);
    clock.advance(59_000);
    expect(await look()).toEqual([1, 1]);
    clock.advance(1000);
    await types('member', 'key room-2');
    await sees('member', 'A key for room-2');
    expect([calls('users.info'), calls('usergroups.users.list')]).toEqual([2, 2]);
  });

  it('loses a right within a minute', async () => {
    const { types, sees, sim, clock, group, bot } = await startSlack();
    await types('moderator', 'mark room-1 2h spam');
    await sees('moderator', 'Mark room-1?');
    sim.workspace.setUserGroup({ id: group, handle: 'mods', members: [] });
    clock.advance(60_000);
    await types('moderator', 'mark room-2 2h spam');
    await sees('moderator', 'Not allowed');
    expect(bot.writes).toEqual([]);
  });

  it('has no group while groups cannot be looked up, and is told why', async () => {
    const { types, sees, sim } = await startSlack({ schedule: noWaiting().schedule });
    sim.faults.error('usergroups.users.list', 'internal_error', 3);
    await types('moderator', 'mark room-1 2h spam');
    expect(plainText(await sees('moderator', 'Not allowed'))).toContain('could not be looked up just now');
    await types('moderator', 'mark room-1 2h spam');
    await sees('moderator', 'Mark room-1?');
  });

  it('keeps the rights of other groups when one was removed', async () => {
    const { types, sees, bot, group } = await startSlack({ grantedGroups: ['S0GONE', 'S0MODS'] });
    expect(group).toBe('S0MODS');
    await types('moderator', 'mark room-1 2h spam');
    await sees('moderator', 'Mark room-1?');
    expect(bot.logged.join('\n')).toContain('slack group gone');
  });

  it('has only what is granted to the very user while Slack does not say who it is', async () => {
    const { types, sees, sim, bot } = await startSlack({
      schedule: noWaiting().schedule,
      grants: { view: [{ platform: 'slack', who: 'user', id: 'U0MEM' }] },
    });
    sim.faults.error('users.info', 'fatal_error', 6);
    await types('moderator', 'key room-1');
    await sees('moderator', 'Not allowed');
    await types('member', 'key room-1');
    await sees('member', 'A key for room-1');
    expect(bot.logged.join('\n')).toContain('"event":"slack user unknown"');
  });

  it('is a stranger when Slack knows nobody of that id', async () => {
    const { types, sees, sim } = await startSlack();
    sim.faults.error('users.info', 'user_not_found');
    await types('member', 'key room-1');
    expect(plainText(await sees('member', 'Not allowed'))).toContain('Only members of this workspace');
  });
});
