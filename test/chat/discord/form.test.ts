import { expect, it } from 'vitest';
import * as z from 'zod';
import { readFormId, renderForm } from '../../../src/chat/discord/form.ts';
import { jsonOf } from '../../../src/chat/discord/json.ts';
import type { RawInput } from '../../../src/core/call.ts';
import { choiceField, durationField, streamField, textField } from '../../../src/core/field-types.ts';
import { fieldsOf } from '../../../src/core/fields.ts';
import { createForm } from '../../../src/sim/discord/form.ts';
import { checkModal } from '../../../src/sim/discord/modal-check.ts';

const fields = fieldsOf(
  z.object({
    stream: streamField('Stream name, or a push or play URL of it, as it is'),
    for: durationField({ words: 'How long', leastS: 60, mostS: 600, prefill: '5m' }),
    kind: choiceField('Kind', ['push', 'play']),
    also: choiceField('Also', ['a', 'b']).optional(),
    reason: textField({ words: 'Reason', mostBytes: 2000, example: 'x'.repeat(200) }),
  }),
);

const modalOf = (raw: RawInput, path = 'ban') =>
  renderForm({ path, summary: 'Take a stream off the air until a time', fields, raw }, 'live', 'id1');

it('is a modal that Discord takes, however long its parts are', () => {
  for (const raw of [{}, { stream: 'y'.repeat(6000), kind: 'play', reason: '\n\nA\nB' }]) {
    const form = createForm();
    checkModal(form, jsonOf(JSON.parse(JSON.stringify(modalOf(raw, 'x'.repeat(32))))));
    expect(() => form.done()).not.toThrow();
  }
});

it('has a label with an input for each field, filled with what is known', () => {
  const { title, custom_id, components } = modalOf({ stream: 'room-1', kind: 'play' });
  expect(title).toBe('/live ban: Take a stream off the air until a…');
  expect(readFormId(custom_id)).toBe('ban');
  expect(components).toMatchObject([
    {
      label: 'Stream name, or a push or play URL of it, as…',
      description: 'Stream name, or a push or play URL of it, as it is',
      component: { type: 4, style: 1, value: 'room-1' },
    },
    { label: 'How long', component: { value: '5m', placeholder: '5m', required: true } },
    {
      component: {
        type: 3,
        min_values: 1,
        options: [
          { value: 'push', default: false },
          { value: 'play', default: true },
        ],
      },
    },
    { component: { type: 3, required: false, min_values: 0 } },
    { component: { type: 4, style: 2 } },
  ]);
});

it('is named anew each time it opens', () => {
  expect(readFormId('form:record start:abc')).toBe('record start');
  expect(readFormId('form:')).toBe('');
  expect(readFormId('else')).toBe('');
});
