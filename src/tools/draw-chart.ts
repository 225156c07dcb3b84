import { drawApart } from '../digest/chart/chart-thread.ts';
import type { ChartData } from '../digest/chart/chart-data.ts';

// Built with the bot: `.ci/run` draws a chart on each Node with what stands in dist/, and fails where no picture comes.
const day = { text: '2026-11-21', zone: 'UTC', from: 1_795_219_200, to: 1_795_305_600 };
const data: ChartData = {
  day: { day, buckets: [] },
  base: { day, buckets: [] },
  marks: [{ at: day.from + 3600, kind: 'ban', stream: '直播间', by: 'ada', until: undefined }],
  figures: ['viewers', 'onAir'],
};
const png = await drawApart(data);
process.stdout.write(`a chart of ${String(png.byteLength)} bytes\n`);
process.exitCode = Buffer.from(png.subarray(1, 4)).toString('latin1') === 'PNG' ? 0 : 1;
