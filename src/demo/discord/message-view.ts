import type { DiscordMessage, SimAttachment } from '../../sim/discord/message.ts';
import { listOf, textOf, type Fields } from '../../sim/discord/wire.ts';
import type { Button, MessageView, Part } from '../screen.ts';
import { embedCard, pictureOf } from './embed-card.ts';
import type { NameOf } from './inline-spans.ts';
import { markdownParts } from './markdown-parts.ts';

/** A message as it stands now. */
export function discordMessage(message: DiscordMessage, botUserId: string, nameOf: NameOf): MessageView {
  const { id, authorId, createdAtMs, editedAtMs, ephemeralTo, loading } = message;
  const isApp = authorId === botUserId;
  const asked = askedWords(message, nameOf);
  return {
    id,
    atMs: createdAtMs,
    author: { name: isApp ? 'Tallylight' : (nameOf('user', authorId) ?? authorId), isApp },
    onlyYou: ephemeralTo !== undefined,
    edited: editedAtMs !== undefined,
    thinking: loading,
    parts: loading ? [] : partsOf(message, nameOf),
    ...(asked === undefined ? {} : { asked }),
  };
}

/** What Discord writes above the answer to a slash command. */
function askedWords({ interaction }: DiscordMessage, nameOf: NameOf): string | undefined {
  if (interaction?.name === undefined) return undefined;
  return `${nameOf('user', interaction.userId) ?? interaction.userId} used /${interaction.name}`;
}

function partsOf({ content, embeds, attachments, components }: DiscordMessage, nameOf: NameOf): Part[] {
  const shownInEmbeds = new Set(
    embeds.map((embed) => JSON.stringify(embed)).flatMap((text) => text.match(/attachment:\/\/[^"]+/g) ?? []),
  );
  const loose = attachments.filter(({ name }) => !shownInEmbeds.has(`attachment://${name}`));
  return [
    ...markdownParts(content, nameOf),
    ...embeds.map((embed) => embedCard(embed, attachments, nameOf)),
    ...loose.map((attachment) =>
      attachment.contentType.startsWith('image/') ? pictureOf(attachment) : fileOf(attachment),
    ),
    ...components.flatMap(rowParts),
  ];
}

const fileOf = ({ name, description, data }: SimAttachment): Part => ({
  kind: 'file',
  name,
  alt: description ?? '',
  href: `data:application/octet-stream;base64,${Buffer.from(data).toString('base64')}`,
});

const ROW = 1;
const BUTTON = 2;

function rowParts(row: Fields): readonly Part[] {
  const inside = listOf(row['components']);
  if (row['type'] !== ROW || inside.some(({ type }) => type !== BUTTON)) {
    const text = `(component ${String(row['type'])}: not drawn by this page)`;
    return [{ kind: 'small', spans: [{ text, italic: true }] }];
  }
  return [{ kind: 'buttons', buttons: inside.map(buttonOf) }];
}

const STYLES: ReadonlyMap<unknown, Button['style']> = new Map([
  [1, 'primary'],
  [3, 'good'],
  [4, 'danger'],
]);

function buttonOf(button: Fields): Button {
  const { url } = button;
  return {
    kind: 'button',
    id: textOf(button['custom_id']),
    label: textOf(button['label']),
    style: STYLES.get(button['style']) ?? 'plain',
    disabled: button['disabled'] === true,
    ...(typeof url === 'string' ? { url } : {}),
  };
}
