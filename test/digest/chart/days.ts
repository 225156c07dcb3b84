import type { ChartData, ChartDay } from '../../../src/digest/chart/chart-data.ts';
import { previousDay, readDay, type Day } from '../../../src/digest/day.ts';
import { BUCKET_S, type Mark } from '../../../src/digest/facts.ts';

export function dayNamed(name: string, zone = 'Asia/Shanghai'): Day {
  const day = readDay(name, zone);
  if (day === undefined) throw new RangeError(name);
  return day;
}

export const DAY = dayNamed('2026-11-27');

/** Viewers of each quarter hour of a day; one stream is on air where they are told. */
export function dayOfViewers(day: Day, viewers: (index: number) => number | undefined): ChartDay {
  const count = (day.to - day.from) / BUCKET_S;
  const buckets = Array.from({ length: count }, (_, index) => {
    const peakViewers = viewers(index);
    const onAirS = peakViewers === undefined ? undefined : BUCKET_S;
    const told = { peakViewers, onAirS, pushes: 1 };
    return {
      ...told,
      at: day.from + index * BUCKET_S,
      fluxMB: undefined,
      peakMbps: undefined,
      requests: undefined,
    };
  });
  return { day, buckets };
}

export const markAt = (s: number, stream: string, more: Partial<Mark> = {}): Mark => ({
  at: DAY.from + s,
  kind: 'ban',
  stream,
  by: 'ada',
  until: undefined,
  ...more,
});

/** 100 to 195 viewers with a gap from 10:00 to 14:00; 20 to 115 the day before. */
export const chartData = (more: Partial<ChartData> = {}): ChartData => ({
  day: dayOfViewers(DAY, (index) => (index >= 40 && index < 56 ? undefined : 100 + index)),
  base: dayOfViewers(previousDay(DAY), (index) => 20 + index),
  marks: [],
  figures: ['viewers', 'onAir'],
  ...more,
});
