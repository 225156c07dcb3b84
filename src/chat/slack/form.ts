import type { types } from '@slack/bolt';
import type { Form } from '../../core/desk.ts';
import type { Field, Problem } from '../../core/fields.ts';
import type { RawInput } from '../../core/call.ts';
import { plainText, text, type Catalogue } from '../../core/text.ts';
import { cut } from './cut.ts';
import { LIMITS } from './limits.ts';

/** What a form's `callback_id` begins with; the command's path follows. */
export const FORM_PREFIX = 'form:';
const BLOCK_PREFIX = 'f:';

/** The field that a block of the form asks for. */
export const fieldOfBlock = (block: string): string | undefined =>
  block.startsWith(BLOCK_PREFIX) ? block.slice(BLOCK_PREFIX.length) : undefined;

/** A command's form as a modal; `asker` is the id of the kept asker and all that the form carries. */
export function renderForm(form: Form, root: string, asker: string, catalogue?: Catalogue): types.ModalView {
  const words = (said: string) => plainText({ strings: [said], values: [] }, catalogue);
  const verb = form.path.charAt(0).toUpperCase() + form.path.slice(1);
  return {
    type: 'modal',
    callback_id: `${FORM_PREFIX}${form.path}`,
    private_metadata: asker,
    title: plain(`/${root} ${form.path}`, LIMITS.formTitle),
    // The button says what happens, never "OK" (product B2.4).
    submit: plain(verb, LIMITS.formSubmit),
    close: plain(words('Cancel'), LIMITS.formSubmit),
    blocks: form.fields.map((field) => inputBlock(field, form.raw, catalogue)),
  };
}

function inputBlock(field: Field, raw: RawInput, catalogue: Catalogue | undefined): types.InputBlock {
  const label = plainText({ strings: [field.words], values: [] }, catalogue);
  const hint = plainText(text`Allowed: ${field.allowed}. Example: ${field.example}`, catalogue);
  return {
    type: 'input',
    block_id: `${BLOCK_PREFIX}${field.name}`,
    label: plain(label, LIMITS.formLabel),
    hint: plain(hint, LIMITS.formHint),
    optional: !field.required,
    element: choices(field).length > 0 ? selectOf(field, raw) : inputOf(field, raw),
  };
}

function inputOf(field: Field, raw: RawInput): types.PlainTextInput {
  const known = cut(raw[field.name] ?? field.prefill ?? '', LIMITS.formValue);
  return {
    type: 'plain_text_input',
    action_id: field.name,
    multiline: field.takesRest === true,
    max_length: LIMITS.formValue,
    ...(known === '' ? {} : { initial_value: known }),
  };
}

function selectOf(field: Field, raw: RawInput): types.StaticSelect {
  const options = choices(field).map((choice) => ({ text: plain(choice, LIMITS.optionText), value: choice }));
  const known = options.find(({ value }) => value === (raw[field.name] ?? field.prefill));
  return {
    type: 'static_select',
    action_id: field.name,
    options,
    ...(known === undefined ? {} : { initial_option: known }),
  };
}

/** Choices that a menu can hold; others are typed, and checked by the command as ever. */
function choices({ choices = [] }: Field): readonly string[] {
  const fits =
    choices.length <= LIMITS.options && choices.every(({ length }) => length <= LIMITS.optionValue);
  return fits ? choices : [];
}

/** Faults below their fields; one of a field that the form does not show stands below the first. */
export function formErrors(
  problems: readonly Problem[],
  fields: readonly Field[],
  catalogue?: Catalogue,
): Record<string, string> {
  const [first] = fields;
  const errors = problems.map(({ field, said }): [string, string] => {
    const shown = fields.some(({ name }) => name === field) ? field : (first?.name ?? field);
    return [`${BLOCK_PREFIX}${shown}`, plainText(said, catalogue)];
  });
  return Object.fromEntries(errors);
}

function plain(said: string, most: number): types.PlainTextElement {
  return { type: 'plain_text', text: cut(said, most), emoji: false };
}
