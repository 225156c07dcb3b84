import type { Form } from './form.ts';
import {
  readBoolean,
  readChoice,
  readEach,
  readFields,
  readInteger,
  readText,
  readUrl,
} from './read-form.ts';
import { fieldsOf, isFields, listOf, numberOf, textOf } from './wire.ts';
import type { Fields } from './wire.ts';

/** Component types by Discord's number. */
export const componentType = {
  row: 1,
  button: 2,
  select: 3,
  input: 4,
  section: 9,
  text: 10,
  thumbnail: 11,
  gallery: 12,
  file: 13,
  separator: 14,
  container: 17,
  label: 18,
} as const;

/** The select menus: text, user, role, mentionable, channel. */
export const selectTypes: readonly number[] = [3, 5, 6, 7, 8];

const rowTypes: readonly number[] = [componentType.button, ...selectTypes];

/** Checks the components of a message without Components V2: up to 5 rows of 5 buttons or one select. */
export function readRows(form: Form, body: Fields): readonly Fields[] {
  const rows = readEach(form, body, 'components', { max: 5 }, (place, row) => {
    if (row['type'] === componentType.row) checkRow(place, row);
    else refuseType(place, [componentType.row]);
  });
  checkIds(form, rows);
  return rows;
}

/** The fault of a component in a place where only these types may stand. */
export function refuseType(form: Form, allowed: readonly number[]): void {
  form.fault('UNION_TYPE_CHOICES', `Value of field "type" must be one of (${allowed.join(', ')}).`);
}

/** Checks an action row of buttons or of one select. */
export function checkRow(form: Form, row: Fields): void {
  const inside = readEach(form, row, 'components', { required: true, min: 1, max: 5 }, (place, part) => {
    const type = numberOf(part['type']);
    if (type === componentType.button) checkButton(place, part);
    else if (selectTypes.includes(type)) checkSelect(place, part);
    else refuseType(place, rowTypes);
  });
  const selects = inside.filter((part) => selectTypes.includes(numberOf(part['type'])));
  if (selects.length > 0 && inside.length > 1) {
    const message = 'The specified component exceeds the maximum width';
    form.at('components').fault('COMPONENT_LAYOUT_WIDTH_EXCEEDED', message);
  }
}

/** Checks a button: 1 to 4 need a custom id, 5 an address, 6 (premium) an SKU. */
export function checkButton(form: Form, button: Fields): void {
  const style = readChoice(form, button, 'style', [1, 2, 3, 4, 5, 6]);
  readText(form, button, 'label', { max: 80 });
  readBoolean(form, button, 'disabled');
  checkEmoji(form, button);
  if (style === 5) checkLink(form, button);
  else if (style === 6) checkPremium(form, button);
  else if (style !== undefined) checkPress(form, button);
  if (style !== 6 && textOf(button['label']).trim() === '' && button['emoji'] === undefined) {
    form.fault('BUTTON_COMPONENT_LABEL_REQUIRED', 'A button needs a label or an emoji');
  }
}

function checkLink(form: Form, button: Fields): void {
  readUrl(form, button, 'url', ['http', 'https', 'discord'], { required: true, max: 512 });
  if (button['custom_id'] !== undefined) {
    form.fault(
      'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
      'A custom id and url cannot both be specified',
    );
  }
}

/** A premium button draws itself from its SKU and takes nothing else. */
function checkPremium(form: Form, button: Fields): void {
  readText(form, button, 'sku_id', { required: true });
  for (const key of ['custom_id', 'label', 'url', 'emoji']) {
    if (button[key] !== undefined) form.at(key).fault('BUTTON_COMPONENT_INVALID', 'Not on a premium button');
  }
}

function checkPress(form: Form, button: Fields): void {
  checkCustomId(form, button);
  if (button['url'] !== undefined && button['url'] !== null) {
    form.fault(
      'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
      'A custom id and url cannot both be specified',
    );
  }
}

/** Checks the 1 to 100 characters of a custom id. */
export function checkCustomId(form: Form, part: Fields): void {
  readText(form, part, 'custom_id', { required: true, min: 1, max: 100 });
}

/** Checks an emoji: a custom one by its id, else a character that really is an emoji. */
function checkEmoji(form: Form, part: Fields): void {
  const emoji = readFields(form, part, 'emoji');
  if (emoji === undefined || typeof emoji['id'] === 'string') return;
  const isEmoji = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u.test(textOf(emoji['name']));
  if (!isEmoji) form.at('emoji').at('name').fault('COMPONENT_INVALID_EMOJI', 'Invalid emoji');
}

/** Checks a select menu; only a text select (3) has options of its own. */
export function checkSelect(form: Form, select: Fields): void {
  checkCustomId(form, select);
  readText(form, select, 'placeholder', { max: 150 });
  readBoolean(form, select, 'disabled');
  const least = readInteger(form, select, 'min_values', { min: 0, max: 25 }) ?? 1;
  const most = readInteger(form, select, 'max_values', { min: 1, max: 25 }) ?? 1;
  if (least > most) form.at('min_values').fault('SELECT_COMPONENT_INVALID_RANGE', 'Min is above max');
  if (select['type'] === componentType.select) checkOptions(form, select, most);
}

function checkOptions(form: Form, select: Fields, most: number): void {
  const options = readEach(form, select, 'options', { required: true, min: 1, max: 25 }, (place, option) => {
    readText(place, option, 'label', { required: true, max: 100 });
    readText(place, option, 'value', { required: true, max: 100 });
    readText(place, option, 'description', { max: 100 });
    readBoolean(place, option, 'default');
    checkEmoji(place, option);
  });
  const seen = new Set<unknown>();
  options.forEach(({ value }, index) => {
    const place = form.at('options').at(index).at('value');
    if (seen.has(value))
      place.fault('SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', 'The specified option value is already used');
    seen.add(value);
  });
  if (options.filter((option) => option['default'] === true).length > most) {
    form.at('options').fault('SELECT_COMPONENT_TOO_MANY_DEFAULTS', 'More defaults than max_values');
  }
}

/** Every part of a tree of components, outer ones first. */
export function everyPart(parts: readonly Fields[]): readonly Fields[] {
  return parts.flatMap((part) => {
    const inside = [part['components'], part['accessory'], part['component']].flat();
    return [part, ...everyPart(inside.filter((entry) => entry !== undefined).map(fieldsOf))];
  });
}

/** Refuses two components with one custom id, or with one numeric id, at the place of the second. */
export function checkIds(form: Form, parts: readonly Fields[]): void {
  const seen = new Set<unknown>();
  const visit = (place: Form, part: Fields): void => {
    for (const [key, code] of idFaults) {
      const id = part[key];
      if (id === undefined || id === null || id === 0) continue;
      if (seen.has(id)) place.at(key).fault(code, 'Component custom id cannot be duplicated');
      seen.add(id);
    }
    listOf(part['components']).forEach((inside, index) => visit(place.at('components').at(index), inside));
    for (const key of ['accessory', 'component']) {
      if (isFields(part[key])) visit(place.at(key), part[key]);
    }
  };
  parts.forEach((part, index) => visit(form.at('components').at(index), part));
}

const idFaults = [
  ['custom_id', 'COMPONENT_CUSTOM_ID_DUPLICATED'],
  ['id', 'COMPONENT_ID_DUPLICATED'],
] as const;
