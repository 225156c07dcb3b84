import { parentPort } from 'node:worker_threads';
import type { ChartOrder, ChartResult } from './chart-messages.ts';
import { drawChart } from './draw-chart.ts';
import { NoCanvas } from './no-canvas.ts';

/** The program of the thread that draws: the library and its fonts are loaded once, for all charts. */
const port = parentPort;
if (port === null) throw new Error('draw-thread runs in a thread of its own only');
port.on('message', (order: ChartOrder) => {
  void answer(order).then((result) => port.postMessage(result));
});

async function answer({ id, data }: ChartOrder): Promise<ChartResult> {
  try {
    return { id, png: await drawChart(data) };
  } catch (cause) {
    const fault = cause instanceof Error ? cause.message : String(cause);
    return { id, fault, isMissing: cause instanceof NoCanvas };
  }
}
