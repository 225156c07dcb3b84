import { createRequire } from 'node:module';
import { openStore } from '../../../src/store/open.ts';

/** Opens a store and prints how many files of PostgreSQL's library that has loaded into this process. */
const [, , url = ''] = process.argv;
await (await openStore(url, { now: () => 0 })).close();
const loaded = Object.keys(createRequire(import.meta.url).cache);
process.stdout.write(`${loaded.filter((path) => path.includes('/node_modules/pg/')).length}\n`);
