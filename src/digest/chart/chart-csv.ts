import { csvText, csvTime } from '../../core/csv.ts';
import { bucketsOf, type ChartData } from './chart-data.ts';

/** Every quarter hour of both days, oldest first; what nobody told is empty. */
export function chartCsv({ day, base }: ChartData): string {
  const rows = [base, day].flatMap((one) =>
    bucketsOf(one).map((bucket) => ({ ...bucket, day: one.day.text })),
  );
  return csvText(
    [
      { name: 'time_utc', cell: ({ at }) => csvTime(at) },
      { name: 'day', cell: (row) => row.day },
      { name: 'peak_viewers', cell: ({ peakViewers }) => peakViewers },
      { name: 'on_air_s', cell: ({ onAirS }) => onAirS },
      { name: 'pushes', cell: ({ pushes }) => pushes },
    ],
    rows,
  );
}
