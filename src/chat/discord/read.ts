import type { Actor, Place, RawInput, Standing } from '../../core/call.ts';
import { Secret } from '../../core/secret.ts';
import type { UnixSeconds } from '../../core/call.ts';
import { jsonOf, listOf, numberOf, textOf, textsOf, type Json } from './json.ts';
import type { Came } from './link.ts';
import { readFormId } from './form.ts';
import { BUTTON_PREFIX } from './buttons.ts';
import { EPHEMERAL } from './send-once.ts';
import { wayBackOf } from './way-back.ts';

/** What came through the gateway, as the rest of the bot sees it. */
export type Inbound =
  | (Came & { readonly kind: 'command'; readonly path: string; readonly raw: RawInput })
  | (Came & { readonly kind: 'suggest'; readonly path: string; readonly typed: string })
  /** `onPrivate`: the pressed message is seen by the presser only. */
  | (Came & { readonly kind: 'button'; readonly button: string; readonly onPrivate: boolean })
  | (Came & { readonly kind: 'form'; readonly path: string; readonly raw: RawInput })
  | { readonly kind: 'unsupported'; readonly type: number };

export type Answerable = Exclude<Inbound, { kind: 'unsupported' }>;
export type InboundOf<K extends Inbound['kind']> = Extract<Inbound, { kind: K }>;

export interface ReadOptions {
  /** Ids of the home guilds. */
  readonly home: readonly string[];
  readonly now: UnixSeconds;
}

const TYPES = { command: 2, component: 3, autocomplete: 4, modal: 5 } as const;
const CHAT_INPUT = 1;
const BUTTON = 2;

/** Reads the payload of an INTERACTION_CREATE; what we do not offer is `unsupported`. */
export function readInteraction(payload: unknown, options: ReadOptions): Inbound {
  const json = jsonOf(payload);
  const type = numberOf(json['type']);
  const data = jsonOf(json['data']);
  const came = readCame(json, options);
  if (type === TYPES.command && data['type'] === CHAT_INPUT) {
    const { path, values } = readOptions(listOf(data['options']), []);
    return { kind: 'command', ...came, path, raw: rawOf(values) };
  }
  if (type === TYPES.autocomplete) {
    const { path, values } = readOptions(listOf(data['options']), []);
    const focused = values.find((option) => option['focused'] === true);
    return { kind: 'suggest', ...came, path, typed: textOf(focused?.['value']) };
  }
  if (type === TYPES.component && data['component_type'] === BUTTON) {
    const onPrivate = (numberOf(jsonOf(json['message'])['flags']) & EPHEMERAL) !== 0;
    return { kind: 'button', ...came, button: readButton(textOf(data['custom_id'])), onPrivate };
  }
  if (type === TYPES.modal) {
    const path = readFormId(textOf(data['custom_id']));
    return { kind: 'form', ...came, path, raw: readForm(listOf(data['components'])) };
  }
  return { kind: 'unsupported', type };
}

function readCame(json: Json, { home, now }: ReadOptions): Came {
  const way = { application: textOf(json['application_id']), token: new Secret(textOf(json['token'])) };
  const actor = readActor(json, home);
  return {
    way,
    asker: { id: textOf(json['id']), actor, place: readPlace(json), wayBack: wayBackOf(way, now) },
  };
}

/** In a guild Discord sends `member` with the roles of this very moment, in a direct message only `user`. */
function readActor(json: Json, home: readonly string[]): Actor {
  const member = jsonOf(json['member']);
  const user = jsonOf(member['user'] ?? json['user']);
  const names = [member['nick'], user['global_name'], user['username']].map(textOf);
  return {
    platform: 'discord',
    id: textOf(user['id']),
    name: names.find((name) => name !== '') ?? '',
    standing: standingOf(user, textOf(json['guild_id']), home),
    groups: textsOf(member['roles']),
  };
}

function standingOf(user: Json, guild: string, home: readonly string[]): Standing {
  if (user['bot'] === true) return 'bot';
  return home.includes(guild) ? 'member' : 'stranger';
}

const THREADS: ReadonlySet<unknown> = new Set([10, 11, 12]);

function readPlace(json: Json): Place {
  const channel = jsonOf(json['channel']);
  const id = textOf(json['channel_id']);
  const home = textOf(json['guild_id']);
  const parent = THREADS.has(channel['type']) ? textOf(channel['parent_id']) : '';
  const at = parent === '' ? { channel: id } : { channel: parent, thread: id };
  return { platform: 'discord', home, ...at, direct: home === '' };
}

const SUB_COMMAND = 1;
const GROUP = 2;

/** Walks down group and sub-command: their names are the path, what stands at the end are the options. */
function readOptions(
  options: readonly Json[],
  words: readonly string[],
): { readonly path: string; readonly values: readonly Json[] } {
  const [first] = options;
  if (first === undefined || (first['type'] !== SUB_COMMAND && first['type'] !== GROUP)) {
    return { path: words.join(' '), values: options };
  }
  return readOptions(listOf(first['options']), [...words, textOf(first['name'])]);
}

const rawOf = (options: readonly Json[]): RawInput =>
  Object.fromEntries(options.map((option) => [textOf(option['name']), String(option['value'])]));

/** A button that is not ours has an id that no saved call has. */
const readButton = (customId: string): string =>
  customId.startsWith(BUTTON_PREFIX) ? customId.slice(BUTTON_PREFIX.length) : '';

/** The fields of a form: a text input has a value, a select a list of them, in a row or in a Label. */
function readForm(parts: readonly Json[]): RawInput {
  const fields = parts.flatMap((part) => [...listOf(part['components']), jsonOf(part['component'])]);
  return Object.fromEntries(
    fields
      .map(
        (field) =>
          [textOf(field['custom_id']), textsOf(field['values'])[0] ?? textOf(field['value'])] as const,
      )
      .filter(([name]) => name !== ''),
  );
}
