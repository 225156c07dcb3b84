import type { Grant } from '../../core/permissions.ts';
import type { ChatFault } from '../port.ts';
import { at, listAt, textAt } from './json.ts';
import { BOT_SCOPES } from './register.ts';
import { SlackFault } from './slack-fault.ts';
import type { Web } from './web.ts';

export interface CheckOptions {
  readonly web: Web;
  readonly home: readonly string[];
  /** `SLACK_API_URL` was set: then its silence is a fault of the setting. */
  readonly hasOwnAddress: boolean;
  readonly grants: readonly { readonly setting: string; readonly grant: Grant }[];
}

/** Asks Slack whether the settings can work; an outage of Slack itself is no fault of theirs. */
export async function checkSettings(options: CheckOptions): Promise<readonly ChatFault[]> {
  try {
    const known = await options.web.repeatable('auth.test', {});
    const faults = [...scopeFaults(known), ...homeFaults(known, options.home)];
    return faults.length > 0 ? faults : await groupFaults(options);
  } catch (thrown) {
    if (!(thrown instanceof SlackFault)) throw thrown;
    return [...tokenFaults(thrown), ...addressFaults(thrown, options)];
  }
}

function tokenFaults({ code }: SlackFault): ChatFault[] {
  if (!TOKEN_FAULTS.has(code)) return [];
  const next =
    'Copy the Bot User OAuth Token (xoxb-…) from "OAuth & Permissions" of the Slack app; install the app first.';
  return [{ setting: 'SLACK_BOT_TOKEN', problem: `Slack refuses the bot token: ${code}.`, next }];
}

const TOKEN_FAULTS = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'not_allowed_token_type',
  'no_permission',
]);

function addressFaults({ code }: SlackFault, { hasOwnAddress }: CheckOptions): ChatFault[] {
  if (!hasOwnAddress || (code !== 'unreachable' && !code.startsWith('http_4') && code !== 'no_json'))
    return [];
  const next = 'Give the base of the Web API, such as https://slack.com/api/, or leave it out.';
  return [{ setting: 'SLACK_API_URL', problem: `Nothing answers there as Slack does: ${code}.`, next }];
}

function scopeFaults(known: unknown): ChatFault[] {
  const scopes = listAt(known, 'response_metadata', 'scopes');
  const missing = scopes.length === 0 ? [] : BOT_SCOPES.filter((scope) => !scopes.includes(scope));
  if (missing.length === 0) return [];
  const problem = `The bot token lacks scopes: ${missing.join(', ')}.`;
  return [
    { setting: 'SLACK_BOT_TOKEN', problem, next: 'Update the app from manifest.yml and install it again.' },
  ];
}

function homeFaults(known: unknown, home: readonly string[]): ChatFault[] {
  const team = textAt(known, 'team_id') ?? '';
  if (home.length === 0 || home.includes(team)) return [];
  const problem = `The bot token is for the workspace ${team}, which is not in the list.`;
  return [{ setting: 'home.slack', problem, next: `Add ${team}, or leave the list empty.` }];
}

async function groupFaults({ web, grants }: CheckOptions): Promise<ChatFault[]> {
  const named = grants.filter(({ grant }) => grant.platform === 'slack' && grant.who === 'group');
  if (named.length === 0) return [];
  const groups = listAt(await web.repeatable('usergroups.list', {}), 'usergroups').map((group) =>
    at(group, 'id'),
  );
  return named
    .filter(({ grant }) => !groups.includes(grant.id))
    .map(({ setting, grant }) => ({
      setting,
      problem: `The workspace has no user group ${grant.id}.`,
      next: 'Copy the id (S…) from the "More" menu of the user group in Slack, or take the line out.',
    }));
}
