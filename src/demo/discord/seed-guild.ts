import type { DiscordSim } from '../../sim/discord/discord-sim.ts';
import type { ChannelView, PersonView } from '../screen.ts';

export interface SeededGuild {
  readonly people: readonly PersonView[];
  readonly channels: readonly ChannelView[];
  /** The role whose members moderate. */
  readonly moderators: string;
}

/** Two people, one of them with the moderators' role, and a channel. */
export function seedGuild({ guild }: DiscordSim): SeededGuild {
  const role = guild.addRole({ name: 'Moderators' });
  const noa = guild.addMember({ name: 'noa', roles: [role.id] });
  const tim = guild.addMember({ name: 'tim' });
  const ops = guild.addChannel({ name: 'stream-ops' });
  return {
    people: [
      { id: noa.user.id, name: noa.user.name, role: 'moderator' },
      { id: tim.user.id, name: tim.user.name, role: 'developer, may only look' },
    ],
    channels: [{ id: ops.id, name: ops.name, kind: 'channel', note: 'Tallylight may post here' }],
    moderators: role.id,
  };
}
