import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type APIApplicationCommandStringOption,
  type APIApplicationCommandSubcommandGroupOption,
  type APIApplicationCommandSubcommandOption,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import type { Command, Commands } from '../../core/command.ts';
import { fieldsOf, type Field } from '../../core/fields.ts';
import { fitPlain } from './fit.ts';
import { LIMITS } from './limits.ts';

/**
 * The commands as Discord is to know them: one root, a sub-command for each path of one word, a group of sub-commands for the
 * paths that share their first of two words.
 */
export function renderCommands(
  root: string,
  commands: Commands,
): RESTPostAPIChatInputApplicationCommandsJSONBody[] {
  const entries = [...commands].map(([path, command]) => ({ words: path.split(' '), command }));
  const leaves = entries.filter(({ words }) => words.length === 1);
  const groups = new Set(entries.filter(({ words }) => words.length > 1).map(({ words }) => words[0] ?? ''));
  const options = [
    ...leaves.map(({ words, command }) => subcommandOf(words[0] ?? '', command)),
    ...[...groups].map((group) =>
      groupOf(
        group,
        entries.filter(({ words }) => words.length > 1 && words[0] === group),
      ),
    ),
  ];
  return [
    {
      type: ApplicationCommandType.ChatInput,
      name: root,
      description: 'Look at live streams and run them',
      contexts: [InteractionContextType.Guild],
      integration_types: [ApplicationIntegrationType.GuildInstall],
      options: options.toSorted((a, b) => a.name.localeCompare(b.name, 'en')),
    },
  ];
}

interface Entry {
  readonly words: readonly string[];
  readonly command: Command;
}

const groupOf = (name: string, entries: readonly Entry[]): APIApplicationCommandSubcommandGroupOption => ({
  type: ApplicationCommandOptionType.SubcommandGroup,
  name,
  description: `${name} commands`,
  options: entries.map(({ words, command }) => subcommandOf(words[1] ?? '', command)),
});

function subcommandOf(name: string, command: Command): APIApplicationCommandSubcommandOption {
  // What is secret is asked by the form alone.
  const options = fieldsOf(command.input)
    .filter(({ kind }) => kind !== 'secret')
    .map(optionOf);
  return {
    type: ApplicationCommandOptionType.Subcommand,
    name,
    description: fitPlain(command.summary, LIMITS.commandDescription),
    // Discord refuses a required option behind one that is not.
    options: [...options.filter(({ required }) => required), ...options.filter(({ required }) => !required)],
  };
}

/** Only the stream is a required option: what a form can ask is optional, so that the form can ask it. */
function optionOf(field: Field): APIApplicationCommandStringOption {
  const { name, kind, words, choices = [] } = field;
  const base = {
    type: ApplicationCommandOptionType.String,
    name,
    description: fitPlain(words, LIMITS.commandDescription),
    required: kind === 'stream' && field.required,
  } as const;
  if (kind === 'stream') return { ...base, autocomplete: true };
  // More choices than Discord takes are typed, and checked as everything is.
  if (choices.length === 0 || choices.length > LIMITS.suggestions) return base;
  return { ...base, choices: choices.map((choice) => ({ name: choice, value: choice })) };
}
