import { modalFields, type ModalField } from '../../sim/discord/modal-check.ts';
import { listOf, textOf, type Fields } from '../../sim/discord/wire.ts';
import type { FormView, InputView } from '../screen.ts';

const SELECT = 3;
const PARAGRAPH = 2;
const MOST_LETTERS = 4000;

/** The modal in front of a person, as it was opened. */
export function discordForm(modal: Fields): FormView {
  return {
    id: textOf(modal['custom_id']),
    title: textOf(modal['title']),
    submit: 'Submit',
    close: 'Cancel',
    parts: modalFields(modal).map((field) => inputView(field, hintsOf(modal).get(field.customId))),
  };
}

/** The description of a Label, by the custom id of what it labels. */
const hintsOf = (modal: Fields): ReadonlyMap<string, string> =>
  new Map(
    listOf(modal['components']).flatMap((label) =>
      listOf([label['component']]).map(
        (part) => [textOf(part['custom_id']), textOf(label['description'])] as const,
      ),
    ),
  );

function inputView({ customId, label, part }: ModalField, hint = ''): InputView {
  const options = listOf(part['options']);
  const chosen = options.find((option) => option['default'] === true);
  const most = part['max_length'];
  return {
    kind: 'input',
    name: customId,
    label,
    hint,
    input: part['type'] === SELECT ? 'menu' : part['style'] === PARAGRAPH ? 'lines' : 'line',
    value: textOf(part['value']) || textOf(chosen?.['value']),
    choices: options.map((option) => ({ value: textOf(option['value']), label: textOf(option['label']) })),
    placeholder: textOf(part['placeholder']),
    required: part['required'] !== false,
    mostLetters: typeof most === 'number' ? most : MOST_LETTERS,
  };
}
