import type { ChartData } from './chart-data.ts';

/** In units of the sheet; the picture has 1000 pixels in a row, of which a chat shows about half. */
export const SHEET = {
  /** Pixels of a unit. */
  scale: 5 / 6,
  width: 1200,
  left: 88,
  right: 1164,
  /** The bottom of the lower panel: the day's axis. */
  axis: 616,
  /** Marks stand in it, under the axis. */
  lane: 44,
  hours: 34,
  legendLine: 34,
} as const;

/** Letters of 20 units are about 10 pixels high in a chat. */
export const SIZES = { title: 34, label: 22, small: 20 } as const;

/** Where a moment stands: seconds since the day began, which has 23, 24 or 25 hours. */
export function xOf(s: number, { day: { day } }: Pick<ChartData, 'day'>): number {
  return SHEET.left + (s / (day.to - day.from)) * (SHEET.right - SHEET.left);
}
