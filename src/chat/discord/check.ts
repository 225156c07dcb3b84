import { Routes, type REST } from 'discord.js';
import type { Grant } from '../../core/permissions.ts';
import type { ChatFault } from '../port.ts';
import { isRefusal } from './errors.ts';
import { jsonOf, listOf, textOf } from './json.ts';

/** One line of `grants` and the setting that it stands in. */
export interface GrantLine {
  readonly setting: string;
  readonly grant: Grant;
}

const TOKEN_FAULT: ChatFault = {
  setting: 'DISCORD_TOKEN',
  problem: 'Discord does not know this token.',
  next: 'Copy the token of the bot from the Discord developer portal (Bot, Reset Token).',
};

/**
 * Asks Discord whether token, home guilds and granted roles exist; people are not looked up. Throws when Discord cannot be
 * asked at all.
 */
export async function checkDiscord(
  rest: REST,
  home: readonly string[],
  grants: readonly GrantLine[],
): Promise<readonly ChatFault[]> {
  if ((await known(rest.get(Routes.user()))) === undefined) return [TOKEN_FAULT];
  const guilds = await Promise.all(
    home.map(async (id) => ({ id, guild: await known(rest.get(Routes.guild(id))) })),
  );
  const roles = new Set(
    guilds.flatMap(({ guild }) => listOf(jsonOf(guild)['roles']).map((role) => textOf(role['id']))),
  );
  return [
    ...(home.length === 0 ? [homeFault('There is no home guild.')] : []),
    ...guilds
      .filter(({ guild }) => guild === undefined)
      .map(({ id }) => homeFault(`The bot is not in a guild with the id ${id}.`)),
    ...grants.flatMap((line) => roleFault(line, roles, home)),
  ];
}

/** The answer, or undefined when Discord says no. */
async function known(asked: Promise<unknown>): Promise<unknown> {
  try {
    return await asked;
  } catch (thrown) {
    if (isRefusal(thrown)) return undefined;
    throw thrown;
  }
}

const homeFault = (problem: string): ChatFault => ({
  setting: 'home.discord',
  problem,
  next: 'Invite the bot to the guild and give the guild id (developer mode, right click on the server, Copy Server ID).',
});

function roleFault(
  { setting, grant }: GrantLine,
  roles: ReadonlySet<string>,
  home: readonly string[],
): readonly ChatFault[] {
  if (grant.platform !== 'discord' || grant.who !== 'group') return [];
  if (home.includes(grant.id)) {
    // The role with the guild's own id is @everyone, which nobody carries in a payload.
    const problem = `discord:role:${grant.id} is the role @everyone.`;
    return [{ setting, problem, next: 'Write discord:* for all members.' }];
  }
  if (roles.has(grant.id)) return [];
  const problem = `No home guild has a role with the id ${grant.id}.`;
  return [
    {
      setting,
      problem,
      next: 'Give the id of a role (developer mode, right click on the role, Copy Role ID).',
    },
  ];
}
