import { collectDay } from '../../digest/collect.ts';
import { dayBefore, readDay } from '../../digest/day.ts';
import type { DayFigures } from '../../digest/facts.ts';
import { createTencentV3 } from '../../live/tencent-v3/tencent-v3.ts';
import { collectSpec, type Collected } from './specs.ts';
import { watchHolds } from './watch-holds.ts';

/**
 * A process of its own: reads one day as a digest does, through the product's own client, and prints what it took. An empty
 * day is read before, so that code and connections are warm, as they are in a bot that runs.
 */
const spec = collectSpec.parse(JSON.parse(process.argv[2] ?? ''));
const day = readDay(spec.day, 'Asia/Shanghai');
if (day === undefined) throw new RangeError(`${spec.day} is no day`);
const now = () => Math.floor(Date.now() / 1000);
const calls: Record<string, number> = {};
let failures = 0;
const { url, secretId, secretKey } = spec.cloud;
const live = createTencentV3({
  site: 'mainland',
  region: 'ap-guangzhou',
  url,
  secretId,
  secretKey,
  pushDomains: [],
  now,
  random: Math.random,
  log: {
    called({ action, outcome }) {
      calls[action] = (calls[action] ?? 0) + 1;
      if (outcome !== 'ok') failures += 1;
    },
    skipped: ({ action }) => {
      throw new Error(`rows of ${action} could not be read`);
    },
  },
});
await collectDay(dayBefore(day.from - 86_400, day.zone), live, now());
for (const action of Object.keys(calls)) calls[action] = 0;
failures = 0;
const longestMs = watchHolds();
const began = performance.now();
const figures = await collectDay(day, live, now());
const wallMs = performance.now() - began;
const heldMs = longestMs();
checkWhole(figures, spec.streams);
const peakMB = process.resourceUsage().maxRSS / 1024;
const collected: Collected = { wallMs, peakMB, heldMs, calls, failures };
process.stdout.write(`${JSON.stringify(collected)}\n`);
live.stop();

/** A collection that is fast because something is missing counts for nothing. */
function checkWhole({ pushes, viewers, bandwidth, traffic }: DayFigures, streams: number): void {
  for (const reading of [pushes, viewers, bandwidth, traffic]) {
    if (reading.missing !== undefined) throw new Error(JSON.stringify(reading.missing));
  }
  const seen = [pushes.value?.pushes, pushes.value?.streams, pushes.value?.failed, traffic.value?.streams];
  const refused = Math.ceil(streams / 50);
  const wanted = [streams + Math.ceil(streams / 5), streams, refused, streams - refused];
  if (seen.join(' ') !== wanted.join(' '))
    throw new Error(`${seen.join(' ')} in place of ${wanted.join(' ')}`);
}
