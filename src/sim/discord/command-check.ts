import { checkNameAndDescription, checkOptions } from './command-option-check.ts';
import type { Form } from './form.ts';
import { readBoolean, readChoice, readInteger, readList, readText } from './read-form.ts';
import { fieldsOf, listOf, numberOf, textOf } from './wire.ts';
import type { Fields } from './wire.ts';

/** Names, descriptions and choice values of one command, together: Discord's own rule. */
export const commandCharactersMax = 8000;

/** Checks commands that are registered together; `placeOf` says where each one's faults belong. */
export function checkCommands(
  placeOf: (index: number) => Form,
  bodies: readonly unknown[],
): readonly Fields[] {
  const commands = bodies.map(fieldsOf);
  const seen = new Set<string>();
  commands.forEach((command, index) => {
    checkCommand(placeOf(index), command);
    const key = `${numberOf(command['type'], 1)} ${textOf(command['name'])}`;
    const message = 'Application command names must be unique';
    if (seen.has(key)) placeOf(index).at('name').fault('APPLICATION_COMMANDS_DUPLICATE_NAME', message);
    seen.add(key);
  });
  return commands;
}

/** Checks one command; the commands of people and messages (types 2 and 3) have no description and no options. */
function checkCommand(form: Form, command: Fields): void {
  const type = command['type'] === undefined ? 1 : readChoice(form, command, 'type', [1, 2, 3, 4]);
  if (type === 1) {
    checkNameAndDescription(form, command);
    checkOptions(form, command, 0);
  } else readText(form, command, 'name', { required: true, min: 1, max: 32 });
  readBoolean(form, command, 'nsfw');
  readBoolean(form, command, 'dm_permission');
  checkPermissions(form, command);
  for (const [key, most] of [
    ['contexts', 2],
    ['integration_types', 1],
  ] as const) {
    readList(form, command, key).forEach((value, index) => {
      readInteger(form.at(key), { [index]: value }, String(index), { required: true, min: 0, max: most });
    });
  }
  if (commandCharacters(command) > commandCharactersMax) {
    form.fault('APPLICATION_COMMAND_TOO_LARGE', `Command exceeds maximum size (${commandCharactersMax})`);
  }
}

function checkPermissions(form: Form, command: Fields): void {
  const bits = readText(form, command, 'default_member_permissions');
  if (bits === undefined || /^\d+$/.test(bits)) return;
  form.at('default_member_permissions').fault('NUMBER_TYPE_COERCE', `Value "${bits}" is not int.`);
}

/** The characters that count against 8000; of a text and its translations the longest counts. */
export function commandCharacters(part: Fields): number {
  const values = listOf(part['choices']).map(
    (choice) => longest(choice, 'name') + String(choice['value']).length,
  );
  const inside = listOf(part['options']).map(commandCharacters);
  return [...values, ...inside].reduce(
    (sum, count) => sum + count,
    longest(part, 'name') + longest(part, 'description'),
  );
}

function longest(part: Fields, key: string): number {
  const translations = Object.values(fieldsOf(part[`${key}_localizations`]));
  return Math.max(...[part[key], ...translations].map((text) => textOf(text).length));
}
