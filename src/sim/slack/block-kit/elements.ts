import type { Check } from './check.ts';
import { flag, list, must, oneOf, shape, text, url, whole } from './check.ts';
import {
  actionId,
  confirm,
  initialIsAmongOptions,
  option,
  optionGroup,
  overflowOption,
  plainText,
  tickOption,
} from './text-objects.ts';

const typeOf = (type: string) => ({ type: oneOf(type) });
const common = { action_id: actionId, confirm, focus_on_load: flag };
const menu = { ...common, placeholder: plainText(150) };
const multi = { ...menu, max_selected_items: whole(1, 100) };
const typed = { action_id: actionId, focus_on_load: flag, placeholder: plainText(150) };
const dispatch = {
  dispatch_action_config: shape(
    {},
    { trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered'), 2) },
  ),
};
const oneList = must(
  'must define either `options` or `option_groups`, not both',
  (menu) => (menu['options'] === undefined) !== (menu['option_groups'] === undefined),
);
const inOrder = must('min_length must not be greater than max_length', (input) => {
  const [min, max] = [input['min_length'], input['max_length']];
  return typeof min !== 'number' || typeof max !== 'number' || min <= max;
});
const lists = { options: list(option, 100), option_groups: list(optionGroup, 100) };
const date = text(10, 10);

const button = shape(
  { ...typeOf('button'), text: plainText(75) },
  {
    action_id: actionId,
    confirm,
    url,
    value: text(2000),
    style: oneOf('primary', 'danger'),
    accessibility_label: text(75),
  },
);

/** An image beside other things: an accessory or an element of a context block. */
export const imageElement: Check = shape(
  { ...typeOf('image'), alt_text: text(2000) },
  { image_url: url, slack_file: shape({}, { id: text(255), url }) },
  must(
    'must define either `image_url` or `slack_file`',
    (image) => (image['image_url'] === undefined) !== (image['slack_file'] === undefined),
  ),
);

/** Elements that act at once: in actions blocks and as accessories. */
export const actingElements: ReadonlyMap<string, Check> = new Map([
  ['button', button],
  [
    'overflow',
    shape({ ...typeOf('overflow'), options: list(overflowOption, 5) }, { action_id: actionId, confirm }),
  ],
  [
    'static_select',
    shape(
      typeOf('static_select'),
      { ...menu, ...lists, initial_option: option },
      oneList,
      initialIsAmongOptions,
    ),
  ],
  [
    'external_select',
    shape(typeOf('external_select'), { ...menu, initial_option: option, min_query_length: whole(0, 100) }),
  ],
  ['users_select', shape(typeOf('users_select'), { ...menu, initial_user: text(255) })],
  [
    'channels_select',
    shape(typeOf('channels_select'), { ...menu, initial_channel: text(255), response_url_enabled: flag }),
  ],
  [
    'multi_static_select',
    shape(
      typeOf('multi_static_select'),
      { ...multi, ...lists, initial_options: list(option, 100) },
      oneList,
      initialIsAmongOptions,
    ),
  ],
  [
    'multi_users_select',
    shape(typeOf('multi_users_select'), { ...multi, initial_users: list(text(255), 100) }),
  ],
  [
    'checkboxes',
    shape(
      { ...typeOf('checkboxes'), options: list(tickOption, 10) },
      { ...common, initial_options: list(tickOption, 10) },
      initialIsAmongOptions,
    ),
  ],
  [
    'radio_buttons',
    shape(
      { ...typeOf('radio_buttons'), options: list(tickOption, 10) },
      { ...common, initial_option: tickOption },
      initialIsAmongOptions,
    ),
  ],
  ['datepicker', shape(typeOf('datepicker'), { ...menu, initial_date: date })],
  ['timepicker', shape(typeOf('timepicker'), { ...menu, initial_time: text(5, 5), timezone: text(255) })],
  [
    'datetimepicker',
    shape(typeOf('datetimepicker'), { ...common, initial_date_time: whole(1e9, 9_999_999_999) }),
  ],
]);

/** Elements that people type into. */
export const typedElements: ReadonlyMap<string, Check> = new Map([
  [
    'plain_text_input',
    shape(
      typeOf('plain_text_input'),
      {
        ...typed,
        ...dispatch,
        multiline: flag,
        initial_value: text(3000, 0),
        min_length: whole(0, 3000),
        max_length: whole(1, 3000),
      },
      inOrder,
    ),
  ],
  [
    'email_text_input',
    shape(typeOf('email_text_input'), { ...typed, ...dispatch, initial_value: text(3000, 0) }),
  ],
  [
    'url_text_input',
    shape(typeOf('url_text_input'), { ...typed, ...dispatch, initial_value: text(3000, 0) }),
  ],
  [
    'number_input',
    shape(
      { ...typeOf('number_input'), is_decimal_allowed: flag },
      { ...typed, ...dispatch, initial_value: text(255), min_value: text(255), max_value: text(255) },
    ),
  ],
]);
