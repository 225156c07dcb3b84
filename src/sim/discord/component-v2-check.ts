import { checkButton, checkIds, checkRow, componentType, everyPart, refuseType } from './component-check.ts';
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
import { numberOf, textOf } from './wire.ts';
import type { Fields } from './wire.ts';

type Check = (form: Form, part: Fields) => void;

const pictureSchemes = ['http', 'https', 'attachment'] as const;

const insideContainer = new Map<number, Check>([
  [componentType.row, checkRow],
  [componentType.section, checkSection],
  [componentType.text, checkTextDisplay],
  [componentType.gallery, checkGallery],
  [componentType.file, (form, part) => checkMedia(form, part, 'file')],
  [componentType.separator, checkSeparator],
]);
const topLevel = new Map<number, Check>([...insideContainer, [componentType.container, checkContainer]]);

/** Checks the components of a Components V2 message: 40 in all, nested ones counted, and 4000 characters of text. */
export function readLayout(form: Form, body: Fields): readonly Fields[] {
  const parts = readEach(form, body, 'components', { min: 1, max: 40 }, (place, part) => {
    checkAs(topLevel, place, part);
  });
  const all = everyPart(parts);
  if (all.length > 40)
    form.at('components').fault('COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED', 'At most 40 components');
  const length = all.reduce((sum, part) => sum + textOf(part['content']).length, 0);
  if (length > 4000) {
    form
      .at('components')
      .fault('COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED', 'Displayable text exceeds maximum size of 4000');
  }
  checkIds(form, parts);
  return parts;
}

function checkAs(checks: ReadonlyMap<number, Check>, form: Form, part: Fields): void {
  const check = checks.get(numberOf(part['type']));
  if (check === undefined)
    refuseType(
      form,
      [...checks.keys()].toSorted((left, right) => left - right),
    );
  else check(form, part);
}

function checkContainer(form: Form, part: Fields): void {
  readInteger(form, part, 'accent_color', { min: 0, max: 0xffffff });
  readBoolean(form, part, 'spoiler');
  readEach(form, part, 'components', { required: true, min: 1, max: 40 }, (place, inside) => {
    checkAs(insideContainer, place, inside);
  });
}

/** Checks a text display. */
export function checkTextDisplay(form: Form, part: Fields): void {
  readText(form, part, 'content', { required: true, min: 1, max: 4000 });
}

function checkSection(form: Form, part: Fields): void {
  readEach(form, part, 'components', { required: true, min: 1, max: 3 }, (place, inside) => {
    if (inside['type'] === componentType.text) checkTextDisplay(place, inside);
    else refuseType(place, [componentType.text]);
  });
  const accessory = readFields(form, part, 'accessory', { required: true });
  if (accessory === undefined) return;
  const place = form.at('accessory');
  if (accessory['type'] === componentType.button) checkButton(place, accessory);
  else if (accessory['type'] === componentType.thumbnail) checkMedia(place, accessory, 'media');
  else refuseType(place, [componentType.button, componentType.thumbnail]);
}

function checkGallery(form: Form, part: Fields): void {
  readEach(form, part, 'items', { required: true, min: 1, max: 10 }, (place, item) => {
    checkMedia(place, item, 'media');
  });
}

function checkMedia(form: Form, part: Fields, key: string): void {
  readText(form, part, 'description', { max: 1024 });
  const media = readFields(form, part, key, { required: true });
  if (media !== undefined) readUrl(form.at(key), media, 'url', pictureSchemes, { required: true });
}

function checkSeparator(form: Form, part: Fields): void {
  readBoolean(form, part, 'divider');
  if (part['spacing'] !== undefined) readChoice(form, part, 'spacing', [1, 2]);
}
