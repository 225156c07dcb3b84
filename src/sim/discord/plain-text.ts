import { everyPart } from './component-check.ts';
import type { DiscordMessage } from './message.ts';
import { fieldsOf, listOf, textOf } from './wire.ts';
import type { Fields } from './wire.ts';

/** All words of a message as they were sent, in reading order, one part a line: content, embeds, components, alt texts. */
export function plainText(message: DiscordMessage): string {
  const texts = [
    message.content,
    ...message.embeds.flatMap(embedTexts),
    ...everyPart(message.components).flatMap(partTexts),
    ...message.attachments.flatMap(({ name, description }) => [name, description]),
  ];
  return texts
    .map((text) => textOf(text))
    .filter((text) => text !== '')
    .join('\n');
}

function embedTexts(embed: Fields): readonly unknown[] {
  return [
    fieldsOf(embed['author'])['name'],
    embed['title'],
    embed['description'],
    ...listOf(embed['fields']).flatMap((field) => [field['name'], field['value']]),
    fieldsOf(embed['footer'])['text'],
  ];
}

function partTexts(part: Fields): readonly unknown[] {
  const options = listOf(part['options']).flatMap((option) => [option['label'], option['description']]);
  const pictures = listOf(part['items']).map((item) => item['description']);
  return [part['content'], part['label'], part['description'], part['placeholder'], ...options, ...pictures];
}

/** The labels of the buttons that can be pressed, in order. */
export function buttonLabels(message: DiscordMessage): readonly string[] {
  const buttons = everyPart(message.components).filter(
    (part) => part['type'] === 2 && part['disabled'] !== true,
  );
  return buttons.map((button) => textOf(button['label']));
}
