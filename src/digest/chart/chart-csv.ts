import { csvText, csvTime, type CsvColumn } from '../../core/csv.ts';
import type { BucketFacts } from '../facts.ts';
import { bucketsOf, type ChartData } from './chart-data.ts';

const VIEWERS: CsvColumn<BucketFacts> = {
  name: 'peak_viewers',
  cell: ({ peakViewers }) => peakViewers,
};

/** Every quarter hour of both days, oldest first; what nobody told is empty. */
export function chartCsv({ day, base, figures }: ChartData): string {
  const rows = [base, day].flatMap((one) =>
    bucketsOf(one).map((bucket) => ({ ...bucket, day: one.day.text })),
  );
  return csvText(
    [
      { name: 'time_utc', cell: ({ at }) => csvTime(at) },
      { name: 'day', cell: (row) => row.day },
      ...(figures.includes('viewers') ? [VIEWERS] : []),
      { name: 'on_air_s', cell: ({ onAirS }) => onAirS },
      { name: 'pushes', cell: ({ pushes }) => pushes },
    ],
    rows,
  );
}
