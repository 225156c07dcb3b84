import { openWhenTold } from './start.ts';

/** Opens the store, and says so. */
const store = await openWhenTold();
await store.close();
process.stdout.write('opened\n');
process.exit();
