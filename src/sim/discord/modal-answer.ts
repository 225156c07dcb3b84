import { componentType } from './component-check.ts';
import { modalFields } from './modal-check.ts';
import type { ModalField } from './modal-check.ts';
import { listOf, numberOf, textOf } from './wire.ts';
import type { Fields } from './wire.ts';

/** What a person fills in, by custom id or label; several values for a select that takes several. */
export type ModalValues = Readonly<Record<string, string | readonly string[]>>;

/**
 * The `data` of a modal that was sent. A field that is not named keeps the value it was opened with.
 * Throws for what the client would not send: unknown fields, missing or overlong values.
 */
export function modalData(modal: Fields, values: ModalValues): Fields {
  const fields = modalFields(modal);
  for (const name of Object.keys(values)) {
    if (!fields.some((field) => isNamed(field, name))) throw new Error(`the form has no field "${name}"`);
  }
  const answered = new Map(
    fields.map((field, index) => [field.customId, { id: 10 + index, ...answerOf(field, values) }]),
  );
  const answer = (part: Fields): Fields => answered.get(textOf(part['custom_id'])) ?? {};
  const components = listOf(modal['components']).map((outer, index) => {
    const base = { type: outer['type'], id: index + 1 };
    if (outer['type'] === componentType.text) return base;
    const [inside] = listOf([outer['component']]);
    if (inside !== undefined) return { ...base, component: answer(inside) };
    return { ...base, components: listOf(outer['components']).map(answer) };
  });
  return { custom_id: modal['custom_id'], components, resolved: {} };
}

function isNamed(field: ModalField, name: string): boolean {
  return field.customId === name || field.label === name;
}

function answerOf(field: ModalField, values: ModalValues): Fields {
  const given = Object.entries(values).find(([name]) => isNamed(field, name))?.[1];
  const base = { type: field.part['type'], custom_id: field.customId };
  if (field.part['type'] === componentType.input) return { ...base, value: inputValue(field, given) };
  return { ...base, values: selectValues(field, given) };
}

function inputValue({ part, label }: ModalField, given: string | readonly string[] | undefined): string {
  const value = given ?? textOf(part['value']);
  if (typeof value !== 'string') throw new Error(`"${label}" takes one text`);
  const isNeeded = part['required'] !== false;
  if (value === '' && !isNeeded) return value;
  const [least, most] = [numberOf(part['min_length'], 0), numberOf(part['max_length'], 4000)];
  if (value.trim() === '') throw new Error(`"${label}" is required`);
  if (value.length < least || value.length > most)
    throw new Error(`"${label}" takes ${least} to ${most} characters`);
  return value;
}

function selectValues(
  { part, label }: ModalField,
  given: string | readonly string[] | undefined,
): readonly string[] {
  const options = listOf(part['options']);
  const chosen = options
    .filter((option) => option['default'] === true)
    .map((option) => textOf(option['value']));
  const values = given === undefined ? chosen : [given].flat();
  checkSelected(part, label, values);
  return values;
}

/** Refuses values that a select does not offer, or too few or too many of them. */
export function checkSelected(select: Fields, label: string, values: readonly string[]): void {
  const options = listOf(select['options']).map((option) => option['value']);
  const isOffered =
    select['type'] !== componentType.select || values.every((value) => options.includes(value));
  const isOptional = select['required'] === false && values.length === 0;
  const least = isOptional ? 0 : numberOf(select['min_values'], 1);
  const isCount = values.length >= least && values.length <= numberOf(select['max_values'], 1);
  if (!isOffered || !isCount) throw new Error(`"${label}" does not take ${JSON.stringify(values)}`);
}
