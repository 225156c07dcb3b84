import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';

/** Runs a file of this folder in a process of its own and gives the first line that it prints, and the way to end it. */
export async function startChild<T>(file: string, spec: object, schema: z.ZodType<T>) {
  const path = fileURLToPath(new URL(file, import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', path, JSON.stringify(spec)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  const line = await firstLine(child);
  if (line === undefined) throw new Error(`${file} ended without an answer`);
  return { value: schema.parse(JSON.parse(line)), stop, ended };
}

/** As `startChild`, for a process that ends by itself. */
export async function runChild<T>(file: string, spec: object, schema: z.ZodType<T>): Promise<T> {
  const { value, ended } = await startChild(file, spec, schema);
  await ended;
  return value;
}

async function firstLine({ stdout }: ChildProcess): Promise<string | undefined> {
  if (stdout === null) return undefined;
  for await (const line of createInterface(stdout)) return line;
  return undefined;
}
