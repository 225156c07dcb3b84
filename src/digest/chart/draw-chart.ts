import type { ChartData } from './chart-data.ts';
import { drawHead } from './draw-head.ts';
import { drawHours } from './draw-hours.ts';
import { drawLegend, drawMarks, legendLines } from './draw-marks.ts';
import { drawPanel } from './draw-panel.ts';
import { loadCanvas } from './load-canvas.ts';
import { PAPER } from './palette.ts';
import type { Panel } from './panel.ts';
import { pngOf } from './png.ts';
import { SHEET } from './sheet.ts';

const VIEWERS: Panel = {
  figure: 'viewers',
  label: 'Viewers, the most in 15 min',
  top: 182,
  bottom: 416,
  steps: 5,
};
const ON_AIR: Panel = {
  figure: 'onAir',
  label: 'Streams on air, average of 15 min',
  top: 500,
  bottom: SHEET.axis,
  steps: 3,
};

/** One alone takes the room of both. */
const panelsOf = ({ figures }: ChartData): readonly Panel[] =>
  figures.includes('viewers') ? [VIEWERS, ON_AIR] : [{ ...ON_AIR, top: VIEWERS.top, steps: VIEWERS.steps }];

/**
 * One day as a PNG, 1000 pixels wide and as high as its marks need: the same bytes for the same data. It works for some
 * 20 ms without a break: call it where nobody waits (`chart-thread.ts`).
 */
export async function drawChart(data: ChartData): Promise<Uint8Array> {
  const { createCanvas } = await loadCanvas();
  const lines = legendLines(data);
  const lane = lines > 0 ? SHEET.lane : 0;
  const hours = SHEET.axis + lane + SHEET.hours;
  const height = hours + 22 + (lines > 0 ? 20 + lines * SHEET.legendLine : 0);
  const [width, rows] = [Math.round(SHEET.width * SHEET.scale), Math.round(height * SHEET.scale)];
  const canvas = createCanvas(width, rows);
  const pen = canvas.getContext('2d');
  pen.fillStyle = PAPER;
  pen.fillRect(0, 0, width, rows);
  pen.scale(SHEET.scale, SHEET.scale);
  drawHead(pen, data);
  for (const panel of panelsOf(data)) drawPanel(pen, panel, data);
  drawHours(pen, data, hours);
  drawMarks(pen, data);
  drawLegend(pen, data, hours + 44);
  return pngOf({ width, height: rows, rgba: canvas.data() });
}
