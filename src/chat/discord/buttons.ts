import type { SentButton } from '../../core/reply.ts';
import type { Catalogue } from '../../core/text.ts';
import { bareText, fitPlain } from './fit.ts';
import { LIMITS } from './limits.ts';

/** Marks our buttons among those of other makers; what follows is the id of the saved call. */
export const BUTTON_PREFIX = 'tl:';

interface ButtonPart {
  readonly type: 2;
  readonly style: number;
  readonly label: string;
  readonly custom_id: string;
}

export interface ButtonRow {
  readonly type: 1;
  readonly components: readonly ButtonPart[];
}

const STYLES: Readonly<Record<SentButton['style'], number>> = { primary: 1, plain: 2, danger: 4 };

/** Buttons in rows of five; the caller sees to it that they are not too many. */
export function buttonRows(buttons: readonly SentButton[], catalogue?: Catalogue): readonly ButtonRow[] {
  const count = Math.ceil(buttons.length / LIMITS.rowButtons);
  return Array.from({ length: count }, (_, row) => {
    const start = row * LIMITS.rowButtons;
    const inRow = buttons.slice(start, start + LIMITS.rowButtons);
    return { type: 1, components: inRow.map((button) => buttonOf(button, catalogue)) } as const;
  });
}

const buttonOf = ({ label, style, id }: SentButton, catalogue: Catalogue | undefined): ButtonPart => ({
  type: 2,
  style: STYLES[style],
  label: fitPlain(bareText(label, catalogue), LIMITS.buttonLabel) || '…',
  custom_id: `${BUTTON_PREFIX}${id}`,
});
