import { identity } from '../state/identity.ts';
import type { Json } from '../json.ts';
import { messagePayload } from './message-payload.ts';
import type { OpenView } from '../state/modals.ts';
import { viewPayload } from '../state/modals.ts';
import type { SlackMessage } from '../state/posts.ts';
import type { SimChannel, SimUser } from '../state/workspace.ts';
import type { World } from '../world.ts';

/** Where an element stands: in a message or in a modal. */
export type Source =
  { readonly message: SlackMessage; readonly channel: SimChannel } | { readonly view: OpenView };

/** What somebody typed as a slash command. */
export function commandPayload(
  world: World,
  user: SimUser,
  channel: SimChannel,
  typed: { command: string; text: string },
): Json {
  const place = { channelId: channel.id, userId: user.id, messageTs: undefined };
  return {
    token: identity.verificationToken,
    team_id: identity.teamId,
    team_domain: identity.teamDomain,
    channel_id: channel.id,
    channel_name: shownName(channel),
    user_id: user.id,
    user_name: user.name,
    command: typed.command,
    text: typed.text,
    api_app_id: identity.appId,
    is_enterprise_install: 'false',
    response_url: world.origin() + world.returnUrls.issue({ kind: 'commands', ...place }),
    trigger_id: world.triggers.issue({ userId: user.id, viewId: undefined }),
  };
}

/** A press or a choice. `action` is the element's part of the payload, without its time. */
export function blockActionsPayload(world: World, user: SimUser, source: Source, action: Json): Json {
  const viewId = 'view' in source ? source.view.id : undefined;
  return {
    type: 'block_actions',
    ...common(user),
    container: containerOf(source),
    trigger_id: world.triggers.issue({ userId: user.id, viewId }),
    ...('view' in source ? { view: viewPayload(source.view) } : inMessage(world, user, source)),
    actions: [{ ...action, action_ts: world.ids.ts() }],
  };
}

/** Typing into an external select. */
export function suggestionPayload(user: SimUser, source: Source, field: Json, query: string): Json {
  return {
    type: 'block_suggestion',
    ...common(user),
    container: containerOf(source),
    ...field,
    value: query,
    ...('view' in source ? { view: viewPayload(source.view) } : {}),
  };
}

/** A submitted form, with a new trigger. */
export function submissionPayload(world: World, user: SimUser, view: OpenView): Json {
  return {
    type: 'view_submission',
    ...common(user),
    trigger_id: world.triggers.issue({ userId: user.id, viewId: view.id }),
    view: viewPayload(view),
    response_urls: [],
  };
}

export function closedPayload(user: SimUser, view: OpenView, isCleared: boolean): Json {
  return { type: 'view_closed', ...common(user), view: viewPayload(view), is_cleared: isCleared };
}

function common(user: SimUser): Json {
  return {
    user: { id: user.id, username: user.name, name: user.name, team_id: user.teamId },
    api_app_id: identity.appId,
    token: identity.verificationToken,
    team: { id: identity.teamId, domain: identity.teamDomain },
    enterprise: null,
    is_enterprise_install: false,
  };
}

function containerOf(source: Source): Json {
  if ('view' in source) return { type: 'view', view_id: source.view.id };
  const { message } = source;
  return {
    type: 'message',
    message_ts: message.ts,
    ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    channel_id: message.channel,
    is_ephemeral: message.ephemeralTo !== undefined,
  };
}

type InMessage = Extract<Source, { message: SlackMessage }>;

function inMessage(world: World, user: SimUser, { message, channel }: InMessage): Json {
  const place = { channelId: channel.id, userId: user.id, messageTs: message.ts };
  return {
    channel: { id: channel.id, name: shownName(channel) },
    // Slack keeps no copy of an ephemeral message.
    ...(message.ephemeralTo === undefined ? { message: messagePayload(message) } : {}),
    state: { values: world.choices.of(user.id, message) },
    response_url: world.origin() + world.returnUrls.issue({ kind: 'actions', ...place }),
  };
}

/** Slack hides the names of private conversations. */
function shownName(channel: SimChannel): string {
  if (channel.isDirect) return 'directmessage';
  return channel.isPrivate ? 'privategroup' : channel.name;
}
