import { createCanvas, loadImage } from '@napi-rs/canvas';
import { SHEET } from '../../../src/digest/chart/sheet.ts';

/** In units of the sheet: left, top, width, height. */
export type Area = readonly [number, number, number, number];

/** How many pixels of an area are near a colour (`#rrggbb`). */
export async function pixelsNear(png: Uint8Array, area: Area, colour: string, near = 40): Promise<number> {
  const image = await loadImage(Buffer.from(png));
  const pen = createCanvas(image.width, image.height).getContext('2d');
  pen.drawImage(image, 0, 0);
  const [left, top, width, height] = area;
  const units = [left, top, width, height].map((unit) => Math.round(unit * SHEET.scale));
  const [x = 0, y = 0, w = 0, h = 0] = units;
  const bytes = pen.getImageData(x, y, w, h).data;
  const wanted = [1, 3, 5].map((from) => Number.parseInt(colour.slice(from, from + 2), 16));
  const isNear = (at: number) =>
    wanted.every((part, index) => Math.abs((bytes[at + index] ?? 0) - part) < near);
  return Array.from({ length: bytes.length / 4 }, (_, index) => index * 4).filter(isNear).length;
}
