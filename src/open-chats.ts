import { createDiscord } from './chat/discord/discord.ts';
import type { Chat } from './chat/port.ts';
import { createSlack } from './chat/slack/slack.ts';
import type { Config } from './config/config.ts';
import { PERMISSIONS, type Grants } from './core/permissions.ts';
import { newId } from './core/services.ts';

/** The chat platforms that the configuration names; none is connected yet. */
export function openChats({ slack, discord, grants }: Config, random: () => number): readonly Chat[] {
  const id = (): string => newId(random);
  return [
    ...(slack === undefined
      ? []
      : [
          createSlack({
            botToken: slack.botToken.reveal(),
            appToken: slack.appToken.reveal(),
            apiUrl: slack.apiUrl,
            home: slack.home,
            grantedGroups: slackGroups(grants),
            newId: id,
          }),
        ]),
    ...(discord === undefined
      ? []
      : [
          createDiscord({
            token: discord.token.reveal(),
            apiUrl: discord.apiUrl,
            home: discord.home,
            newId: id,
          }),
        ]),
  ];
}

/** Only the user groups that grants name are looked up. */
function slackGroups(grants: Grants): readonly string[] {
  const lines = PERMISSIONS.flatMap((permission) => grants[permission]);
  return [
    ...new Set(
      lines.filter(({ platform, who }) => platform === 'slack' && who === 'group').map(({ id }) => id),
    ),
  ];
}
