import type { Check } from './check.ts';
import { anyOf, byType, flag, list, must, oneOf, shape, text, url } from './check.ts';

export const blockId = text(255);
export const actionId = text(255);

/** `{type: "plain_text"}` of at most `max` characters. */
export function plainText(max: number): Check {
  return byType(() => new Map([['plain_text', plain(max)]]));
}

/** `plain_text` or `mrkdwn` of at most `max` characters. */
export function anyText(max: number): Check {
  const mrkdwn = shape({ type: oneOf('mrkdwn'), text: text(max) }, { verbatim: flag });
  const table = new Map([
    ['plain_text', plain(max)],
    ['mrkdwn', mrkdwn],
  ]);
  return anyOf(byType(() => table));
}

function plain(max: number): Check {
  return shape({ type: oneOf('plain_text'), text: text(max) }, { emoji: flag });
}

/** The dialog that asks before an element acts. */
export const confirm: Check = shape(
  { title: plainText(100), text: anyText(300), confirm: plainText(30), deny: plainText(30) },
  { style: oneOf('primary', 'danger') },
);

const optionFields = { value: text(150) };

/** An option of a select menu. */
export const option: Check = shape({ text: plainText(75), ...optionFields }, { description: plainText(75) });
/** An option of checkboxes or radio buttons: its words may be mrkdwn. */
export const tickOption: Check = shape({ text: anyText(75), ...optionFields }, { description: anyText(75) });
/** An option of an overflow menu: it may open an address. */
export const overflowOption: Check = shape(
  { text: plainText(75), ...optionFields },
  { description: plainText(75), url },
);
export const optionGroup: Check = shape({ label: plainText(75), options: list(option, 100) });

/** Initial choices must be among the options. */
export const initialIsAmongOptions = must(
  'initial option must exactly match one of the options',
  (element) => {
    const options = [element['options'], element['option_groups']].flatMap(optionsOf);
    const initial = [element['initial_option'] ?? [], element['initial_options'] ?? []].flat();
    return initial.every((one) => options.includes(JSON.stringify(one)));
  },
);

function optionsOf(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: unknown) =>
    typeof item === 'object' && item !== null && 'options' in item
      ? optionsOf(item.options)
      : [JSON.stringify(item)],
  );
}
