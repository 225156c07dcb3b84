import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { benchChart } from './bench/chart.ts';
import { benchCollection } from './bench/collection.ts';
import { figure, figureTable, type Figure } from './bench/figure.ts';

/** `npm run bench [-- --json]`: figures beside their goals, as a table or as one JSON line. */
const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
const figures = [...(await benchCollection()), ...(await chartFigures())];
const versions = {
  tallylight: ownVersion(),
  node: process.versions.node,
  platform: process.platform,
  arch: process.arch,
};
const text = values.json ? JSON.stringify({ figures, versions }) : figureTable(figures);
process.stdout.write(`${text}\n`);

async function chartFigures(): Promise<readonly Figure[]> {
  const { warmMs, heldMs, firstMs } = await benchChart();
  return [
    figure('chart, warm', warmMs, 'ms', 40),
    figure('chart: event loop held', heldMs, 'ms', 5),
    figure('chart, the first', firstMs, 'ms'),
  ];
}

function ownVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}
