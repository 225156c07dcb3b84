// Draws a chart with what stands in dist/, and fails where it does not become a picture.
import { drawApart } from '../dist/src/digest/chart/chart-thread.js';

const day = { text: '2026-11-21', zone: 'UTC', from: 1_795_219_200, to: 1_795_305_600 };
const marks = [{ at: day.from + 3600, kind: 'ban', stream: '直播间', by: 'ada', until: undefined }];
const png = await drawApart({ day: { day, buckets: [] }, base: { day, buckets: [] }, marks });
const isPng = Buffer.from(png.subarray(1, 4)).toString('latin1') === 'PNG';
process.stdout.write(`a chart of ${png.byteLength} bytes\n`);
process.exitCode = isPng ? 0 : 1;
