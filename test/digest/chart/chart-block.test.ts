import { expect, test } from 'vitest';
import { plainText } from '../../../src/core/text.ts';
import { chartBlocks } from '../../../src/digest/chart/chart-block.ts';
import { chartAlt, headline } from '../../../src/digest/chart/chart-words.ts';
import { NoCanvas } from '../../../src/digest/chart/no-canvas.ts';
import { previousDay } from '../../../src/digest/day.ts';
import { chartData, DAY, dayOfViewers, markAt } from './days.ts';

const PNG = Uint8Array.of(1, 2, 3);
const HOUR_S = 3600;
const nothing = { day: dayOfViewers(DAY, () => undefined) };
const noBase = { base: { day: previousDay(DAY), buckets: [] } };
const alt = (more = {}): string => plainText(chartAlt(chartData(more)));

function logged() {
  const lines: unknown[] = [];
  return { lines, warn: (event: string, fields?: object) => lines.push({ event, ...fields }) };
}

test('a picture with its words, and a file of the same series', async () => {
  const [image, file] = await chartBlocks(chartData(), () => Promise.resolve(PNG), logged());
  expect(image).toMatchObject({ kind: 'image', png: PNG });
  const lines = file?.kind === 'file' ? file.content.split('\r\n') : [];
  expect(lines).toHaveLength(1 + 2 * 96 + 1);
  expect(lines[0]).toBe('time_utc,day,peak_viewers,on_air_s,pushes');
  expect(lines[1]).toBe('2026-11-25T16:00:00Z,2026-11-26,20,900,1');
  expect(lines[96 + 41]).toBe('2026-11-27T02:00:00Z,2026-11-27,,,1');
});

test.each([
  ['is not installed where the bot runs', new NoCanvas('no package')],
  ["the bot's log says why", new Error('out of memory')],
])('where it cannot be drawn, %s, and the words and the file stay', async (why, cause) => {
  const log = logged();
  const [said, file] = await chartBlocks(chartData(), () => Promise.reject(cause), log);
  const words = said?.kind === 'text' ? plainText(said.text) : '';
  expect(words).toContain(why);
  expect(words).toContain(alt());
  expect(file).toMatchObject({ kind: 'file' });
  expect(log.lines).toEqual([{ event: 'chart not drawn', cause }]);
});

test('says lowest, peak, change and gaps', () => {
  expect(alt()).toContain('2026-11-27 by the clocks of Asia/Shanghai');
  expect(alt()).toContain(
    'Viewers: lowest 100, peak 195 at 23:45-24:00, the day before 115 (+70 %); no figures for 4h.',
  );
  expect(alt()).toContain('Streams on air: lowest 1, peak 1 at 00:00-00:15, the day before 1 (0 %)');
});

test('a figure that was 0 all day has no peak', () => {
  expect(alt({ day: dayOfViewers(DAY, () => 0) })).toContain('Viewers: 0 throughout, the day before 115');
});

test('what is told of some streams alone names no viewers', async () => {
  const [, file] = await chartBlocks(chartData({ figures: ['onAir'] }), () => Promise.resolve(PNG), logged());
  expect(file?.kind === 'file' && plainText(file.alt)).toMatch(
    /^Streams on air and pushes of 2026-11-27 and/,
  );
});

test('says what the bot did, the oldest first, and how much more', () => {
  const few = [markAt(2 * HOUR_S, 'b', { kind: 'cut' }), markAt(HOUR_S, 'a')];
  expect(alt({ marks: few })).toContain('Done by the bot: 01:00 Ban a; 02:00 Cut b.');
  const many = Array.from({ length: 11 }, (_, hour) => markAt(hour * HOUR_S, `room-${hour}`));
  expect(alt({ marks: many })).toMatch(/07:00 Ban room-7; 3 more\.$/);
  expect(alt({ marks: [markAt(-HOUR_S, 'a')] })).not.toContain('Done by the bot');
});

test.each([
  [{}, 'Peak of 195 viewers at 23:45-24:00, 115 the day before'],
  [noBase, 'Peak of 195 viewers at 23:45-24:00'],
  [nothing, 'No figures of viewers'],
  [{ day: dayOfViewers(DAY, () => 0) }, 'Nobody watched'],
])('the title tells the day: %#', (more, title) => {
  expect(plainText(headline(chartData(more)))).toBe(title);
});

test('a missing day, or day before, is not called unchanged', () => {
  expect(alt(nothing)).toContain('Viewers: no figures. Streams on air: no figures.');
  expect(alt(noBase)).toContain('no figures of the day before');
});
