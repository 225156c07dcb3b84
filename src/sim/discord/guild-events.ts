import { guildsIntent } from './gateway-intents.ts';
import type { GuildEvent } from './guild.ts';
import { channelPayload, rolePayload } from './payloads.ts';
import type { World } from './world.ts';

/** Says that a guild changed, and tells the sessions that listen to guilds; of people they hear nothing without the Members intent. */
export function tellGuild(world: World, guildId: string, event: GuildEvent): void {
  world.changed();
  if (event.kind === 'people') return;
  const kind = event.kind.toUpperCase();
  if ('role' in event) {
    const role = rolePayload(event.role, 0);
    world.dispatch(`GUILD_ROLE_${kind}`, { guild_id: guildId, role }, guildsIntent);
    return;
  }
  const word = event.channel.kind === 'thread' ? 'THREAD' : 'CHANNEL';
  world.dispatch(`${word}_${kind}`, channelPayload(world, event.channel), guildsIntent);
}
