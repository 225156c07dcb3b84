import { randomInt } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { Every } from './bot.ts';

/** The machine's own clock, chance, timers and files, for the entries that run for real. */

/** UNIX seconds. */
export const now = (): number => Math.floor(Date.now() / 1000);

const STEPS = 2 ** 47;
/** In [0, 1), from the system's own source: button ids must not be guessable. */
export const random = (): number => randomInt(STEPS) / STEPS;

export const every: Every = (everyMs, run) => {
  const timer = setInterval(run, everyMs);
  return () => clearInterval(timer);
};

export const pause = (delayMs: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, delayMs);
  });

/** A file's text, or undefined when there is none. */
export const readFile = (path: string): string | undefined =>
  existsSync(path) ? readFileSync(path, 'utf8') : undefined;

/** Adds what `.env` names to the environment; what is set already wins. */
export function loadEnvFile(): void {
  if (existsSync('.env')) process.loadEnvFile('.env');
}
