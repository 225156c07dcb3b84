import type { Reply } from '../core/reply.ts';
import { joined, plainText, text, type Text } from '../core/text.ts';

type Figures = readonly (readonly [label: string, shown: string])[];

/** Changes that are named; more are only counted. */
const MOST = 6;

/** The figures of a digest as people read them: the first two columns of its tables. */
export function figuresOf({ blocks }: Pick<Reply, 'blocks'>): Figures {
  const rows = blocks.flatMap((block) => (block.kind === 'table' ? block.rows : []));
  return rows.flatMap(([label, shown]) =>
    label === undefined || shown === undefined ? [] : [[plainText(label), plainText(shown)] as const],
  );
}

/** What a message that is made final says of the figures that it showed before. */
export function changedNote(before: Figures, after: Figures): Text {
  const [was, is] = [new Map(before), new Map(after)];
  const gone = before.filter(([label]) => !is.has(label));
  const moved = after.flatMap(([label, shown]) => {
    const old = was.get(label);
    if (old === shown) return [];
    return [old === undefined ? text`${label}: ${shown} is new` : text`${label}: ${old} became ${shown}`];
  });
  const changed = [...moved, ...gone.map(([label, old]) => text`${label}: ${old} is told no more`)];
  if (changed.length === 0) return text`Complete now: no figure changed since this was first posted.`;
  const named = joined(changed.slice(0, MOST), text`; `);
  return changed.length > MOST
    ? text`Complete now. Changed since this was first posted: ${named}; and ${changed.length - MOST} more.`
    : text`Complete now. Changed since this was first posted: ${named}.`;
}
