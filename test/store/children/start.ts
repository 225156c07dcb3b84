import { openStore } from '../../../src/store/open.ts';
import type { Store } from '../../../src/store/port.ts';

/** Says `ready`, waits for a line on standard input, and only then opens the store whose address is the first argument. */
export async function openWhenTold(): Promise<Store> {
  process.stdout.write('ready\n');
  await new Promise((resolve) => process.stdin.once('data', resolve));
  process.stdin.unref();
  return openStore(process.argv[2] ?? '', { now: () => 0 });
}
