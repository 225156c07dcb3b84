import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { chartFigures } from './bench/chart.ts';
import { benchCollection } from './bench/collection.ts';
import { figureTable, type Figure } from './bench/figure.ts';

/** What is measured, one case after the other, so that none disturbs another. */
const CASES: readonly (() => Promise<readonly Figure[]>)[] = [benchCollection, chartFigures];

/** `npm run bench [-- --json]`: figures beside their goals, as a table or as one JSON line. */
const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
const figures: Figure[] = [];
for (const run of CASES) figures.push(...(await run()));
const versions = {
  tallylight: ownVersion(),
  node: process.versions.node,
  platform: process.platform,
  arch: process.arch,
};
const text = values.json ? JSON.stringify({ figures, versions }) : figureTable(figures);
process.stdout.write(`${text}\n`);

function ownVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}
