import type { APIEmbed, RawFile } from 'discord.js';
import { paragraph, shortReply, type SealedReply, type Tone } from '../../core/reply.ts';
import { text, type Catalogue } from '../../core/text.ts';
import { buttonRows, type ButtonRow } from './buttons.ts';
import { fitBody } from './fit-body.ts';
import { fitFiles, type FittedFiles } from './fit-files.ts';
import { fitBare, leftOut } from './fit.ts';
import { LIMITS } from './limits.ts';

/** A message as Discord's REST takes it: JSON body and, beside it, pictures and files. Absent parts would stay in an edit. */
export interface Rendered {
  readonly body: {
    readonly embeds: readonly APIEmbed[];
    readonly components: readonly ButtonRow[];
    readonly attachments: FittedFiles['attachments'];
    /** Nobody is ever pinged (product C18). */
    readonly allowed_mentions: { readonly parse: readonly [] };
  };
  readonly files: RawFile[];
}

const TONES: Readonly<Record<Tone, { readonly symbol: string; readonly color: number }>> = {
  good: { symbol: '✅', color: 0x2e_7d_32 },
  info: { symbol: 'ℹ️', color: 0x15_65_c0 },
  warning: { symbol: '⚠️', color: 0xf9_a8_25 },
  bad: { symbol: '⛔', color: 0xc6_28_28 },
};

/** The whole answer as one message within Discord's limits; whatever had to be left out is counted in it. */
export function render(reply: SealedReply, catalogue?: Catalogue): Rendered {
  const { pictures, attachments, files, notes } = fitFiles(reply, catalogue);
  const buttons = reply.buttons.slice(0, LIMITS.buttons);
  const buttonsLeft = reply.buttons.length - buttons.length;
  const allNotes = [
    ...notes,
    ...(buttonsLeft > 0 ? [leftOut(text`… ${buttonsLeft} more buttons`, catalogue)] : []),
  ];
  return {
    body: {
      embeds: embedsOf(reply, pictures, allNotes, catalogue),
      components: buttonRows(buttons, catalogue),
      attachments,
      allowed_mentions: { parse: [] },
    },
    files,
  };
}

/** What stays of a private message whose effect is told elsewhere: the title, and nothing to press. */
export function renderShort(reply: SealedReply, catalogue?: Catalogue): Rendered {
  return render(shortReply(reply), catalogue);
}

const pictureOf = (name: string) => ({ image: { url: `attachment://${name}` } });

function embedsOf(
  reply: SealedReply,
  [firstPicture, ...morePictures]: readonly string[],
  notes: readonly string[],
  catalogue: Catalogue | undefined,
): readonly APIEmbed[] {
  const { symbol, color } = TONES[reply.tone];
  const room = LIMITS.embedTitle - symbol.length - 1;
  const title = `${symbol} ${fitBare(reply.title, room, catalogue)}`.trim();
  const isLong = fitBare(reply.title, Infinity, catalogue).length > room;
  const blocks = isLong ? [paragraph(reply.title), ...reply.blocks] : reply.blocks;
  const { description, fields } = fitBody(blocks, LIMITS.embedTotal - title.length, notes, catalogue);
  const first: APIEmbed = {
    title,
    color,
    ...(description === '' ? {} : { description }),
    ...(fields.length === 0 ? {} : { fields }),
    ...(firstPicture === undefined ? {} : pictureOf(firstPicture)),
  };
  return [first, ...morePictures.map((name) => ({ color, ...pictureOf(name) }))];
}
