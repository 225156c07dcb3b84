import { describe, expect, it } from 'vitest';
import { createDiscord } from '../../../src/chat/discord/discord.ts';
import type { Grant } from '../../../src/core/permissions.ts';
import { openTestDesk } from '../../fixtures/test-desk.ts';
import { openDiscordStage, type DiscordStage } from './discord-stage.ts';

const role = (id: string): { setting: string; grant: Grant } => ({
  setting: 'grants.moderate',
  grant: { platform: 'discord', who: 'group', id },
});

async function faultsOf(
  change: (stage: DiscordStage) => {
    token?: string;
    home?: readonly string[];
    grants?: ReturnType<typeof role>[];
  },
): Promise<readonly string[]> {
  const stage = await openDiscordStage();
  const { token = stage.token, home = [stage.guild], grants = [] } = change(stage);
  const chat = createDiscord({ token, apiUrl: stage.apiUrl, home, newId: () => 'id' });
  const faults = await chat.check(grants);
  await stage.close();
  return faults.map(({ setting, problem }) => `${setting}: ${problem}`);
}

describe('the check at start', () => {
  it('is content with a token, a home and a role that exist', async () => {
    expect(await faultsOf(({ group }) => ({ grants: [role(group)] }))).toEqual([]);
  });

  it('names a token that Discord does not know', async () => {
    expect(await faultsOf(() => ({ token: 'MTIz.abc.def' }))).toEqual([
      'DISCORD_TOKEN: Discord does not know this token.',
    ]);
  });

  it('names a home that the bot is not in, and that there is none', async () => {
    expect(await faultsOf(() => ({ home: ['41771983423143937'] }))).toEqual([
      'home.discord: The bot is not in a guild with the id 41771983423143937.',
    ]);
    expect(await faultsOf(() => ({ home: [] }))).toEqual(['home.discord: There is no home guild.']);
  });

  it('names a role that is in no home, and the one that is everybody', async () => {
    expect(await faultsOf(({ guild }) => ({ grants: [role('123456789012345678'), role(guild)] }))).toEqual([
      'grants.moderate: No home guild has a role with the id 123456789012345678.',
      expect.stringMatching(/^grants\.moderate: discord:role:\d+ is the role @everyone\.$/),
    ]);
  });

  it('is not the only one to find a wrong token: the start does, too', async () => {
    const stage = await openDiscordStage();
    const bot = await openTestDesk({ now: () => 0, grants: {} });
    const { apiUrl, guild } = stage;
    const chat = createDiscord({ token: 'MTIz.abc.def', apiUrl, home: [guild], newId: () => 'id' });
    await expect(chat.start(bot.desk)).rejects.toThrow('invalid token');
    expect(chat.connected()).toBe(false);
    await bot.close();
    await stage.close();
  });

  it('asks nothing about people', async () => {
    const grant: Grant = { platform: 'discord', who: 'user', id: '1' };
    expect(await faultsOf(() => ({ grants: [{ setting: 'grants.admin', grant }] }))).toEqual([]);
  });
});
