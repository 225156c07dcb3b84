import * as z from 'zod';
import {
  accountFacts,
  accountSources,
  readAccountPlays,
  type AccountPlays,
} from '../../src/stats/account-plays.ts';
import { defineCommand, type Context } from '../../src/core/command.ts';
import { csvBlocks, exportField } from '../../src/core/csv-block.ts';
import { csvTime, measuredColumns, type CsvColumn } from '../../src/core/csv.ts';
import { streamField } from '../../src/core/field-types.ts';
import { locateStream, streamKeyText } from '../../src/core/locate-stream.ts';
import { measuredText } from '../../src/core/measured-text.ts';
import { askedAgain, pastWindow, pastWindowFields, windowText } from '../../src/core/past-window.ts';
import { playTable, viewersLine } from '../../src/stats/play-history-table.ts';
import { summarizePlays, type Peak, type PlaySummary } from '../../src/stats/play-summary.ts';
import { rangeButtons } from '../../src/stats/range-buttons.ts';
import { fact, facts, paragraph, type Block, type Fact } from '../../src/core/reply.ts';
import type { Span } from '../../src/core/series.ts';
import { spansText } from '../../src/stats/spans-text.ts';
import { statsButtons } from '../../src/stats/stats-buttons.ts';
import { code, text, time, type Text } from '../../src/core/text.ts';
import type { Measured, PlayPoint, StreamKey } from '../../src/live/port.ts';
import { mbpsText, megabytesText } from '../../src/live/wording.ts';

const COMMAND = 'stats play-history';
const USUAL_S = 3600;

export default defineCommand({
  summary: 'Viewers and traffic over time, of one stream or all',
  input: z.object({
    stream: streamField('Only this stream').optional(),
    ...pastWindowFields(),
    export: exportField(),
  }),
  needs: 'view',
  shows: 'to-me',
  async run({ stream: ref, from, to, export: wish }, context) {
    const stream = ref && (await locateStream(ref, context)).stream;
    // Last, since the cloud counts back from when it is asked: a month ago must not become a month and a second.
    const asked = pastWindow({ from, to }, USUAL_S, context);
    const { live } = context;
    const [history, account] = await Promise.all([
      live.stats.playHistory(stream?.name, asked.from, asked.to),
      stream === undefined ? readAccountPlays(asked, live) : undefined,
    ]);
    // Up to where figures are there: what comes later is no gap.
    const window = { from: asked.from, to: Math.min(asked.to, history.at) };
    const summary = summarizePlays(history.value, window, history.stepS);
    return {
      tone: 'info',
      title: titleOf(stream, summary),
      blocks: [
        facts(...factsOf({ stream, history, window, summary, account }, context)),
        ...(history.value.length === 0
          ? []
          : [playTable(history.value, window, history.stepS, context.settings.timezone)]),
        paragraph(measuredText(WHAT, history, context.now())),
        ...(account === undefined ? [] : accountSources(account, context.now())),
        ...file(wish, stream, history, context),
      ],
      buttons: statsButtons(
        { command: COMMAND, input: askedAgain({ from, to }, context), stream },
        rangeButtons(COMMAND, stream, asked),
        context,
      ),
    };
  },
});

/** tencent-live 14 #15 */
const WHAT = text`Viewers (approximate) and traffic`;

/** A history and what it comes to. */
interface Seen {
  readonly stream: StreamKey | undefined;
  readonly history: Measured<readonly PlayPoint[]>;
  readonly window: Span;
  readonly summary: PlaySummary;
  readonly account: AccountPlays | undefined;
}

function titleOf(stream: StreamKey | undefined, { viewers, fluxMB }: PlaySummary): Text {
  const traffic = megabytesText(fluxMB ?? 0);
  if (stream === undefined) {
    return viewers === undefined
      ? text`No viewers were counted in that time`
      : text`All streams: at most about ${viewers.value} viewers, ${traffic} in all`;
  }
  return viewers === undefined
    ? text`${stream.name}: no viewers were counted in that time`
    : text`${stream.name}: at most about ${viewers.value} viewers, ${traffic} in all`;
}

function factsOf(
  { stream, history, window, summary, account }: Seen,
  { settings }: Context,
): readonly Fact[] {
  const { timezone: zone } = settings;
  const { viewers, bandwidthMbps, fluxMB, requests, gaps } = summary;
  return [
    ...(stream === undefined ? [] : [fact(text`Stream`, text`${code(streamKeyText(stream))}`)]),
    fact(text`Time`, windowText(window, zone)),
    ...(viewers === undefined
      ? []
      : [
          fact(
            text`Viewers, peak`,
            peakText(viewers, (value) => `about ${value}`),
          ),
          fact(text`Viewer line`, text`${code(viewersLine(history.value, window, history.stepS))} from 0`),
        ]),
    ...(bandwidthMbps === undefined ? [] : [fact(text`Out, peak`, peakText(bandwidthMbps, mbpsText))]),
    ...(fluxMB === undefined ? [] : [fact(text`Traffic`, text`${megabytesText(fluxMB)}`)]),
    fact(text`Requests`, requests === undefined ? text`not told` : text`${requests}`),
    ...(gaps.length === 0
      ? []
      : [
          fact(
            text`No figures`,
            text`${spansText(gaps, window, zone)}: nobody watched, or the cloud has none`,
          ),
        ]),
    ...(account === undefined ? [] : accountFacts(account)),
  ];
}

const peakText = ({ value, at }: Peak, show: (value: number) => string): Text =>
  text`${show(value)} at ${time(at)}`;

function file(
  wish: 'csv' | undefined,
  stream: StreamKey | undefined,
  history: Measured<readonly PlayPoint[]>,
  { now }: Context,
): readonly Block[] {
  return csvBlocks(wish, {
    name: stream === undefined ? 'play-history' : `play-history-${stream.name}`,
    what:
      stream === undefined ? text`plays of all streams by minute` : text`plays of ${stream.name} by minute`,
    columns: [
      { name: 'stream', cell: () => stream?.name ?? '(all)' },
      ...COLUMNS,
      ...measuredColumns<PlayPoint>(history),
    ],
    rows: history.value,
    at: now(),
  });
}

const COLUMNS: readonly CsvColumn<PlayPoint>[] = [
  { name: 'time_utc', cell: ({ at }) => csvTime(at) },
  { name: 'viewers_approx', cell: ({ viewers }) => viewers },
  { name: 'bandwidth_mbps', cell: ({ bandwidthMbps }) => bandwidthMbps },
  { name: 'traffic_mb', cell: ({ fluxMB }) => fluxMB },
  { name: 'requests', cell: ({ requests }) => requests },
];
