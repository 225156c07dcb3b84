import type { Json } from '../json.ts';
import { jsonAt, listAt, objectsAt, textAt } from '../json.ts';
import { elementsOf } from '../block-kit/unique-ids.ts';

/** What stands in the inputs: block id, then action id, then Slack's value object. */
export type FormState = Readonly<Record<string, Readonly<Record<string, Json>>>>;

const notInputs = new Set(['button', 'overflow', 'image', 'plain_text', 'mrkdwn']);

/** One input of a form. */
export interface Field {
  readonly blockId: string;
  readonly actionId: string;
  readonly label: string;
  readonly isRequired: boolean;
  readonly element: Json;
}

/** The elements that hold a value: inputs and select menus. */
export function fieldsOf(blocks: readonly Json[]): Field[] {
  return blocks.flatMap((block) =>
    elementsOf(block)
      .filter(([element]) => block['type'] !== 'rich_text' && !notInputs.has(textAt(element, 'type') ?? ''))
      .map(([element]) => ({
        blockId: textAt(block, 'block_id') ?? '',
        actionId: textAt(element, 'action_id') ?? '',
        label: textAt(jsonAt(block, 'label') ?? jsonAt(block, 'text'), 'text') ?? '',
        isRequired: block['type'] === 'input' && block['optional'] !== true,
        element,
      })),
  );
}

/** What the inputs hold when they appear; those known from `before` keep their value. */
export function initialState(blocks: readonly Json[], before: FormState): FormState {
  return fieldsOf(blocks).reduce<FormState>((state, field) => {
    const kept = before[field.blockId]?.[field.actionId];
    const keeps = kept !== undefined && kept['type'] === field.element['type'];
    return withValue(state, field, keeps ? kept : initialValue(field.element));
  }, {});
}

/** `state` with another value in one field. */
export function withValue(state: FormState, field: Field, value: Json): FormState {
  return { ...state, [field.blockId]: { ...state[field.blockId], [field.actionId]: value } };
}

const initialKeys = new Map([
  ['static_select', ['selected_option', 'initial_option']],
  ['external_select', ['selected_option', 'initial_option']],
  ['radio_buttons', ['selected_option', 'initial_option']],
  ['users_select', ['selected_user', 'initial_user']],
  ['channels_select', ['selected_channel', 'initial_channel']],
  ['datepicker', ['selected_date', 'initial_date']],
  ['timepicker', ['selected_time', 'initial_time']],
  ['datetimepicker', ['selected_date_time', 'initial_date_time']],
  ['checkboxes', ['selected_options', 'initial_options']],
  ['multi_static_select', ['selected_options', 'initial_options']],
  ['multi_users_select', ['selected_users', 'initial_users']],
]);

/** Under which key the value of such an element stands, e.g. `selected_option`; `value` for typed text. */
export function valueKey(element: Json): string {
  return initialKeys.get(textAt(element, 'type') ?? '')?.[0] ?? 'value';
}

function initialValue(element: Json): Json {
  const [key = 'value', from = 'initial_value'] = initialKeys.get(textAt(element, 'type') ?? '') ?? [];
  const empty = key.endsWith('s') ? [] : null;
  return { type: element['type'], [key]: element[from] ?? empty };
}

/** The options that a person can choose from in this element. */
export function optionsOf(element: Json): readonly Json[] {
  const grouped = objectsAt(element, 'option_groups').flatMap((group) => objectsAt(group, 'options'));
  return [...objectsAt(element, 'options'), ...grouped];
}

/** Whether nothing was put into the field. */
export function isEmpty(value: Json | undefined, element: Json): boolean {
  const key = valueKey(element);
  const held = value?.[key];
  return (
    held === undefined ||
    held === null ||
    held === '' ||
    (Array.isArray(held) && listAt(value, key).length === 0)
  );
}
