import type { APIEmbedField } from 'discord.js';
import type { Block, Fact } from '../../core/reply.ts';
import { text, type Catalogue } from '../../core/text.ts';
import { fitBare, fitMarked, leftOut } from './fit.ts';
import { fitBlocks, type TextBlock } from './fit-blocks.ts';
import { LIMITS } from './limits.ts';

/** Facts become fields where they fit, everything else the description; together they keep to `room`. */
export function fitBody(
  blocks: readonly Block[],
  room: number,
  notes: readonly string[],
  catalogue: Catalogue | undefined,
): { readonly description: string; readonly fields: APIEmbedField[] } {
  const facts = blocks.flatMap((block) => (block.kind === 'facts' ? block.facts : []));
  const asFields = facts.length <= LIMITS.embedFields;
  const texts = blocks.filter(
    (block): block is TextBlock =>
      block.kind !== 'image' && block.kind !== 'file' && !(asFields && block.kind === 'facts'),
  );
  const noted = notes.map((note) => `\n\n${note}`).join('');
  const textRoom = Math.min(LIMITS.embedDescription, room) - noted.length;
  const wanted = fitBlocks(texts, textRoom, catalogue);
  // Where both are giants each gets half.
  const fieldRoom = Math.max(room - wanted.length - noted.length, Math.floor(room / 2));
  const fields = asFields ? fitFields(facts, fieldRoom, catalogue) : [];
  const left = Math.min(textRoom, room - lengthOf(fields) - noted.length);
  const said = wanted.length <= left ? wanted : fitBlocks(texts, left, catalogue);
  return { description: `${said}${noted}`.trim(), fields };
}

const lengthOf = (fields: readonly APIEmbedField[]): number =>
  fields.reduce((sum, { name, value }) => sum + name.length + value.length, 0);

/** Discord refuses an empty name or value. */
const NOTHING = '—';
/** Room for a last field that counts what was left out. */
const MORE_ROOM = 48;
/** Longer values do not stand side by side. */
const INLINE_MOST = 24;

function fitFields(facts: readonly Fact[], room: number, catalogue: Catalogue | undefined): APIEmbedField[] {
  const fields: APIEmbedField[] = [];
  let left = room - MORE_ROOM;
  for (const [index, { label, value }] of facts.entries()) {
    const name = fitBare(label, LIMITS.fieldName, catalogue).trim() || NOTHING;
    const shown = fitMarked(value, LIMITS.fieldValue, catalogue).trim() || NOTHING;
    left -= name.length + shown.length;
    if (left < 0) {
      const more = leftOut(text`… ${facts.length - index} more`, catalogue);
      fields.push({ name: '…', value: more, inline: false });
      break;
    }
    fields.push({ name, value: shown, inline: shown.length <= INLINE_MOST && !shown.includes('\n') });
  }
  return fields;
}
