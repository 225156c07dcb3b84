import { clockText } from '../core/clock.ts';
import { csvText, csvTime } from '../core/csv.ts';
import type { Block } from '../core/reply.ts';
import type { Log } from '../core/services.ts';
import { joined, text, type Text } from '../core/text.ts';
import { wallTime } from '../core/zone.ts';
import type { Audit } from '../store/port.ts';
import { drawChart } from './chart.ts';
import { extremesOf, seriesOf, type ChartData, type ChartFigure } from './chart-series.ts';
import { marksOf } from './marks.ts';

/** Rows of the audit that are looked through for marks. */
const MOST_ROWS = 1000;

/** The chart of a day and the one before it, with what was done to streams on its axis. */
export async function dayChart(
  days: Omit<ChartData, 'marks'>,
  { audit, log }: { readonly audit: Pick<Audit, 'list'>; readonly log: Pick<Log, 'warn'> },
): Promise<readonly Block[]> {
  const { from, to } = days.day.day;
  return chartBlocks({ ...days, marks: marksOf(await audit.list({ from, to }, MOST_ROWS)) }, log);
}

/** The chart, and the series that it was drawn from as CSV; without a picture where drawing fails: the figures stay. */
export async function chartBlocks(data: ChartData, log: Pick<Log, 'warn'>): Promise<readonly Block[]> {
  const file: Block = {
    kind: 'file',
    name: `chart-${data.day.day.text}.csv`,
    content: chartCsv(data),
    alt: text`Viewers and pushes of ${data.day.day.text} by the quarter hour`,
  };
  try {
    const png = await drawChart(data);
    return [{ kind: 'image', png, alt: chartAlt(data), table: { columns: [], rows: [] } }, file];
  } catch (cause) {
    log.warn('chart not drawn', { cause });
    return [{ kind: 'text', text: text`The chart could not be drawn: ${chartAlt(data)}` }, file];
  }
}

/** What the chart shows, from the same series: lowest, peak and its time, and the change of the peak. */
export function chartAlt(data: ChartData): Text {
  const lines = [
    text`Viewers: ${altOf(data, 'peakViewers')}`,
    text`Pushes in 15 min: ${altOf(data, 'pushes')}`,
  ];
  return text`Chart of ${data.day.day.text}. ${joined(lines, text` `)}`;
}

function altOf({ day, base }: ChartData, figure: ChartFigure): Text {
  const now = extremesOf(seriesOf(day, figure), day.day.from);
  const before = extremesOf(seriesOf(base, figure), base.day.from);
  if (now === undefined) return text`nothing known.`;
  const at = clockText(wallTime(now.mostAt, day.day.zone));
  if (before === undefined)
    return text`low ${now.least}, peak ${now.most} at ${at}, no figures of the day before.`;
  return text`low ${now.least}, peak ${now.most} at ${at}, the day before ${before.most}.`;
}

function chartCsv({ day, base }: ChartData): string {
  const points = [base, day].flatMap((one) => {
    const pushes = seriesOf(one, 'pushes');
    return seriesOf(one, 'peakViewers').map(({ s, value }, index) => ({
      at: one.day.from + s,
      day: one.day.text,
      viewers: value,
      pushes: pushes[index]?.value,
    }));
  });
  return csvText(
    [
      { name: 'time_utc', cell: ({ at }) => csvTime(at) },
      { name: 'day', cell: ({ day: name }) => name },
      { name: 'peak_viewers', cell: ({ viewers }) => viewers },
      { name: 'pushes', cell: ({ pushes }) => pushes },
    ],
    points,
  );
}
