import type { RawFile } from 'discord.js';
import type { Block, FileBlock, SealedReply } from '../../core/reply.ts';
import { text, type Catalogue, type Text } from '../../core/text.ts';
import { bareText, fitPlain, leftOut } from './fit.ts';
import { LIMITS } from './limits.ts';

type Image = Extract<Block, { kind: 'image' }>;

/** What stands beside the body of a message, and what of it had to be left out. */
export interface FittedFiles {
  /** Names of the pictures that are shown, in their order; each belongs into an embed. */
  readonly pictures: readonly string[];
  readonly attachments: readonly { id: number; filename: string; description: string }[];
  readonly files: RawFile[];
  readonly notes: readonly string[];
}

interface Attached {
  readonly name: string;
  readonly data: Buffer;
  readonly alt: Text;
}

/** Pictures first, then files, as many and as big as one message takes; attached to private answers as well. */
export function fitFiles({ blocks }: SealedReply, catalogue?: Catalogue): FittedFiles {
  const images = blocks.filter((block) => block.kind === 'image');
  const shown = images.slice(0, LIMITS.embeds).map(picture);
  const given = blocks.filter((block) => block.kind === 'file');
  const sent = filesThatFit(given.map(attached), LIMITS.attachments - shown.length);
  const all = [...shown, ...sent];
  const picturesLeft = images.length - shown.length;
  return {
    pictures: shown.map(({ name }) => name),
    attachments: all.map(({ name, alt }, id) => ({
      id,
      filename: name,
      description: fitPlain(bareText(alt, catalogue), LIMITS.altText),
    })),
    files: all.map(({ name, data }): RawFile => ({ name, data })),
    notes: [
      ...(picturesLeft > 0 ? [leftOut(text`… ${picturesLeft} more pictures`, catalogue)] : []),
      ...given
        .filter(({ name }) => !sent.some((file) => file.name === name))
        .map(({ name }) =>
          leftOut(text`The file ${name} was left out: Discord takes no more in one message.`, catalogue),
        ),
    ],
  };
}

const picture = ({ png, alt }: Image, index: number): Attached => ({
  name: `picture-${index + 1}.png`,
  data: Buffer.from(png),
  alt,
});

const attached = ({ name, content, alt }: FileBlock): Attached => ({ name, data: Buffer.from(content), alt });

function filesThatFit(files: readonly Attached[], room: number): readonly Attached[] {
  let bytes = 0;
  return files
    .filter(({ data }) => {
      const fits = data.byteLength <= LIMITS.fileBytes && bytes + data.byteLength <= LIMITS.requestBytes;
      if (fits) bytes += data.byteLength;
      return fits;
    })
    .slice(0, room);
}
