import type { Signer } from './signer.ts';
import type { Block } from './reply.ts';
import type { Text } from './text.ts';

/**
 * A URL as a QR code for a phone's camera. Its alt text says what it is for and never holds the URL, since alt texts are
 * read aloud and kept elsewhere (product C2).
 */
export async function qrBlock(url: string, alt: Text, sign: Pick<Signer, 'qr'>): Promise<Block> {
  return { kind: 'image', png: await sign.qr(url), alt, table: { columns: [], rows: [] } };
}
