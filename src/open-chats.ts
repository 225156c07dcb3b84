import { createDiscord } from './chat/discord/discord.ts';
import type { Chat } from './chat/port.ts';
import { EVENTS_PATH } from './chat/slack/register.ts';
import { createSlack, type Slack } from './chat/slack/slack.ts';
import type { Config } from './config/config.ts';
import { PERMISSIONS, type Grants } from './core/permissions.ts';
import { newId } from './core/services.ts';
import type { Route } from './web/server.ts';

export interface OpenedChats {
  readonly chats: readonly Chat[];
  /** What the web door passes on to them. */
  readonly routes: readonly Route[];
}

/** The chat platforms that the configuration names; none is connected yet. */
export function openChats({ slack, discord, grants }: Config, random: () => number): OpenedChats {
  const id = (): string => newId(random);
  const inSlack = slack && openSlack(slack, grants, id);
  const inDiscord =
    discord &&
    createDiscord({
      token: discord.token.reveal(),
      apiUrl: discord.apiUrl,
      home: discord.home,
      newId: id,
    });
  const isOverHttp = slack !== undefined && 'signingSecret' in slack.entrance;
  return {
    chats: [inSlack, inDiscord].filter((chat) => chat !== undefined),
    routes:
      inSlack !== undefined && isOverHttp
        ? [{ method: 'POST', path: EVENTS_PATH, handle: inSlack.handle }]
        : [],
  };
}

function openSlack(
  { botToken, entrance, apiUrl, home }: NonNullable<Config['slack']>,
  grants: Grants,
  id: () => string,
): Slack {
  return createSlack({
    botToken: botToken.reveal(),
    entrance:
      'appToken' in entrance
        ? { appToken: entrance.appToken.reveal() }
        : { signingSecret: entrance.signingSecret.reveal() },
    apiUrl,
    home,
    grantedGroups: slackGroups(grants),
    newId: id,
  });
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
