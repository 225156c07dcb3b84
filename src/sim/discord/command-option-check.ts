import type { Form } from './form.ts';
import { isCommandName } from './command-name.ts';
import { checkLocalized } from './command-locales.ts';
import { readBoolean, readChoice, readEach, readInteger, readList, readText } from './read-form.ts';
import { numberOf } from './wire.ts';
import type { Fields } from './wire.ts';

export const optionType = {
  subCommand: 1,
  group: 2,
  text: 3,
  integer: 4,
  boolean: 5,
  user: 6,
  channel: 7,
  role: 8,
  mentionable: 9,
  number: 10,
  attachment: 11,
} as const;

const numeric: readonly number[] = [optionType.integer, optionType.number];
const withChoices: readonly number[] = [optionType.text, ...numeric];
const nested: readonly number[] = [optionType.subCommand, optionType.group];
const anyType: readonly number[] = Object.values(optionType);

/** Checks the options of a command (`depth` 0), a group (1) or a sub-command (2). */
export function checkOptions(form: Form, parent: Fields, depth: number): void {
  const options = readEach(form, parent, 'options', { max: 25 }, (place, option) => {
    checkOption(place, option, depth);
  });
  const place = form.at('options');
  const types = options.map((option) => numberOf(option['type']));
  const inner = types.filter((type) => nested.includes(type));
  if (inner.length > 0 && inner.length < types.length) {
    const message =
      'Sub-command and sub-command group option types are mutually exclusive to all other types';
    place.fault('APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', message);
  }
  if (new Set(options.map((option) => option['name'])).size < options.length) {
    place.fault('APPLICATION_COMMAND_OPTIONS_NAME_INVALID', 'Option names must be unique');
  }
  checkOrder(place, options);
}

/** Every required option after an optional one is at fault. */
function checkOrder(form: Form, options: readonly Fields[]): void {
  const firstOptional = options.findIndex((option) => option['required'] !== true);
  const message = 'Required options must be placed before non-required options';
  options.forEach((option, index) => {
    if (firstOptional === -1 || index < firstOptional || option['required'] !== true) return;
    form.at(index).fault('APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', message);
  });
}

function checkOption(form: Form, option: Fields, depth: number): void {
  const type = readChoice(form, option, 'type', anyType);
  checkNameAndDescription(form, option);
  readBoolean(form, option, 'required');
  if (type === undefined) return;
  if (nested.includes(type)) checkNested(form, option, type, depth);
  else checkPlain(form, option, type);
}

/** Checks the name, the description and their translations, of a command or an option. */
export function checkNameAndDescription(form: Form, part: Fields): void {
  const name = readText(form, part, 'name', { required: true, min: 1, max: 32 });
  if (name !== undefined && !isCommandName(name)) {
    form.at('name').fault('APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
  }
  readText(form, part, 'description', { required: true, min: 1, max: 100 });
  checkLocalized(form, part, 'name_localizations', 32, isCommandName);
  checkLocalized(form, part, 'description_localizations', 100, () => true);
}

// A group stands only at the root and holds only sub-commands; a sub-command holds neither.
function checkNested(form: Form, option: Fields, type: number, depth: number): void {
  const isGroup = type === optionType.group;
  if (depth === 2 || (isGroup && depth > 0)) {
    const message = isGroup ? 'Sub-command groups cannot be nested' : 'Sub-commands cannot be nested';
    form.at('type').fault('APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', message);
  }
  if (option['required'] !== undefined && option['required'] !== false) {
    form
      .at('required')
      .fault('APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', 'A sub-command cannot be required');
  }
  checkOptions(form, option, isGroup ? 1 : 2);
  if (!isGroup) return;
  readEach(form, option, 'options', { required: true, min: 1, max: 25 }, (place, inside) => {
    if (inside['type'] !== optionType.subCommand) {
      place.at('type').fault('APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', 'A group holds only sub-commands');
    }
  });
}

function checkPlain(form: Form, option: Fields, type: number): void {
  const choices = checkChoices(form, option, type);
  const completes = readBoolean(form, option, 'autocomplete') ?? false;
  if (completes && !withChoices.includes(type)) {
    form
      .at('autocomplete')
      .fault('APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID', 'This option type cannot autocomplete');
  }
  if (completes && choices.length > 0) {
    const message = 'Options cannot have choices and autocomplete at once';
    form.at('autocomplete').fault('APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID', message);
  }
  checkRange(form, option, type);
  if (readList(form, option, 'options').length > 0) {
    form
      .at('options')
      .fault('APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', 'This option type cannot have options');
  }
}

function checkRange(form: Form, option: Fields, type: number): void {
  if (type === optionType.text) {
    readInteger(form, option, 'min_length', { min: 0, max: 6000 });
    readInteger(form, option, 'max_length', { min: 1, max: 6000 });
  }
  if (type === optionType.integer) {
    readInteger(form, option, 'min_value');
    readInteger(form, option, 'max_value');
  }
}

function checkChoices(form: Form, option: Fields, type: number): readonly Fields[] {
  const choices = readEach(form, option, 'choices', { max: 25 }, (place, choice) => {
    readText(place, choice, 'name', { required: true, min: 1, max: 100 });
    checkLocalized(place, choice, 'name_localizations', 100, () => true);
    if (numeric.includes(type)) checkNumberValue(place, choice, type);
    else readText(place, choice, 'value', { required: true, max: 100 });
  });
  const place = form.at('choices');
  if (choices.length > 0 && !withChoices.includes(type)) {
    place.fault('APPLICATION_COMMAND_OPTIONS_CHOICES_INVALID', 'This option type cannot have choices');
  }
  for (const key of ['name', 'value']) {
    if (new Set(choices.map((choice) => choice[key])).size === choices.length) continue;
    place.fault('APPLICATION_COMMAND_OPTIONS_CHOICE_NAMES_DUPLICATED', `Choice ${key}s must be unique`);
  }
  return choices;
}

function checkNumberValue(form: Form, choice: Fields, type: number): void {
  const value = choice['value'];
  const isFit = type === optionType.integer ? Number.isInteger(value) : typeof value === 'number';
  if (!isFit)
    form.at('value').fault('NUMBER_TYPE_COERCE', `Value ${JSON.stringify(value)} is not a fitting number.`);
}
