import type { APIModalInteractionResponseCallbackData } from 'discord.js';
import type { Form } from '../../core/desk.ts';
import type { Field } from '../../core/fields.ts';
import { fitPlain } from './fit.ts';
import { LIMITS } from './limits.ts';

/** Component types by Discord's number. */
const LABEL = 18;
const TEXT_INPUT = 4;
const SELECT = 3;
const SHORT = 1;
const PARAGRAPH = 2;

/**
 * A form as a modal: a Label with a text input or a select for each field. `unique` makes its id a fresh one, since
 * phones show a modal that they know from memory (product B2.20).
 */
export function renderForm(
  form: Form,
  root: string,
  unique: string,
): APIModalInteractionResponseCallbackData {
  return {
    custom_id: `form:${form.path}:${unique}`,
    title: fitPlain(`/${root} ${form.path}: ${form.summary}`, LIMITS.modalTitle),
    components: form.fields.slice(0, LIMITS.modalFields).map((field) => ({
      type: LABEL,
      label: fitPlain(field.words, LIMITS.fieldLabel),
      ...(field.words.length > LIMITS.fieldLabel
        ? { description: fitPlain(field.words, LIMITS.fieldHint) }
        : {}),
      component: inputOf(field, Object.hasOwn(form.raw, field.name) ? form.raw[field.name] : field.prefill),
    })),
  };
}

/** The command that a form's id names; untrusted, so whoever asks for it is checked again (product C16). */
export const readFormId = (customId: string): string => /^form:(.+):[^:]*$/.exec(customId)?.[1] ?? '';

function inputOf(field: Field, value = '') {
  const { name, required, choices = [] } = field;
  if (choices.length > 0 && choices.length <= LIMITS.selectOptions) return selectOf(field, choices, value);
  const shown = value.slice(0, LIMITS.inputText);
  return {
    type: TEXT_INPUT,
    custom_id: name,
    style: field.takesRest === true ? PARAGRAPH : SHORT,
    required,
    max_length: LIMITS.inputText,
    placeholder: fitPlain(field.example, LIMITS.placeholder),
    ...(shown === '' ? {} : { value: shown }),
  } as const;
}

function selectOf({ name, required }: Field, choices: readonly string[], value: string) {
  return {
    type: SELECT,
    custom_id: name,
    required,
    // Discord refuses a required select that takes no value.
    min_values: required ? 1 : 0,
    max_values: 1,
    options: choices.map((choice) => ({
      label: fitPlain(choice, LIMITS.optionText),
      value: choice.slice(0, LIMITS.optionText),
      default: choice === value,
    })),
  } as const;
}
