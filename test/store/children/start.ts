import { openStore } from '../../../src/store/open.ts';
import type { Store } from '../../../src/store/port.ts';

/** Says `ready`, waits for a line on standard input, and only then opens the store that the first argument names. */
export async function openWhenTold(): Promise<Store> {
  process.stdout.write('ready\n');
  await new Promise((resolve) => process.stdin.once('data', resolve));
  process.stdin.unref();
  return openStore(`file:${process.argv[2] ?? ''}`, { now: () => 0 });
}
