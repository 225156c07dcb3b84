import { createForm } from './form.ts';
import type { Choice } from './interaction.ts';
import { readEach, readText } from './read-form.ts';
import type { Fields } from './wire.ts';

/** Checks the choices of an autocomplete answer: at most 25, name and value of 1 to 100. Throws 50035. */
export function readChoices(data: Fields): readonly Choice[] {
  const form = createForm();
  const choices = readEach(form.at('data'), data, 'choices', { max: 25 }, (place, choice) => {
    readText(place, choice, 'name', { required: true, min: 1, max: 100 });
    if (typeof choice['value'] !== 'number')
      readText(place, choice, 'value', { required: true, min: 1, max: 100 });
  });
  form.done();
  return choices.map((choice) => {
    const value = choice['value'];
    return { name: String(choice['name']), value: typeof value === 'number' ? value : String(value) };
  });
}
