import type { Place, RawInput, WayBack } from '../../core/call.ts';
import { Secret } from '../../core/secret.ts';
import { BUTTON_PREFIX } from './buttons.ts';
import { fieldOfBlock, FORM_PREFIX } from './form.ts';
import { at, flagAt, isJson, listAt, textAt } from './json.ts';
import { LIMITS } from './limits.ts';

/** Who it was, as the payload tells it. */
export interface Who {
  readonly id: string;
  readonly name: string;
  /** The workspace that the person is from. */
  readonly team: string;
}

interface Request {
  /** The same for every delivery of one request. */
  readonly key: string;
  readonly who: Who;
  readonly place: Place;
  readonly wayBack: WayBack | undefined;
  /** Opens one modal within three seconds. */
  readonly trigger: Secret;
}

export interface TypedRequest extends Request {
  readonly line: string;
}

export interface PressRequest extends Request {
  readonly button: string;
  /** Only the presser sees the message with the button. */
  readonly isPrivate: boolean;
}

export interface FormRequest {
  readonly key: string;
  readonly who: Who;
  readonly path: string;
  /** Id of the kept asker; untrusted (product C16). */
  readonly asker: string;
  readonly raw: RawInput;
}

/** A slash command's payload; undefined when something is missing. `now` in UNIX seconds. */
export function readTyped(body: unknown, now: number): TypedRequest | undefined {
  const [id, team, channel] = [textAt(body, 'user_id'), textAt(body, 'team_id'), textAt(body, 'channel_id')];
  const trigger = textAt(body, 'trigger_id');
  if (id === undefined || team === undefined || channel === undefined || trigger === undefined)
    return undefined;
  const direct = channel.startsWith('D') || textAt(body, 'channel_name') === 'directmessage';
  return {
    key: `typed ${trigger}`,
    who: { id, name: textAt(body, 'user_name') ?? id, team },
    place: { platform: 'slack', home: team, channel, direct },
    wayBack: readWayBack(body, now),
    trigger: new Secret(trigger),
    line: plainLine(textAt(body, 'text') ?? ''),
  };
}

/** A press on one of our buttons; undefined when it is none. */
export function readPress(body: unknown, now: number): PressRequest | undefined {
  const [action] = listAt(body, 'actions');
  const [who, home] = [readWho(body), textAt(body, 'team', 'id')];
  const channel = textAt(body, 'channel', 'id') ?? textAt(body, 'container', 'channel_id');
  const [trigger, pressed] = [textAt(body, 'trigger_id'), textAt(action, 'action_ts')];
  const button = textAt(action, 'action_id')?.slice(BUTTON_PREFIX.length);
  if (who === undefined || channel === undefined || trigger === undefined || button === undefined)
    return undefined;
  const thread = textAt(body, 'container', 'thread_ts') ?? textAt(body, 'message', 'thread_ts');
  const direct = channel.startsWith('D');
  return {
    key: `press ${who.id} ${pressed ?? trigger} ${button}`,
    who,
    place: { platform: 'slack', home: home ?? who.team, channel, thread, direct },
    wayBack: readWayBack(body, now),
    trigger: new Secret(trigger),
    button,
    isPrivate: direct || flagAt(body, 'container', 'is_ephemeral'),
  };
}

/** A submitted form; undefined when it is none of ours. */
export function readForm(body: unknown): FormRequest | undefined {
  const who = readWho(body);
  const [id, name] = [textAt(body, 'view', 'id'), textAt(body, 'view', 'callback_id')];
  if (who === undefined || id === undefined || name?.startsWith(FORM_PREFIX) !== true) return undefined;
  return {
    key: `form ${id} ${textAt(body, 'view', 'hash') ?? ''}`,
    who,
    path: name.slice(FORM_PREFIX.length),
    asker: textAt(body, 'view', 'private_metadata') ?? '',
    raw: readValues(at(body, 'view', 'state', 'values')),
  };
}

function readWho(body: unknown): Who | undefined {
  const id = textAt(body, 'user', 'id');
  const team = textAt(body, 'user', 'team_id') ?? textAt(body, 'team', 'id');
  if (id === undefined || team === undefined) return undefined;
  return { id, name: textAt(body, 'user', 'username') ?? textAt(body, 'user', 'name') ?? id, team };
}

function readWayBack(body: unknown, now: number): WayBack | undefined {
  const address = textAt(body, 'response_url');
  return address === undefined ? undefined : { address: new Secret(address), until: now + LIMITS.wayBackS };
}

function readValues(values: unknown): RawInput {
  if (!isJson(values)) return {};
  const given = Object.entries(values).flatMap(([block, actions]): [string, string][] => {
    const [value] = isJson(actions) ? Object.values(actions) : [];
    const text = textAt(value, 'value') ?? textAt(value, 'selected_option', 'value');
    const field = fieldOfBlock(block);
    return text === undefined || field === undefined ? [] : [[field, text]];
  });
  return Object.fromEntries(given);
}

/**
 * A command's text as it was typed: Slack turns addresses into `<https://…|label>` and escapes `& < >`
 * (docs.slack.dev, "Escaping text").
 */
export function plainLine(text: string): string {
  return text
    .replaceAll(/<mailto:[^|>]*\|([^>]*)>/g, '$1')
    .replaceAll(/<([a-z][a-z0-9+.-]*:[^|>\s]+)(?:\|[^>]*)?>/gi, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
