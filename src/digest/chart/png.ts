import { crc32, deflateSync } from 'node:zlib';

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and alpha of each pixel, row by row. */
  readonly rgba: Uint8Array;
}

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
/** Flat colours pack well at once: more work makes a chart a fifth smaller and takes three times as long. */
const LEVEL = 2;

/**
 * A picture as PNG (ISO/IEC 15948): 8 bits a channel, rows unfiltered. The drawing library's own encoder takes four times
 * as long, since it tries every filter on every row.
 */
export function pngOf({ width, height, rgba }: Pixels): Uint8Array {
  const header = new DataView(new ArrayBuffer(13));
  header.setUint32(0, width);
  header.setUint32(4, height);
  header.setUint8(8, 8);
  // With alpha.
  header.setUint8(9, 6);
  const parts = [
    SIGNATURE,
    chunk('IHDR', new Uint8Array(header.buffer)),
    chunk('IDAT', deflateSync(unfiltered(width * 4, height, rgba), { level: LEVEL })),
    chunk('IEND', new Uint8Array()),
  ];
  return new Uint8Array(Buffer.concat(parts));
}

/** Every row begins with the number of its filter: 0, none. */
function unfiltered(rowBytes: number, height: number, rgba: Uint8Array): Uint8Array {
  const rows = new Uint8Array((rowBytes + 1) * height);
  for (let row = 0; row < height; row += 1) {
    rows.set(rgba.subarray(row * rowBytes, (row + 1) * rowBytes), row * (rowBytes + 1) + 1);
  }
  return rows;
}

function chunk(type: string, content: Uint8Array): Uint8Array {
  const whole = new Uint8Array(12 + content.byteLength);
  const view = new DataView(whole.buffer);
  view.setUint32(0, content.byteLength);
  whole.set(new TextEncoder().encode(type), 4);
  whole.set(content, 8);
  view.setUint32(8 + content.byteLength, crc32(whole.subarray(4, 8 + content.byteLength)));
  return whole;
}
