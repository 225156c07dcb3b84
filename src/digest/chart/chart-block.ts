import { isFiltered } from '../../core/digest-filter.ts';
import type { Block } from '../../core/reply.ts';
import type { Log } from '../../core/services.ts';
import { code, text, type Text } from '../../core/text.ts';
import type { DayFacts } from '../facts.ts';
import { chartCsv } from './chart-csv.ts';
import type { ChartData, ChartDay, ChartFigure } from './chart-data.ts';
import { drawApart } from './chart-thread.ts';
import { chartAlt } from './chart-words.ts';
import { NoCanvas } from './no-canvas.ts';
import type { DrawChart } from './start-thread.ts';

/** The chart of a day and the one before it, with what was done to streams on its axis. */
export function dayChart(
  { day, base, marks }: ChartedDays,
  log: Pick<Log, 'warn'>,
): Promise<readonly Block[]> {
  // Viewers are told of all streams together, or of one.
  const figures: readonly ChartFigure[] = isFiltered(day.filter) ? ['onAir'] : ['viewers', 'onAir'];
  return chartBlocks({ day: chartDay(day), base: chartDay(base), marks, figures }, drawApart, log);
}

interface ChartedDays extends Pick<ChartData, 'marks'> {
  readonly day: DayFacts;
  readonly base: DayFacts;
}

/** No more of a day's facts than is drawn: they go to another thread. */
const chartDay = ({ day, buckets }: ChartDay): ChartDay => ({ day, buckets });

/** The chart, and the series that it was drawn from as CSV; where it cannot be drawn, its words take its place. */
export async function chartBlocks(
  data: ChartData,
  draw: DrawChart,
  log: Pick<Log, 'warn'>,
): Promise<readonly Block[]> {
  const alt = chartAlt(data);
  const file: Block = {
    kind: 'file',
    name: `chart-${data.day.day.text}.csv`,
    content: chartCsv(data),
    alt: csvAlt(data),
  };
  try {
    return [{ kind: 'image', png: await draw(data), alt, table: { columns: [], rows: [] } }, file];
  } catch (cause) {
    log.warn('chart not drawn', { cause });
    return [{ kind: 'text', text: text`${whyNot(cause)} ${alt}` }, file];
  }
}

function csvAlt({ day, figures }: ChartData): Text {
  const { text: named } = day.day;
  return figures.includes('viewers')
    ? text`Viewers, streams on air and pushes of ${named} and the day before, by the quarter hour`
    : text`Streams on air and pushes of ${named} and the day before, by the quarter hour`;
}

const whyNot = (cause: unknown): Text =>
  cause instanceof NoCanvas
    ? text`The chart could not be drawn: the package ${code('@napi-rs/canvas')} is not installed where the bot runs.`
    : text`The chart could not be drawn; the bot's log says why.`;
