import { Routes, type REST, type RESTPostAPIChatInputApplicationCommandsJSONBody } from 'discord.js';
import type { Commands } from '../../core/command.ts';
import { jsonOf, listOf, textOf, type Json } from './json.ts';
import { renderCommands } from './render-commands.ts';
import { closeRest, createRest, type RestSettings } from './rest.ts';

export interface RegisterOptions extends RestSettings {
  /** Ids of the home guilds. */
  readonly home: readonly string[];
  /** The root slash command without its slash. */
  readonly root: string;
  readonly commands: Commands;
}

export interface Registered {
  readonly guild: string;
  readonly outcome: 'unchanged' | 'sent';
}

/**
 * Makes Discord know the commands in every home guild. What a guild knows already is not sent again: 200 creations a day are
 * allowed (product B1). Throws what discord.js throws.
 */
export async function registerCommands(options: RegisterOptions): Promise<readonly Registered[]> {
  const rest = createRest(options);
  try {
    const body = renderCommands(options.root, options.commands);
    const application = textOf(jsonOf(await rest.get(Routes.currentApplication()))['id']);
    const done: Registered[] = [];
    for (const guild of options.home) {
      done.push({ guild, outcome: await sendTo(rest, application, guild, body) });
    }
    return done;
  } finally {
    closeRest(rest);
  }
}

async function sendTo(
  rest: REST,
  application: string,
  guild: string,
  body: readonly RESTPostAPIChatInputApplicationCommandsJSONBody[],
): Promise<Registered['outcome']> {
  const route = Routes.applicationGuildCommands(application, guild);
  const query = new URLSearchParams({ with_localizations: 'true' });
  const there = listOf(await rest.get(route, { query }));
  if (sameCommands(there, listOf(body))) return 'unchanged';
  await rest.put(route, { body });
  return 'sent';
}

const sameCommands = (left: readonly Json[], right: readonly Json[]): boolean =>
  JSON.stringify(left.map(plainCommand)) === JSON.stringify(right.map(plainCommand));

/** What we say of a command or an option, without Discord's ids and with its defaults filled in. */
function plainCommand(part: Json): Json {
  return {
    type: part['type'] ?? 1,
    name: part['name'],
    description: part['description'] ?? '',
    names: part['name_localizations'] ?? null,
    descriptions: part['description_localizations'] ?? null,
    permissions: part['default_member_permissions'] ?? null,
    required: part['required'] ?? false,
    autocomplete: part['autocomplete'] ?? false,
    choices: listOf(part['choices']).map((choice) => [choice['name'], choice['value']]),
    options: listOf(part['options']).map(plainCommand),
  };
}
