import { openWhenTold } from './start.ts';

/** Takes what it can get of the claims `key-0` to `key-299` and prints them. */
const store = await openWhenTold();
const won: string[] = [];
for (let index = 0; index < 300; index += 1) {
  const claim = await store.claims.take(`key-${index}`, `process-${process.pid}`, 1_000, 2_000);
  if (claim !== undefined) won.push(`${claim.key} ${claim.fence}`);
}
await store.close();
process.stdout.write(`${won.join('\n')}\n`);
process.exit();
