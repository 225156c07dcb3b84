import {
  checkCustomId,
  checkIds,
  checkSelect,
  componentType,
  refuseType,
  selectTypes,
} from './component-check.ts';
import { checkTextDisplay } from './component-v2-check.ts';
import type { Form } from './form.ts';
import { readBoolean, readChoice, readEach, readFields, readInteger, readText } from './read-form.ts';
import { listOf, numberOf } from './wire.ts';
import type { Fields } from './wire.ts';

/** Checks the `data` of a modal: a title, a custom id and 1 to 5 rows, labels or texts. */
export function checkModal(form: Form, data: Fields): void {
  readText(form, data, 'title', { required: true, max: 45 });
  checkCustomId(form, data);
  const parts = readEach(form, data, 'components', { required: true, min: 1, max: 5 }, (place, part) => {
    if (part['type'] === componentType.row) checkInputRow(place, part);
    else if (part['type'] === componentType.label) checkLabel(place, part);
    else if (part['type'] === componentType.text) checkTextDisplay(place, part);
    else refuseType(place, [componentType.row, componentType.text, componentType.label]);
  });
  checkIds(form, parts);
}

/** A row of a modal holds exactly one text input, which carries its own label. */
function checkInputRow(form: Form, row: Fields): void {
  readEach(form, row, 'components', { required: true, min: 1, max: 1 }, (place, part) => {
    if (part['type'] !== componentType.input) return refuseType(place, [componentType.input]);
    readText(place, part, 'label', { required: true, max: 45 });
    return checkInput(place, part);
  });
}

function checkLabel(form: Form, label: Fields): void {
  readText(form, label, 'label', { required: true, max: 45 });
  readText(form, label, 'description', { max: 100 });
  const part = readFields(form, label, 'component', { required: true });
  if (part === undefined) return;
  const place = form.at('component');
  if (part['type'] === componentType.input) {
    // Inside a Label the input's own label is refused.
    if (typeof part['label'] === 'string') {
      place.at('label').fault('COMPONENT_LABEL_NOT_ALLOWED', 'Label is not allowed on this component');
    }
    checkInput(place, part);
  } else if (selectTypes.includes(numberOf(part['type']))) checkModalSelect(place, part);
  else refuseType(place, [componentType.input, ...selectTypes]);
}

function checkModalSelect(form: Form, select: Fields): void {
  checkSelect(form, select);
  const required = readBoolean(form, select, 'required') ?? true;
  if (required && select['min_values'] === 0) {
    form
      .at('min_values')
      .fault('SELECT_COMPONENT_REQUIRED_MIN_VALUES', 'A required select needs min_values of 1 or more');
  }
  if (select['disabled'] === true) {
    form.at('disabled').fault('COMPONENT_DISABLED_NOT_ALLOWED', 'Disabled is not allowed in modals');
  }
}

function checkInput(form: Form, input: Fields): void {
  checkCustomId(form, input);
  readChoice(form, input, 'style', [1, 2]);
  readBoolean(form, input, 'required');
  readText(form, input, 'placeholder', { max: 100 });
  const least = readInteger(form, input, 'min_length', { min: 0, max: 4000 }) ?? 0;
  const most = readInteger(form, input, 'max_length', { min: 1, max: 4000 }) ?? 4000;
  if (least > most) form.at('min_length').fault('TEXT_INPUT_INVALID_RANGE', 'Min length is above max length');
  const value = readText(form, input, 'value', { max: 4000 }) ?? '';
  if (value !== '' && (value.length < least || value.length > most)) {
    form.at('value').fault('BASE_TYPE_BAD_LENGTH', `Must be between ${least} and ${most} in length.`);
  }
}

/** A field of an open modal, whether it stands in a row or in a Label. */
export interface ModalField {
  readonly customId: string;
  readonly label: string;
  readonly part: Fields;
}

/** The fields of a checked modal, from the top. */
export function modalFields(data: Fields): readonly ModalField[] {
  return listOf(data['components']).flatMap((outer) => {
    const isLabel = outer['type'] === componentType.label;
    const parts = isLabel ? listOf([outer['component']]) : listOf(outer['components']);
    return parts.map((part) => ({
      customId: String(part['custom_id']),
      label: String(isLabel ? outer['label'] : part['label']),
      part,
    }));
  });
}
