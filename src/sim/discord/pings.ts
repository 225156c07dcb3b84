import { everyPart } from './component-check.ts';
import type { DiscordMessage } from './message.ts';
import { textOf } from './wire.ts';

/** The texts of a message that can ping: its content and its text displays; embeds never ping. */
function pingingText(message: DiscordMessage): string {
  const displays = everyPart(message.components).map((part) => textOf(part['content']));
  return [message.content, ...displays].join('\n').replaceAll(/```[\s\S]*?```|`[^`]*`/g, '');
}

/**
 * Who is pinged by a message: `@everyone`, `@here`, user ids as `<@1>` and role ids as `<@&1>`,
 * after `allowed_mentions`. An edit pings nobody anew; this says what it would.
 */
export function pings(message: DiscordMessage): readonly string[] {
  const text = pingingText(message);
  const { parse, users, roles } = message.allowedMentions;
  const found = [...text.matchAll(/@everyone|@here|<@!?(?<user>\d+)>|<@&(?<role>\d+)>/g)].flatMap((match) => {
    const { user, role } = match.groups ?? {};
    if (user !== undefined) return parse.includes('users') || users.includes(user) ? [`<@${user}>`] : [];
    if (role !== undefined) return parse.includes('roles') || roles.includes(role) ? [`<@&${role}>`] : [];
    return parse.includes('everyone') && message.mayPingEveryone ? [match[0]] : [];
  });
  return [...new Set(found)];
}
