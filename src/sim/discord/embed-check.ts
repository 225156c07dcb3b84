import type { Form } from './form.ts';
import { readBoolean, readEach, readFields, readInteger, readText, readUrl } from './read-form.ts';
import { fieldsOf, listOf, textOf } from './wire.ts';
import type { Fields } from './wire.ts';

// product B1; Discord "Embed Limits": the sum runs over all embeds of a message.
const totalMax = 6000;
const pictureSchemes = ['http', 'https', 'attachment'] as const;

/** Checks a message's embeds and gives them back. */
export function readEmbeds(form: Form, body: Fields): readonly Fields[] {
  const embeds = readEach(form, body, 'embeds', { max: 10 }, checkEmbed);
  const total = embeds.reduce((sum, embed) => sum + embedLength(embed), 0);
  if (total > totalMax) {
    form.at('embeds').fault('MAX_EMBED_SIZE_EXCEEDED', `Embed size exceeds maximum size of ${totalMax}`);
  }
  return embeds;
}

function checkEmbed(form: Form, embed: Fields): void {
  readText(form, embed, 'title', { max: 256 });
  readText(form, embed, 'description', { max: 4096 });
  readInteger(form, embed, 'color', { min: 0, max: 0xffffff });
  readUrl(form, embed, 'url', ['http', 'https']);
  checkTimestamp(form, embed);
  readEach(form, embed, 'fields', { max: 25 }, (place, field) => {
    readText(place, field, 'name', { required: true, max: 256 });
    readText(place, field, 'value', { required: true, max: 1024 });
    readBoolean(place, field, 'inline');
  });
  for (const picture of ['image', 'thumbnail']) {
    const value = readFields(form, embed, picture);
    if (value !== undefined) readUrl(form.at(picture), value, 'url', pictureSchemes, { required: true });
  }
  const footer = readFields(form, embed, 'footer');
  if (footer !== undefined) readText(form.at('footer'), footer, 'text', { required: true, max: 2048 });
  const author = readFields(form, embed, 'author');
  if (author !== undefined) readText(form.at('author'), author, 'name', { required: true, max: 256 });
  checkSomething(form, embed);
}

function checkTimestamp(form: Form, embed: Fields): void {
  const value = readText(form, embed, 'timestamp');
  if (value === undefined || /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value)) return;
  form.at('timestamp').fault('DATE_TIME_TYPE_PARSE', `Could not parse ${value}. Should be ISO8601.`);
}

/** An embed without anything to show is refused. */
function checkSomething(form: Form, embed: Fields): void {
  const shown = embedLength(embed) > 0 || ['image', 'thumbnail'].some((key) => embed[key] !== undefined);
  if (!shown) form.at('description').fault('BASE_TYPE_REQUIRED', 'This field is required');
}

/** The characters that count against the total of 6000. */
function embedLength(embed: Fields): number {
  const fields = listOf(embed['fields']).flatMap((field) => [field['name'], field['value']]);
  const texts = [
    embed['title'],
    embed['description'],
    fieldsOf(embed['footer'])['text'],
    fieldsOf(embed['author'])['name'],
    ...fields,
  ];
  return texts.reduce<number>((sum, text) => sum + textOf(text).length, 0);
}
