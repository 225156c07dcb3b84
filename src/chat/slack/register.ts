import { stringify } from 'yaml';
import type { Commands } from '../../core/command.ts';
import { cut } from './cut.ts';
import { LIMITS } from './limits.ts';

/** Least privilege (product C24): no history of any channel, no posting where the bot was not invited. */
export const BOT_SCOPES: readonly string[] = [
  'commands',
  'chat:write',
  'files:write',
  'users:read',
  'usergroups:read',
  'channels:read',
  'groups:read',
];

/** How requests reach the bot; `address` is what Slack finds the web door at, such as `https://bot.example.com`. */
export type ManifestOptions =
  { readonly mode: 'socket' } | { readonly mode: 'http'; readonly address: string };

/** The path that the web door takes Slack's requests at. */
export const EVENTS_PATH = '/slack/events';

/** The Slack app's manifest as YAML; the same commands give the same text. */
export function renderManifest(root: string, commands: Commands, options: ManifestOptions): string {
  const url = options.mode === 'http' ? `${options.address.replace(/\/+$/, '')}${EVENTS_PATH}` : undefined;
  const paths = [...commands.keys()].toSorted();
  const manifest = {
    display_information: {
      name: 'Tallylight',
      description: cut('Run Tencent Cloud live streams from a channel.', LIMITS.appDescription),
      background_color: '#7a1014',
    },
    features: {
      bot_user: { display_name: 'Tallylight', always_online: true },
      slash_commands: [
        {
          command: `/${root}`,
          ...(url === undefined ? {} : { url }),
          description: cut(
            `Live streams: ${paths.join(', ')}. /${root} help says more.`,
            LIMITS.commandDescription,
          ),
          usage_hint: cut(
            `help | ${paths.filter((path) => path !== 'help').join(' | ')}`,
            LIMITS.commandHint,
          ),
          // Names of people and channels are read by nobody here.
          should_escape: false,
        },
      ],
    },
    oauth_config: { scopes: { bot: [...BOT_SCOPES] } },
    settings: {
      interactivity: { is_enabled: true, ...(url === undefined ? {} : { request_url: url }) },
      org_deploy_enabled: false,
      socket_mode_enabled: options.mode === 'socket',
      token_rotation_enabled: false,
    },
  };
  return `# Made from commands/ by \`npm run manifest\`; edit those, then run it again.\n${stringify(manifest)}`;
}
