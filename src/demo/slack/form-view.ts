import { jsonAt, objectsAt, textAt, type Json } from '../../sim/slack/json.ts';
import { optionsOf, valueKey } from '../../sim/slack/people/form-state.ts';
import type { OpenView } from '../../sim/slack/state/modals.ts';
import type { Choice, FormView, InputView, Part } from '../screen.ts';
import { blockParts, wordsAt } from './block-parts.ts';
import type { NameOf } from './mrkdwn-spans.ts';

/** The topmost modal on a person's screen, with what was typed and the words under faulty inputs. */
export function slackForm(open: OpenView, nameOf: NameOf): FormView {
  const submit = wordsAt(open.view, 'submit');
  return {
    id: open.id,
    title: wordsAt(open.view, 'title'),
    ...(submit === '' ? {} : { submit }),
    close: wordsAt(open.view, 'close') || 'Close',
    parts: objectsAt(open.view, 'blocks').flatMap((block): readonly (Part | InputView)[] =>
      block['type'] === 'input' ? [inputView(block, open)] : blockParts([block], nameOf),
    ),
  };
}

function inputView(block: Json, open: OpenView): InputView {
  const element: Json = jsonAt(block, 'element') ?? {};
  const name = textAt(block, 'block_id') ?? '';
  const error = open.errors[name];
  const choices = optionsOf(element).map(choiceOf);
  const most = element['max_length'];
  return {
    kind: 'input',
    name,
    label: wordsAt(block, 'label'),
    hint: wordsAt(block, 'hint'),
    input: choices.length > 0 ? 'menu' : element['multiline'] === true ? 'lines' : 'line',
    value: valueOf(element, open.state[name]?.[textAt(element, 'action_id') ?? '']),
    choices,
    placeholder: wordsAt(element, 'placeholder'),
    required: block['optional'] !== true,
    ...(typeof most === 'number' ? { mostLetters: most } : {}),
    ...(error === undefined ? {} : { error }),
  };
}

const choiceOf = (option: Json): Choice => ({
  value: textAt(option, 'value') ?? '',
  label: wordsAt(option, 'text'),
});

function valueOf(element: Json, held: Json | undefined): string {
  const key = valueKey(element);
  return textAt(held, key) ?? textAt(jsonAt(held, key), 'value') ?? '';
}
