import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

export interface Child {
  readonly process: ChildProcess;
  /** The whole lines that it has printed so far, `ready` first. */
  readonly lines: string[];
  /** Fulfilled when it has printed so many lines. */
  printed(count: number): Promise<void>;
  readonly ended: Promise<unknown>;
}

/** Runs one of the programs in `children/` on a database, on this very Node; it waits until it is told to go. */
export function startChild(program: string, databaseUrl: string): Child {
  const file = fileURLToPath(new URL(`children/${program}.ts`, import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', file, databaseUrl], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines: string[] = [];
  let rest = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    const parts = `${rest}${chunk}`.split('\n');
    rest = parts.pop() ?? '';
    lines.push(...parts);
  });
  const ended = once(child, 'close');
  const printed = async (count: number) => {
    while (lines.length < count) {
      const more = await Promise.race([once(child.stdout, 'data'), ended.then(() => undefined)]);
      if (more === undefined) throw new Error(`${program} ended after ${lines.length} lines`);
    }
  };
  return { process: child, lines, printed, ended };
}

/** Lets children go at the same moment: starting takes each its own time. */
export async function letGo(children: readonly Child[]): Promise<void> {
  await Promise.all(children.map((child) => child.printed(1)));
  for (const child of children) child.process.stdin?.write('go\n');
}
