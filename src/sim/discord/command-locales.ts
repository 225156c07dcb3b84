import type { Form } from './form.ts';
import { readFields, readText } from './read-form.ts';
import type { Fields } from './wire.ts';

// Discord's page "Locales".
const locales: ReadonlySet<string> = new Set(
  (
    'id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th ' +
    'zh-CN ja zh-TW ko'
  ).split(' '),
);

/** Checks a dictionary of translations: known locales, 1 to `max` characters, fit for its place. */
export function checkLocalized(
  form: Form,
  part: Fields,
  key: string,
  max: number,
  isFit: (text: string) => boolean,
): void {
  const texts = readFields(form, part, key) ?? {};
  const place = form.at(key);
  for (const locale of Object.keys(texts)) {
    if (!locales.has(locale))
      place.at(locale).fault('ENUM_TYPE_COERCE', `Value "${locale}" is not a valid enum value.`);
    const text = readText(place, texts, locale, { min: 1, max });
    if (text !== undefined && !isFit(text)) {
      place.at(locale).fault('APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
    }
  }
}
