import { isJson, listAt } from '../json.ts';
import { modalBlock } from './blocks.ts';
import { complain, flag, list, oneOf, shape, text } from './check.ts';
import { plainText } from './text-objects.ts';
import { checkUniqueIds } from './unique-ids.ts';

const viewBytesMax = 250_000;

const modal = shape(
  { type: oneOf('modal'), title: plainText(24), blocks: list(modalBlock, 100) },
  {
    submit: plainText(24),
    close: plainText(24),
    private_metadata: text(3000, 0),
    callback_id: text(255, 0),
    external_id: text(255, 0),
    clear_on_close: flag,
    notify_on_close: flag,
    submit_disabled: flag,
  },
);

/** Complaints about a modal, with pointers from `/view`. */
export function checkModal(view: unknown): string[] {
  const faults = [...modal(view, '/view'), ...checkUniqueIds(listAt(view, 'blocks'), '/view/blocks')];
  return [...faults, ...checkSubmit(view), ...checkSize(view)];
}

function checkSubmit(view: unknown): string[] {
  if (!isJson(view) || view['submit'] !== undefined) return [];
  const inputs = listAt(view, 'blocks').flatMap((block, index) =>
    isJson(block) && block['type'] === 'input' ? [index] : [],
  );
  return inputs.flatMap((index) =>
    complain('must define `submit` to use an `input` block in modals', `/view/blocks/${index}/input`),
  );
}

function checkSize(view: unknown): string[] {
  return isJson(view) && JSON.stringify(view).length > viewBytesMax
    ? complain('view is too large', '/view')
    : [];
}
