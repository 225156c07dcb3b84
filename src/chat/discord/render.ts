import type { APIEmbed, RawFile } from 'discord.js';
import { paragraph, shortReply, type Block, type SealedReply, type Tone } from '../../core/reply.ts';
import { text, type Catalogue } from '../../core/text.ts';
import { buttonRows, type ButtonRow } from './buttons.ts';
import { fitBody } from './fit-body.ts';
import { bareText, fitBare, fitPlain, leftOut } from './fit.ts';
import { LIMITS } from './limits.ts';

type Image = Extract<Block, { kind: 'image' }>;

/** A message as Discord's REST takes it: JSON body and, beside it, the pictures. Absent parts would stay in an edit. */
export interface Rendered {
  readonly body: {
    readonly embeds: readonly APIEmbed[];
    readonly components: readonly ButtonRow[];
    readonly attachments: readonly { id: number; filename: string; description: string }[];
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
  const images = reply.blocks.filter((block) => block.kind === 'image');
  const shownImages = images.slice(0, LIMITS.embeds);
  const buttons = reply.buttons.slice(0, LIMITS.buttons);
  const notes = [
    ...(images.length > shownImages.length
      ? [leftOut(text`… ${images.length - shownImages.length} more pictures`, catalogue)]
      : []),
    ...(reply.buttons.length > buttons.length
      ? [leftOut(text`… ${reply.buttons.length - buttons.length} more buttons`, catalogue)]
      : []),
  ];
  const files = shownImages.map(({ png }, index): RawFile => ({
    name: fileName(index),
    data: Buffer.from(png),
  }));
  return {
    body: {
      embeds: embedsOf(reply, shownImages.length, notes, catalogue),
      components: buttonRows(buttons, catalogue),
      attachments: shownImages.map((image, id) => attachmentOf(image, id, catalogue)),
      allowed_mentions: { parse: [] },
    },
    files,
  };
}

/** What stays of a private message whose effect is told elsewhere: the title, and nothing to press. */
export function renderShort(reply: SealedReply, catalogue?: Catalogue): Rendered {
  return render(shortReply(reply), catalogue);
}

const fileName = (index: number): string => `picture-${index + 1}.png`;

const pictureOf = (index: number) => ({ image: { url: `attachment://${fileName(index)}` } });

const attachmentOf = ({ alt }: Image, id: number, catalogue: Catalogue | undefined) => ({
  id,
  filename: fileName(id),
  description: fitPlain(bareText(alt, catalogue), LIMITS.altText),
});

function embedsOf(
  reply: SealedReply,
  images: number,
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
    ...(images > 0 ? pictureOf(0) : {}),
  };
  const more = Array.from({ length: Math.max(0, images - 1) }, (_, index) => ({
    color,
    ...pictureOf(index + 1),
  }));
  return [first, ...more];
}
