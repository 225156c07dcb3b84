import * as z from 'zod';
import { attempt, type Reading } from '../../src/core/attempt.ts';
import { defineCommand, type Context } from '../../src/core/command.ts';
import { csvBlocks, exportField } from '../../src/core/csv-block.ts';
import { measuredColumns, type CsvColumn } from '../../src/core/csv.ts';
import { streamField } from '../../src/core/field-types.ts';
import { locateStream, streamKeyText } from '../../src/core/locate-stream.ts';
import { measuredText, readingText } from '../../src/core/measured-text.ts';
import { fact, facts, paragraph, type Block, type Fact, type Reply } from '../../src/core/reply.ts';
import { statsButtons } from '../../src/stats/stats-buttons.ts';
import { code, text, time, type Text } from '../../src/core/text.ts';
import type { Measured, PlayFigures, PlayTotals, StreamKey } from '../../src/live/port.ts';
import { mbpsText } from '../../src/live/wording.ts';

const MOST_ROWS = 20;
type Plays = Measured<readonly PlayFigures[]>;
type Wish = 'csv' | undefined;

export default defineCommand({
  summary: 'Viewers now, of one stream, or in all and by domain',
  input: z.object({ stream: streamField('Only this stream').optional(), export: exportField() }),
  needs: 'view',
  shows: 'to-me',
  async run({ stream: ref, export: wish }, context) {
    const { stats } = context.live;
    if (ref === undefined) {
      const [plays, totals] = await Promise.all([stats.plays(), attempt(stats.totals())]);
      return allReply(plays, totals, wish, context);
    }
    const { stream } = await locateStream(ref, context);
    return oneReply(stream, await stats.plays(stream.name), wish, context);
  },
});

/** Viewers are samples of connections (tencent-live 14 #15), and of a name in all apps together. */
const WHAT = text`Viewers, approximate, all apps of a name together`;

function oneReply(stream: StreamKey, plays: Plays, wish: Wish, context: Context): Reply {
  const play = plays.value.find(({ name }) => name === stream.name);
  return {
    tone: 'info',
    title:
      play === undefined
        ? text`${stream.name}: nobody was counted`
        : text`${stream.name}: about ${play.viewers} viewers, ${mbpsText(play.bandwidthMbps)} out`,
    blocks: [
      facts(
        fact(text`Stream`, text`${code(streamKeyText(stream))}`),
        fact(text`Minute`, text`${time(plays.at)}`),
        ...(play === undefined ? [] : [fact(text`Requests`, requestsText(play.requests))]),
      ),
      paragraph(measuredText(WHAT, plays, context.now())),
      ...file(`play-${stream.name}`, plays, wish, context),
    ],
    buttons: statsButtons({ command: 'stats play', input: {}, stream }, [], context),
  };
}

const requestsText = (requests: number | undefined): Text =>
  requests === undefined ? text`not told` : text`${requests} in that minute`;

function allReply(plays: Plays, totals: Reading<PlayTotals>, wish: Wish, context: Context): Reply {
  const top = plays.value.toSorted((a, b) => b.viewers - a.viewers);
  const more = top.length - MOST_ROWS;
  return {
    tone: totals.fault === undefined ? 'info' : 'warning',
    title: allTitle(plays, totals),
    blocks: [
      ...(totals.answer === undefined ? [] : totalBlocks(totals.answer)),
      topList(top.slice(0, MOST_ROWS)),
      ...(more > 0 ? [paragraph(text`… ${more} more; name a stream to see its own.`)] : []),
      paragraph(readingText(text`In all, approximate`, totals, context.now())),
      paragraph(measuredText(WHAT, plays, context.now())),
      ...file('plays', plays, wish, context),
    ],
    buttons: statsButtons({ command: 'stats play', input: {}, stream: undefined }, [], context),
  };
}

/** By the cloud's own sum where it tells one, else by the streams that are listed. */
function allTitle(plays: Plays, { answer }: Reading<PlayTotals>): Text {
  const listed = {
    viewers: plays.value.reduce((sum, { viewers }) => sum + viewers, 0),
    bandwidthMbps: plays.value.reduce((sum, { bandwidthMbps }) => sum + bandwidthMbps, 0),
  };
  const { viewers, bandwidthMbps } = answer?.value ?? listed;
  return text`About ${viewers} viewers, ${mbpsText(bandwidthMbps)} out`;
}

function totalBlocks({ value: { requests, domains } }: Measured<PlayTotals>): readonly Block[] {
  const byDomain = domains.map(({ domain, viewers, bandwidthMbps }): Fact =>
    fact(text`${domain}`, text`about ${viewers} viewers, ${mbpsText(bandwidthMbps)}`),
  );
  return [facts(fact(text`Requests`, requestsText(requests)), ...byDomain)];
}

function topList(plays: readonly PlayFigures[]): Block {
  if (plays.length === 0) return paragraph(text`No stream has viewers.`);
  const rows = plays.map(({ name, viewers, bandwidthMbps, requests }) => [
    text`${name}`,
    text`${viewers}`,
    text`${mbpsText(bandwidthMbps)}`,
    text`${requests ?? '?'}`,
  ]);
  const columns = [text`Stream`, text`Viewers`, text`Out`, text`Requests/min`];
  return { kind: 'table', columns, rows };
}

function file(name: string, plays: Plays, wish: Wish, { now }: Context): readonly Block[] {
  return csvBlocks(wish, {
    name,
    what: text`viewers by stream`,
    columns: [...COLUMNS, ...measuredColumns<PlayFigures>(plays)],
    rows: plays.value,
    at: now(),
  });
}

const COLUMNS: readonly CsvColumn<PlayFigures>[] = [
  { name: 'stream', cell: ({ name }) => name },
  { name: 'viewers_approx', cell: ({ viewers }) => viewers },
  { name: 'bandwidth_mbps', cell: ({ bandwidthMbps }) => bandwidthMbps },
  { name: 'requests_per_minute', cell: ({ requests }) => requests },
];
