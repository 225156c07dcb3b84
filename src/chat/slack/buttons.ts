import type { types } from '@slack/bolt';
import type { SealedReply, SentButton } from '../../core/reply.ts';
import type { Catalogue } from '../../core/text.ts';
import { cut, oneLine, plainWords, slackSpans } from './cut.ts';
import { LIMITS } from './limits.ts';

/** What our buttons' action ids begin with; the saved call's id follows. */
export const BUTTON_PREFIX = 'tl:';

/** The buttons in rows, and how many were left out. */
export function buttonRows(
  { buttons }: SealedReply,
  catalogue: Catalogue | undefined,
): { readonly rows: types.ActionsBlock[]; readonly left: number } {
  const shown = buttons.slice(0, LIMITS.buttons).map((button) => buttonOf(button, catalogue));
  const rows: types.ActionsBlock[] = [];
  for (let at = 0; at < shown.length; at += LIMITS.actionsRow) {
    rows.push({ type: 'actions', elements: shown.slice(at, at + LIMITS.actionsRow) });
  }
  return { rows, left: buttons.length - shown.length };
}

function buttonOf({ label, style, id }: SentButton, catalogue: Catalogue | undefined): types.Button {
  const words = cut(oneLine(plainWords(slackSpans(label, catalogue))) || '…', LIMITS.buttonText);
  return {
    type: 'button',
    action_id: `${BUTTON_PREFIX}${id}`,
    text: { type: 'plain_text', text: words, emoji: false },
    ...(style === 'plain' ? {} : { style }),
  };
}
