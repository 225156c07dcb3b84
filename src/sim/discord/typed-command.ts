import { optionType } from './command-option-check.ts';
import { hasPermissions } from './member-permissions.ts';
import { channelPayload, memberPayload, rolePayload, userPayload } from './payloads.ts';
import { fieldsOf, listOf, numberOf, textOf } from './wire.ts';
import type { Fields } from './wire.ts';
import { channelOf, guildOf } from './world.ts';
import type { World } from './world.ts';

export type OptionValue = string | number | boolean;
export type TypedOptions = Readonly<Record<string, OptionValue>>;

export interface TypedCommand {
  channelId: string;
  userId: string;
  command: string;
  path: readonly string[];
  options: TypedOptions;
  /** The option being typed; then nothing is required yet and nothing is checked. */
  focused?: string;
}

/**
 * The `data` of a command as Discord's client builds it from what is registered.
 * Throws when the client would not let the person send this: unknown command or option, a missing
 * required option, a value outside its type, choices or range.
 */
export function commandData(world: World, typed: TypedCommand): Fields {
  const registered = findCommand(world, typed);
  const options = nest(registered, typed.path, (leaf) => leafOptions(leaf, typed));
  return {
    id: registered['id'],
    name: registered['name'],
    type: 1,
    ...(registered['guild_id'] === undefined ? {} : { guild_id: registered['guild_id'] }),
    options,
    ...resolvedPart(world, typed, everyOption(options)),
  };
}

/** The command that this person is offered here. */
function findCommand(world: World, typed: TypedCommand): Fields {
  const channel = channelOf(world, typed.channelId);
  const inGuild = channel.guildId === undefined ? [] : world.commands.list(channel.guildId);
  const everywhere = world.commands.list(undefined).filter((command) => isOffered(command, channel.guildId));
  const found = [...inGuild, ...everywhere].find((command) => command['name'] === typed.command);
  if (found === undefined) throw new Error(`/${typed.command} is not registered for this channel`);
  const guild = guildOf(world, channel.guildId);
  const member = guild?.members.get(typed.userId);
  const needed = BigInt(textOf(found['default_member_permissions'], '0'));
  if (guild !== undefined && member !== undefined && !hasPermissions(guild, member, needed)) {
    throw new Error(`/${typed.command} is not offered to ${member.user.name}: it needs permissions`);
  }
  return found;
}

// Contexts: 0 guild, 1 direct message with the bot.
function isOffered(command: Fields, guildId: string | undefined): boolean {
  const contexts = Array.isArray(command['contexts']) ? command['contexts'] : [0, 1];
  if (guildId !== undefined) return contexts.includes(0);
  return contexts.includes(1) && command['dm_permission'] !== false;
}

/** Walks down the words of the path and wraps what `leaf` makes of its end. */
function nest(
  parent: Fields,
  path: readonly string[],
  leaf: (parent: Fields) => readonly Fields[],
): readonly Fields[] {
  const [word, ...rest] = path;
  const children = listOf(parent['options']);
  if (word === undefined) {
    const isOpen = children.some((child) => numberOf(child['type']) <= optionType.group);
    if (isOpen) throw new Error(`"${textOf(parent['name'])}" is not a whole command`);
    return leaf(parent);
  }
  const child = children.find(
    (entry) => entry['name'] === word && numberOf(entry['type']) <= optionType.group,
  );
  if (child === undefined) throw new Error(`"${textOf(parent['name'])}" has no sub-command "${word}"`);
  return [{ name: word, type: child['type'], options: nest(child, rest, leaf) }];
}

function leafOptions(leaf: Fields, typed: TypedCommand): readonly Fields[] {
  const known = listOf(leaf['options']);
  for (const name of Object.keys(typed.options)) {
    if (!known.some((option) => option['name'] === name)) throw new Error(`there is no option "${name}"`);
  }
  if (typed.focused !== undefined) return focusedOptions(known, typed);
  return known.flatMap((option) => {
    const value = typed.options[textOf(option['name'])];
    if (value !== undefined) return [checkedOption(option, value)];
    if (option['required'] === true) throw new Error(`the option "${textOf(option['name'])}" is required`);
    return [];
  });
}

/** While typing, values go out unchecked and the focused one as text. */
function focusedOptions(known: readonly Fields[], typed: TypedCommand): readonly Fields[] {
  const focused = known.find((option) => option['name'] === typed.focused);
  if (focused?.['autocomplete'] !== true) throw new Error(`"${typed.focused ?? ''}" completes nothing`);
  return known.flatMap((option) => {
    const name = textOf(option['name']);
    const value = typed.options[name];
    if (name === typed.focused)
      return [{ name, type: option['type'], value: String(value ?? ''), focused: true }];
    return value === undefined ? [] : [{ name, type: option['type'], value }];
  });
}

const jsTypes = new Map<number, string>([
  [optionType.integer, 'number'],
  [optionType.number, 'number'],
  [optionType.boolean, 'boolean'],
]);

function checkedOption(option: Fields, value: OptionValue): Fields {
  const name = textOf(option['name']);
  const type = numberOf(option['type']);
  const choices = listOf(option['choices']);
  const isType = typeof value === (jsTypes.get(type) ?? 'string');
  const isWhole = type !== optionType.integer || Number.isInteger(value);
  const isChoice = choices.length === 0 || choices.some((choice) => choice['value'] === value);
  const length = typeof value === 'string' ? value.length : 0;
  const isLong = length < numberOf(option['min_length'], 0) || length > numberOf(option['max_length'], 6000);
  const size = typeof value === 'number' ? value : 0;
  const isOut =
    typeof value === 'number' &&
    (size < numberOf(option['min_value'], -Infinity) || size > numberOf(option['max_value'], Infinity));
  if (!isType || !isWhole || !isChoice || isLong || isOut || value === '') {
    throw new Error(`Discord's client does not take ${JSON.stringify(value)} for "${name}"`);
  }
  return { name, type, value };
}

function everyOption(options: readonly Fields[]): readonly Fields[] {
  return options.flatMap((option) => [option, ...everyOption(listOf(option['options']))]);
}

/** `resolved`: the people, roles and channels that options name. */
function resolvedPart(world: World, typed: TypedCommand, options: readonly Fields[]): Fields {
  const ids = (types: readonly number[]): string[] =>
    options
      .filter((option) => types.includes(numberOf(option['type'])))
      .map((option) => String(option['value']));
  const guild = guildOf(world, channelOf(world, typed.channelId).guildId);
  const pick = (key: string, types: readonly number[], find: (id: string) => Fields | undefined): Fields => {
    const entries = ids(types).flatMap((id) => {
      const found = find(id);
      return found === undefined ? [] : [[id, found] as const];
    });
    return entries.length === 0 ? {} : { [key]: Object.fromEntries(entries) };
  };
  const resolved = {
    ...pick('users', [6, 9], (id) => payloadOf(world.users.get(id), userPayload)),
    ...pick('members', [6, 9], (id) => payloadOf(guild?.members.get(id), memberPayload)),
    ...pick('roles', [8, 9], (id) => payloadOf(guild?.roles.get(id), (role) => rolePayload(role, 0))),
    ...pick('channels', [7], (id) =>
      payloadOf(guild?.channels.get(id), (channel) => channelPayload(world, channel)),
    ),
  };
  return Object.keys(resolved).length === 0 ? {} : { resolved: fieldsOf(resolved) };
}

function payloadOf<Value>(value: Value | undefined, payload: (value: Value) => Fields): Fields | undefined {
  return value === undefined ? undefined : payload(value);
}
