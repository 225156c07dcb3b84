import type { SKRSContext2D } from '@napi-rs/canvas';
import { CHART_FONT } from './load-canvas.ts';
import { PAPER } from './palette.ts';

export type Pen = SKRSContext2D;

/** Pixels from the left and from the top. */
export type Spot = readonly [number, number];

export interface Stroke {
  readonly colour: string;
  readonly width: number;
  readonly dash?: readonly number[];
}

/** A line through all spots. */
export function stroke(pen: Pen, spots: readonly Spot[], { colour, width, dash = [] }: Stroke): void {
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.lineJoin = 'round';
  pen.setLineDash([...dash]);
  pen.beginPath();
  spots.forEach(([x, y], index) => (index === 0 ? pen.moveTo(x, y) : pen.lineTo(x, y)));
  pen.stroke();
}

export interface Writing {
  readonly x: number;
  /** The line that letters stand on. */
  readonly y: number;
  readonly size: number;
  readonly colour: string;
  readonly align?: 'left' | 'right' | 'center';
  /** Pixels of white around it, where it stands on lines. */
  readonly halo?: number;
}

export function write(pen: Pen, words: string, { x, y, size, colour, align = 'left', halo }: Writing): void {
  pen.font = fontOf(size);
  pen.textAlign = align;
  if (halo !== undefined) {
    pen.strokeStyle = PAPER;
    pen.lineWidth = halo * 2;
    pen.lineJoin = 'round';
    pen.setLineDash([]);
    pen.strokeText(words, x, y);
  }
  pen.fillStyle = colour;
  pen.fillText(words, x, y);
}

/** Pixels that the words take. */
export function widthOf(pen: Pen, words: string, size: number): number {
  pen.font = fontOf(size);
  return pen.measureText(words).width;
}

/** The words, cut with an ellipsis where they would take more pixels; whole characters, also beyond the first 65,536. */
export function cutToWidth(pen: Pen, words: string, size: number, most: number): string {
  if (widthOf(pen, words, size) <= most) return words;
  const letters = Array.from(words);
  let [fits, tooMany] = [0, letters.length];
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    if (widthOf(pen, `${letters.slice(0, middle).join('')}…`, size) <= most) fits = middle;
    else tooMany = middle;
  }
  return `${letters.slice(0, fits).join('')}…`;
}

const fontOf = (size: number): string => `${size}px ${CHART_FONT}`;
