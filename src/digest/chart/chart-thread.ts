import type { ChartData } from './chart-data.ts';
import { startThread, ThreadEnded, type DrawChart, type Thread } from './start-thread.ts';

export interface ChartThreadOptions {
  /** The program of the thread; the one that draws when left out. */
  readonly program?: URL;
  /** A chart that takes longer is given up, and the thread with it. */
  readonly limitMs?: number;
}

export interface ChartThread {
  readonly draw: DrawChart;
  /** Ends the thread; the next chart starts another. */
  readonly stop: () => Promise<void>;
}

/** What was built runs by itself; sources need a loader in each thread. */
const PROGRAM = new URL(
  import.meta.url.endsWith('.ts') ? '../../../bin/draw-from-source.mjs' : './draw-thread.js',
  import.meta.url,
);
/** With the first start of the library on a busy machine; warm it takes some 20 ms. */
const LIMIT_MS = 5000;

/**
 * Draws in a thread of its own, so that the bot answers meanwhile: loading the library and its fonts takes some 100 ms, and
 * a chart 20. The thread starts with the first chart and stays for the next. When it dies, the chart is drawn by another
 * one; when that dies too, the chart is what kills it.
 */
export function createChartThread(options: ChartThreadOptions = {}): ChartThread {
  const { program = PROGRAM, limitMs = LIMIT_MS } = options;
  let last: Thread | undefined;
  const attempt = (data: ChartData): Promise<Uint8Array> => {
    const thread = last === undefined || last.isOver() ? startThread(program) : last;
    last = thread;
    return within(thread, data, limitMs);
  };
  return {
    draw: (data) =>
      attempt(data).catch((cause: unknown) => {
        if (cause instanceof ThreadEnded) return attempt(data);
        throw cause;
      }),
    stop: async () => last?.stop(),
  };
}

/** The timer keeps the process alive until the chart is there, which the thread does not. */
async function within(thread: Thread, data: ChartData, limitMs: number): Promise<Uint8Array> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, failed) => {
    timer = setTimeout(() => {
      failed(new Error(`the chart took longer than ${limitMs} ms`));
      void thread.stop();
    }, limitMs);
  });
  try {
    return await Promise.race([thread.draw(data), late]);
  } finally {
    clearTimeout(timer);
  }
}

const thread = createChartThread();

/** Draws in the one thread of this process, which the library and its fonts belong to as well. */
export const drawApart: DrawChart = thread.draw;
