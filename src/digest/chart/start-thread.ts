import { Worker } from 'node:worker_threads';
import type { ChartData } from './chart-data.ts';
import type { ChartOrder, ChartResult } from './chart-messages.ts';
import { NoCanvas } from './no-canvas.ts';

/** Draws a chart as PNG; rejects with `NoCanvas` where the library is not installed, else with what went wrong. */
export type DrawChart = (data: ChartData) => Promise<Uint8Array>;

/** The thread died while it was to draw: the chart itself may be drawn by another. */
export class ThreadEnded extends Error {
  constructor(cause: unknown) {
    super('the drawing thread ended', { cause });
    this.name = 'ThreadEnded';
  }
}

/** A thread from its start to its end. */
export interface Thread {
  /** Rejects with `ThreadEnded` when it ends first. */
  readonly draw: DrawChart;
  isOver(): boolean;
  stop(): Promise<void>;
}

interface Waiting {
  readonly done: (png: Uint8Array) => void;
  readonly failed: (cause: Error) => void;
}

/** It keeps no process from ending, and is given none of the process's own flags, such as a loader's. */
export function startThread(program: URL): Thread {
  const worker = new Worker(program, { execArgv: [] });
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let isOver = false;
  const end = (cause: unknown): void => {
    isOver = true;
    for (const { failed } of waiting.values()) failed(new ThreadEnded(cause));
    waiting.clear();
  };
  worker.on('message', (result: ChartResult) => {
    const one = waiting.get(result.id);
    waiting.delete(result.id);
    if (one !== undefined) settle(one, result);
  });
  worker.on('error', end);
  worker.on('exit', (code) => end(new Error(`it ended with ${code}`)));
  worker.unref();
  return {
    draw: (data) =>
      new Promise((done, failed) => {
        lastId += 1;
        waiting.set(lastId, { done, failed });
        worker.postMessage({ id: lastId, data } satisfies ChartOrder);
      }),
    isOver: () => isOver,
    async stop() {
      await worker.terminate();
    },
  };
}

function settle({ done, failed }: Waiting, result: ChartResult): void {
  if (result.fault === undefined) done(result.png);
  else failed(result.isMissing ? new NoCanvas(result.fault) : new Error(result.fault));
}
