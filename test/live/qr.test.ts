import { expect, test } from 'vitest';
import { qrPng } from '../../src/live/qr.ts';

const URL = 'rtmp://push.example.com/live/room-1?txSecret=f85a2ab363fe4deaffef9754d79da6fe&txTime=5C271099';
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const sizeOf = (png: Uint8Array) => new DataView(png.buffer, png.byteOffset).getUint32(16);

test('is a square PNG, the same for the same text, large enough for the text that it holds', async () => {
  const [one, again, short] = [await qrPng(URL), await qrPng(URL), await qrPng('a')];
  expect(Array.from(one.slice(0, 8))).toEqual(PNG);
  expect(Buffer.from(one).equals(Buffer.from(again))).toBe(true);
  const view = new DataView(one.buffer, one.byteOffset);
  expect(view.getUint32(16)).toBe(view.getUint32(20));
  expect(sizeOf(one)).toBeGreaterThan(sizeOf(short));
});
