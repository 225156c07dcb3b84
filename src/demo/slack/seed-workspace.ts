import type { SlackSim } from '../../sim/slack/slack-sim.ts';
import type { ChannelView, PersonView } from '../screen.ts';

export interface SeededWorkspace {
  readonly people: readonly PersonView[];
  /** Where everybody is; the bot is in the first only. */
  readonly channels: readonly ChannelView[];
  /** The user group whose members moderate. */
  readonly moderators: string;
}

/** Two people and two channels: one where the bot was invited, one where it was not. */
export function seedWorkspace({ workspace }: SlackSim, botUserId: string): SeededWorkspace {
  const mia = workspace.setUser({ id: 'U0MIA00001', name: 'mia' });
  const dan = workspace.setUser({ id: 'U0DAN00001', name: 'dan' });
  const group = workspace.setUserGroup({ id: 'S0MODS0001', handle: 'moderators', members: [mia.id] });
  const people = [mia.id, dan.id];
  const ops = workspace.setChannel({
    id: 'C0OPS00001',
    name: 'stream-ops',
    members: [...people, botUserId],
  });
  const lobby = workspace.setChannel({ id: 'C0RANDOM01', name: 'random', members: people });
  return {
    people: [
      { id: mia.id, name: mia.name, role: 'moderator' },
      { id: dan.id, name: dan.name, role: 'developer, may only look' },
    ],
    channels: [
      { id: ops.id, name: ops.name, kind: 'channel', note: 'Tallylight is a member here' },
      { id: lobby.id, name: lobby.name, kind: 'channel', note: 'Tallylight was not invited here' },
    ],
    moderators: group.id,
  };
}
